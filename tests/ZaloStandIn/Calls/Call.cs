using System.Text.Json;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.ZaloStandIn.Calls;

/// <summary>One request to a host that we play, with its body already read.</summary>
internal sealed class Call(HttpContext context, byte[] body, OfficialAccount? account)
{
    private bool parsed;
    private JsonElement? json;

    public HttpContext Context { get; } = context;

    public HttpRequest Request => Context.Request;

    public byte[] Body { get; } = body;

    /// <summary>The OA whose token the call carries; null where the token is nobody's.</summary>
    public OfficialAccount? MaybeAccount { get; } = account;

    /// <summary>The OA, on routes that were admitted.</summary>
    public OfficialAccount Account => MaybeAccount ?? throw new InvalidOperationException("The call was admitted without an account.");

    public string? AccessToken => Request.Headers["access_token"].FirstOrDefault();

    /// <summary>The body as a JSON object, or null where it is none.</summary>
    public JsonElement? Json
    {
        get
        {
            if (!parsed)
            {
                parsed = true;
                json = ParseObject(Body);
            }

            return json;
        }
    }

    /// <summary>GET calls carry one query parameter <c>data</c> with URL-encoded JSON.</summary>
    public JsonElement? Data => Request.Query["data"].FirstOrDefault() is { } data ? ParseObject(System.Text.Encoding.UTF8.GetBytes(data)) : null;

    private static JsonElement? ParseObject(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal static class JsonReading
{
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static int? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;

    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
