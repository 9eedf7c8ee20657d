using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CivicBot.ZaloStandIn.Webhooks;

/// <summary>A webhook body, ready to be signed and posted as often as it takes; the bytes never change between deliveries.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Timestamp">The characters of the body's top-level <c>timestamp</c>.</param>
/// <param name="MessageId">The id of the message that it is about, if it is about one.</param>
public sealed record WebhookEvent(string Name, byte[] Body, string Timestamp, string? MessageId)
{
    // Zalo writes Vietnamese letters as they are, not as \u escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Completes the members that every event has and freezes the bytes.</summary>
    public static WebhookEvent Create(string appId, string name, DateTimeOffset at, JsonObject members, string? messageId = null)
    {
        var timestamp = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = new JsonObject { ["app_id"] = appId, ["event_name"] = name };
        foreach (var (key, value) in members)
        {
            body[key] = value?.DeepClone();
        }

        body["timestamp"] = timestamp;
        return new WebhookEvent(name, Encoding.UTF8.GetBytes(body.ToJsonString(Plain)), timestamp, messageId);
    }

    /// <summary>A citizen's text message.</summary>
    public static WebhookEvent UserSendText(
        string appId, string oaId, string userId, string messageId, string text, DateTimeOffset at, string? quotes = null)
    {
        var message = new JsonObject { ["msg_id"] = messageId, ["text"] = text };
        if (quotes is not null)
        {
            message["quote_msg_id"] = quotes;
        }

        return FromCitizen(appId, "user_send_text", oaId, userId, at, message, messageId);
    }

    /// <summary>A citizen's photo.</summary>
    /// <param name="address">Where it lies.</param>
    public static WebhookEvent UserSendImage(string appId, string oaId, string userId, string messageId, string address, DateTimeOffset at) =>
        FromCitizen(
            appId,
            "user_send_image",
            oaId,
            userId,
            at,
            new JsonObject
            {
                ["msg_id"] = messageId,
                ["attachments"] = new JsonArray(new JsonObject { ["type"] = "image", ["payload"] = new JsonObject { ["thumbnail"] = address, ["url"] = address } }),
            },
            messageId);

    internal static WebhookEvent FromCitizen(
        string appId, string name, string oaId, string userId, DateTimeOffset at, JsonObject message, string messageId) =>
        Create(appId, name, at, Members(userId, userId, oaId, message), messageId);

    internal static WebhookEvent FromAccount(
        string appId, string name, string oaId, string userId, string? adminId, DateTimeOffset at, JsonObject message, string messageId)
    {
        var members = Members(userId, oaId, userId, message);
        if (adminId is not null)
        {
            members["sender"]!["admin_id"] = adminId;
        }

        return Create(appId, name, at, members, messageId);
    }

    private static JsonObject Members(string citizen, string sender, string recipient, JsonObject message) => new()
    {
        ["sender"] = new JsonObject { ["id"] = sender },
        ["recipient"] = new JsonObject { ["id"] = recipient },
        ["user_id_by_app"] = Accounts.Ids.ByApp(citizen),
        ["message"] = message,
    };
}
