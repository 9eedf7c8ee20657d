using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Events;

/// <summary>Reads an event whose numbers fit no type; each of its numbers is then a text with the same characters.</summary>
internal static class NumbersAsTexts
{
    /// <returns>Null: the bytes are no JSON object.</returns>
    public static JObject? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return Of(document.RootElement) as JObject;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair in the name of a member.
            return null;
        }
    }

    private static JToken Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ObjectOf(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(Of).ToArray<object>()),
        JsonValueKind.String => new JValue(TextOf(element)),
        JsonValueKind.Number => new JValue(element.GetRawText()),
        JsonValueKind.True => new JValue(true),
        JsonValueKind.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    private static JObject ObjectOf(JsonElement element)
    {
        var read = new JObject();
        foreach (var member in element.EnumerateObject())
        {
            read[member.Name] = Of(member.Value); // the last of two of a name counts, as everywhere
        }

        return read;
    }

    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text in this reader; its escape is what can be kept of it.
            return text.GetRawText()[1..^1];
        }
    }
}
