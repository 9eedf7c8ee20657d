using System.Text.Json;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;

namespace CivicBot.ZaloStandIn.OpenApi;

/// <summary>The five kinds of buttons and their payloads.</summary>
internal static class ButtonGrammar
{
    private const int MaxTitle = 100;
    private const int MaxPayload = 1_000;
    private const int MaxSms = 160;

    public static DeliveredButton? Read(JsonElement element)
    {
        if (!Only(element, "title", "type", "payload")
            || element.Text("title") is not { Length: > 0 and <= MaxTitle } title
            || element.Text("type") is not { } type
            || element.Child("payload") is not { } payload)
        {
            return null;
        }

        var value = type switch
        {
            "oa.query.show" or "oa.query.hide" => Query(payload),
            "oa.open.url" when Only(payload, "url") && payload.Text("url") is { } url && IsWebAddress(url) => url,
            "oa.open.phone" when Only(payload, "phone_code") && payload.Text("phone_code") is { } phone && IsPhone(phone) => phone,
            "oa.open.sms" when Only(payload, "content", "phone_code") && payload.Text("content") is { Length: <= MaxSms } content
                && payload.Text("phone_code") is { } number && IsPhone(number) => number + ":" + content,
            _ => null,
        };
        return value is null ? null : new DeliveredButton(title, type, value);
    }

    public static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    public static bool Only(JsonElement element, params ReadOnlySpan<string> allowed)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!allowed.Contains(member.Name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A plain string, or an object with <c>content</c>, which a press sends back as JSON text.</summary>
    private static string? Query(JsonElement payload)
    {
        var text = payload.ValueKind == JsonValueKind.String ? payload.GetString()
            : Only(payload, "content") && payload.Text("content") is not null ? payload.GetRawText()
            : null;
        return text is { Length: > 0 and <= MaxPayload } ? text : null;
    }

    private static bool IsPhone(string text) => text.Length is >= 3 and <= 15 && text.All(char.IsAsciiDigit);
}
