using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.ZaloStandIn.Webhooks;

/// <summary>What Zalo tells the app about messages that the OA sent: the echo and the receipts of the citizen's phone.</summary>
internal static class EchoEvents
{
    public static WebhookEvent? Of(StandInOptions options, DeliveredMessage message)
    {
        if (options.Behaviour.Echoes == EchoTiming.Off)
        {
            return null;
        }

        if (message.Kind == "reaction")
        {
            var reaction = new JsonObject { ["msg_id"] = message.MessageId, ["react_icon"] = message.Text };
            return WebhookEvent.FromAccount(options.AppId, "oa_reacted_message", message.OaId, message.UserId, adminId: null, message.At, reaction, message.MessageId);
        }

        var (name, body) = Shape(options, message);
        body["msg_id"] = message.MessageId;
        return WebhookEvent.FromAccount(options.AppId, name, message.OaId, message.UserId, message.AdminId, message.At, body, message.MessageId);
    }

    public static IReadOnlyList<WebhookEvent> ReceiptsOf(StandInOptions options, DeliveredMessage message)
    {
        var events = new List<WebhookEvent>();
        if (options.Behaviour.Receipts.HasFlag(Receipts.Received))
        {
            events.Add(Receipt(options, message, "user_received_message", new JsonObject { ["msg_id"] = message.MessageId }));
        }

        if (options.Behaviour.Receipts.HasFlag(Receipts.Seen))
        {
            events.Add(SeenReceipt(options, message));
        }

        return events;
    }

    public static WebhookEvent SeenReceipt(StandInOptions options, DeliveredMessage message) =>
        Receipt(options, message, "user_seen_message", new JsonObject { ["msg_ids"] = new JsonArray(message.MessageId) });

    private static WebhookEvent Receipt(StandInOptions options, DeliveredMessage message, string name, JsonObject body) =>
        options.Behaviour.ReceiptDirection == ReceiptDirection.FromCitizen
            ? WebhookEvent.FromCitizen(options.AppId, name, message.OaId, message.UserId, message.At, body, message.MessageId)
            : WebhookEvent.FromAccount(options.AppId, name, message.OaId, message.UserId, adminId: null, message.At, body, message.MessageId);

    private static (string Name, JsonObject Body) Shape(StandInOptions options, DeliveredMessage message) => message.Kind switch
    {
        "text" when message.Buttons.Count > 0 && options.Behaviour.ButtonsEchoedAsTemplate => ("oa_send_template", Template(message)),
        "text" => ("oa_send_text", new JsonObject { ["text"] = message.Text }),
        "image" => ("oa_send_image", Media("image", message)),
        "gif" => ("oa_send_gif", Media("gif", message)),
        "sticker" => ("oa_send_sticker", Media("sticker", message)),
        "file" => ("oa_send_file", Media("file", message)),
        "list" => ("oa_send_list", Template(message)),
        "request_user_info" => ("oa_send_template", Template(message)),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.Kind, "Unknown kind of message."),
    };

    private static JsonObject Media(string type, DeliveredMessage message)
    {
        var body = new JsonObject();
        if (message.Text.Length > 0)
        {
            body["text"] = message.Text;
        }

        body["attachments"] = new JsonArray(new JsonObject
        {
            ["type"] = type,
            ["payload"] = new JsonObject { ["url"] = "https://stand-in.example/" + Uri.EscapeDataString(message.Attachment ?? "") },
        });
        return body;
    }

    private static JsonObject Template(DeliveredMessage message) => new()
    {
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["type"] = "template",
            ["payload"] = new JsonObject
            {
                ["zinstant_id"] = message.Sequence.ToString(CultureInfo.InvariantCulture),
                ["text"] = message.Text,
                ["link_url"] = "",
                ["checksum"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Text)))[..32],
            },
        }),
    };
}
