using System.Globalization;
using System.Text.Json;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// Reads members of Zalo's answers, whose spelling and types vary by endpoint and generation: numbers come as strings and the other way
/// round, and ids are longer than a double can hold.
/// </summary>
internal static class ZaloElement
{
    /// <summary>The first of the members that is there, as text; null if none is, or all are empty.</summary>
    public static string? Text(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Member(element, name) is { } member)
            {
                var text = member.ValueKind switch
                {
                    JsonValueKind.String => member.GetString(),
                    JsonValueKind.Number => member.GetRawText(),
                    _ => null,
                };
                if (!string.IsNullOrEmpty(text))
                {
                    return text;
                }
            }
        }

        return null;
    }

    public static long? Number(JsonElement element, params ReadOnlySpan<string> names) =>
        long.TryParse(Text(element, names), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Member(element, name) is { } member)
            {
                return member.ValueKind switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.Number => member.GetRawText() != "0",
                    JsonValueKind.String => member.GetString() is "true" or "True" or "1",
                    _ => false,
                };
            }
        }

        return false;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}
