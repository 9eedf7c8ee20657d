using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Storage.Protection;

/// <summary>
/// Encrypts what tells who somebody is (AES-256-GCM). The key lies in the data directory beside the database, never in it, so that a copy of the database alone names nobody.
/// A value is bound to the row that it belongs to: it cannot be moved to another one.
/// </summary>
public sealed class DataSeal : IDisposable
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] key;

    public DataSeal(byte[] key) => this.key = [.. key];

    /// <summary>Reads the key, or makes it when there is none yet.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged.</exception>
    public static DataSeal FromFile(string file) => new(KeyFile.ReadOrCreate(file, KeyLength));

    public byte[] Seal(string text, Guid row)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedText.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher();
        cipher.Encrypt(nonce, plain, sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), row.ToByteArray());
        CryptographicOperations.ZeroMemory(plain);
        return sealedText;
    }

    /// <exception cref="CryptographicException">The key is another one, or the value belongs to another row.</exception>
    public string Open(byte[] sealedText, Guid row)
    {
        if (sealedText.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("A sealed value is too short.");
        }

        var plain = new byte[sealedText.Length - NonceLength - TagLength];
        using var cipher = Cipher();
        cipher.Decrypt(
            sealedText.AsSpan(0, NonceLength), sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), plain, row.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    // One for each call: an AesGcm that two threads use at once spoils what both of them write.
    private AesGcm Cipher() => new(key, TagLength);
}
