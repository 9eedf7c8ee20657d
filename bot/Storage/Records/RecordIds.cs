using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Storage.Records;

/// <summary>Ids that are the same each time the same occasion is written: a repeated write meets its own earlier row.</summary>
public static class RecordIds
{
    /// <param name="kind">What is written, for example <c>comment</c>.</param>
    /// <param name="occasion">Stable key of the occasion: of a turn, a request, a row of a file.</param>
    public static Guid For(string kind, string occasion) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{occasion}")).AsSpan(0, 16));
}
