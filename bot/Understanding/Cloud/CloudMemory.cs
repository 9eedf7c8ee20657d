using System.Security.Cryptography;
using System.Text;
using CivicBot.Adapters.AzureLanguage;

namespace CivicBot.Understanding.Cloud;

/// <summary>
/// What was asked lately, so that a comment is filed by what was read back to its citizen and asked about once; also that there was no answer. Words are not kept, only
/// what they hash to.
/// </summary>
internal sealed class CloudMemory(int most = 2_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IReadOnlyList<CloudLabel>?> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <returns>False: not asked yet.</returns>
    public bool TryGet(string masked, out IReadOnlyList<CloudLabel>? labels)
    {
        lock (gate)
        {
            return known.TryGetValue(Key(masked), out labels);
        }
    }

    /// <param name="labels">Null: there was no answer.</param>
    public void Keep(string masked, IReadOnlyList<CloudLabel>? labels)
    {
        lock (gate)
        {
            if (known.TryAdd(Key(masked), labels))
            {
                order.Enqueue(Key(masked));
                if (order.Count > most)
                {
                    known.Remove(order.Dequeue());
                }
            }
        }
    }

    private static string Key(string masked) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(masked)));
}
