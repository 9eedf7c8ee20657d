using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.ZaloStandIn.Calls;

/// <summary>What a call comes to, before a fault spoils it.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The message that this call delivered; confirmed once the answer is out.</summary>
    public DeliveredMessage? Delivered { get; init; }

    /// <summary>What is posted to the webhook because of it.</summary>
    public WebhookEvent? Echo { get; init; }

    /// <summary>Receipts of the citizen's phone, posted after the answer.</summary>
    public IReadOnlyList<WebhookEvent> Receipts { get; init; } = [];

    public string? RedirectTo { get; init; }

    /// <summary>The value of <c>error</c>; 0 for success and for hosts that have none.</summary>
    public int ErrorCode { get; init; }

    /// <summary>The OA API's envelope around <paramref name="data"/>.</summary>
    public static Answer Success(JsonNode? data, bool errorAsString = false)
    {
        var body = new JsonObject();
        if (data is not null)
        {
            body["data"] = data;
        }

        body["error"] = errorAsString ? JsonValue.Create("0") : JsonValue.Create(0);
        body["message"] = "Success";
        return Json(200, body);
    }

    /// <summary>Application errors come with HTTP 200.</summary>
    public static Answer Error(int code, string message, bool errorAsString = false) => Json(200, new JsonObject
    {
        ["error"] = errorAsString ? JsonValue.Create(code.ToString(CultureInfo.InvariantCulture)) : JsonValue.Create(code),
        ["message"] = message,
    }) with { ErrorCode = code };

    public static Answer Json(int status, JsonNode body) => new(status, "application/json;charset=utf-8", Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    public static Answer Html(int status, string html) => new(status, "text/html;charset=utf-8", Encoding.UTF8.GetBytes(html));

    public static Answer Redirect(string to) => new(302, "text/plain", []) { RedirectTo = to };
}
