using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Conversation.Records;

/// <summary>
/// Names a citizen in our records without telling who it is: a keyed hash of channel and conversation. The key lies in a file of its own in
/// the data directory, so that a copy of the database alone cannot be matched with a list of Zalo ids.
/// </summary>
public sealed class CitizenPseudonyms(byte[] key)
{
    private const int KeyLength = 32;

    /// <summary>Reads the key, or makes it when there is none yet.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged.</exception>
    public static CitizenPseudonyms FromFile(string file)
    {
        if (!File.Exists(file))
        {
            Create(file);
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyLength
            ? new CitizenPseudonyms(key)
            : throw new InvalidOperationException($"The key file '{Path.GetFileName(file)}' in the data directory is damaged; restore it from a backup.");
    }

    public string Of(string channelId, string conversationId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{channelId}\n{conversationId}")).AsSpan(0, 16));

    /// <summary>Key of a turn without the ids in it.</summary>
    public string OfTurn(string turnKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(turnKey)).AsSpan(0, 16));

    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);

        // Two processes may start at once: whoever is first to put its complete file in place wins, and both read that one.
        var own = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(own, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(KeyLength));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(own, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(own);
        }
    }
}
