using System.Security.Cryptography;
using CivicBot.Storage;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Accounts;

/// <summary>
/// Proves that who makes the first administrator also owns the machine: a code in a file of the data directory, which goes when it was used. Without it anybody who finds a fresh
/// installation on the network would own it.
/// </summary>
internal sealed class SetupCode(IOptions<StorageOptions> storage)
{
    public const string FileName = "setup-code.txt";

    private string File => Path.Combine(storage.Value.Directory, FileName);

    /// <summary>Writes the file where there is none yet.</summary>
    public void Offer()
    {
        if (System.IO.File.Exists(File))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(File, options);
        writer.WriteLine(RandomNumberGenerator.GetString("ACDEFGHJKMNPQRTUVWXY34679", 12));
    }

    public bool IsRight(string? typed)
    {
        if (!System.IO.File.Exists(File))
        {
            return false;
        }

        var expected = System.IO.File.ReadAllText(File).Trim();
        return expected.Length > 0
            && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes((typed ?? "").Trim().ToUpperInvariant()));
    }

    public void Use() => System.IO.File.Delete(File);
}
