using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>Tells whether lists have changed.</summary>
internal static class FolderDigest
{
    /// <summary>SHA-256, in hexadecimal, over the names and contents of all files in a folder and below.</summary>
    public static string Of(string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
