using System.Security.Cryptography;
using System.Text;
using CivicBot.Storage.Protection;

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
    public static CitizenPseudonyms FromFile(string file) => new(KeyFile.ReadOrCreate(file, KeyLength));

    public string Of(string channelId, string conversationId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{channelId}\n{conversationId}")).AsSpan(0, 16));

    /// <summary>Key of a turn without the ids in it.</summary>
    public string OfTurn(string turnKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(turnKey)).AsSpan(0, 16));
}
