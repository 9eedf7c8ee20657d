using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivicBot.Digests.Web;

/// <summary>A digest as JSON, for other programs: the members of <see cref="Digest"/>, names of kinds and states as on the wire.</summary>
public static class DigestJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; a file for programs, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static byte[] Draw(Digest digest) => JsonSerializer.SerializeToUtf8Bytes(digest, Options);
}
