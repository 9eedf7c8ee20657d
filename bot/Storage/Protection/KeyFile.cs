using System.Security.Cryptography;

namespace CivicBot.Storage.Protection;

/// <summary>A random key in a file of its own, readable by the program's user only.</summary>
internal static class KeyFile
{
    /// <exception cref="InvalidOperationException">The file has another length.</exception>
    public static byte[] ReadOrCreate(string file, int length)
    {
        if (!File.Exists(file))
        {
            Create(file, length);
        }

        var key = File.ReadAllBytes(file);
        return key.Length == length
            ? key
            : throw new InvalidOperationException($"The key file '{Path.GetFileName(file)}' in the data directory is damaged; restore it from a backup.");
    }

    private static void Create(string file, int length)
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
            stream.Write(RandomNumberGenerator.GetBytes(length));
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
