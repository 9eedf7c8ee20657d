using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Knowledge.Learning.Kept;

/// <summary>
/// SHA-256 over everything that a model is learned from: texts, labels, lists, settings, and this build of the program, because other code may read the same
/// text differently. The same key stands for the same model.
/// </summary>
internal sealed class ModelKey : IDisposable
{
    public const int Length = SHA256.HashSizeInBytes;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ModelKey() => Add(typeof(ModelKey).Module.ModuleVersionId.ToString());

    public ModelKey Add(string text)
    {
        // The length first: "ab" and "c" are not "a" and "bc".
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
        return this;
    }

    public ModelKey Add(IEnumerable<string> texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            Add(text);
            count++;
        }

        return Add(count);
    }

    public ModelKey Add(double number) => Add(number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The key; once.</summary>
    public byte[] Finish() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();
}
