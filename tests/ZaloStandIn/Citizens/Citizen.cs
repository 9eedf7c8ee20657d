using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.ZaloStandIn.Citizens;

/// <summary>
/// A citizen (công dân) with a phone in the hand: whatever is done here is posted to the webhook as Zalo posts it. Every call returns after
/// the first attempt to post; redelivery goes on behind.
/// </summary>
public sealed class Citizen(StandIn standIn, OfficialAccount account, string userId)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string UserId => userId;

    /// <summary>What this citizen has received so far, oldest first.</summary>
    public IReadOnlyList<DeliveredMessage> Received => standIn.Ledger.Of(account.OaId, userId);

    private DateTimeOffset Now => standIn.Options.Time.GetUtcNow();

    private string AppId => standIn.Options.AppId;

    /// <param name="quotes">The message that is replied to.</param>
    public Task<WebhookDelivery> SayAsync(string text, string? quotes = null)
    {
        var id = Ids.Message();
        var message = new JsonObject { ["msg_id"] = id, ["text"] = text };
        if (quotes is not null)
        {
            message["quote_msg_id"] = quotes;
        }

        return SendAsync("user_send_text", "text", text, message, id);
    }

    /// <summary>
    /// Presses a button of a message received. Query buttons send their payload as the citizen's text; there is no event of its own. The other
    /// kinds open something on the phone and send nothing.
    /// </summary>
    /// <returns>Null where nothing is sent.</returns>
    public async Task<WebhookDelivery?> PressAsync(DeliveredButton button)
    {
        if (button.Type is not ("oa.query.show" or "oa.query.hide"))
        {
            return null;
        }

        var id = Ids.Message();
        var message = new JsonObject { ["msg_id"] = id, ["text"] = button.Value };
        return await SendAsync("user_send_text", "text", button.Value, message, id, shown: button.Type == "oa.query.show");
    }

    /// <param name="media">What it is on the <see cref="StandIn.Media"/> shelf.</param>
    public Task<WebhookDelivery> SendImageAsync(string? caption = null, string media = "o.jpg") =>
        AttachAsync("image", "image", new JsonObject { ["thumbnail"] = Cdn("t.jpg"), ["url"] = Cdn(media) }, caption);

    public Task<WebhookDelivery> SendGifAsync() => AttachAsync("gif", "gif", new JsonObject { ["thumbnail"] = Cdn("t.gif"), ["url"] = Cdn("o.gif") });

    public Task<WebhookDelivery> SendLinkAsync(string url, string description = "") =>
        AttachAsync("link", "link", new JsonObject { ["thumbnail"] = Cdn("l.jpg"), ["description"] = description, ["url"] = url });

    public Task<WebhookDelivery> SendAudioAsync(string media = "a.amr") => AttachAsync("audio", "audio", new JsonObject { ["url"] = Cdn(media) });

    public Task<WebhookDelivery> SendVideoAsync(string media = "v.mp4") =>
        AttachAsync("video", "video", new JsonObject { ["thumbnail"] = Cdn("v.jpg"), ["description"] = "", ["url"] = Cdn(media) });

    public Task<WebhookDelivery> SendStickerAsync() => AttachAsync("sticker", "sticker", new JsonObject { ["id"] = "46984", ["url"] = Cdn("s.png") });

    public Task<WebhookDelivery> SendLocationAsync(double latitude, double longitude) => AttachAsync("location", "location", new JsonObject
    {
        ["coordinates"] = new JsonObject
        {
            ["latitude"] = latitude.ToString(CultureInfo.InvariantCulture),
            ["longitude"] = longitude.ToString(CultureInfo.InvariantCulture),
        },
    });

    /// <summary>A business card (danh thiếp): a link whose description is JSON text with the phone.</summary>
    public Task<WebhookDelivery> SendBusinessCardAsync(string phone)
    {
        var description = new JsonObject { ["phone"] = phone, ["qrCodeUrl"] = Cdn("qr.png") }.ToJsonString(Plain);
        return AttachAsync("business_card", "link", new JsonObject { ["description"] = description, ["thumbnail"] = Cdn("c.jpg"), ["url"] = Cdn("c") });
    }

    public Task<WebhookDelivery> SendFileAsync(string name, int size = 120_000) => AttachAsync("file", "file", new JsonObject
    {
        ["url"] = Cdn(name),
        ["size"] = size.ToString(CultureInfo.InvariantCulture),
        ["name"] = name,
        ["checksum"] = "d41d8cd98f00b204e9800998ecf8427e",
        ["type"] = Path.GetExtension(name).TrimStart('.'),
    });

    public Task<WebhookDelivery> FollowAsync()
    {
        Touch(person => person.Follows = true, interacts: true);
        return standIn.Webhooks.SendAsync(FollowEvent("follow"));
    }

    public Task<WebhookDelivery> UnfollowAsync()
    {
        Touch(person => person.Follows = false, interacts: false);
        return standIn.Webhooks.SendAsync(FollowEvent("unfollow"));
    }

    /// <summary>Opens the chat for the first time; Zalo tells it once for a citizen and an OA.</summary>
    /// <returns>Null where the citizen chatted before.</returns>
    public async Task<WebhookDelivery?> OpenChatAsync()
    {
        var first = false;
        Touch(
            person =>
            {
                first = !person.ChattedBefore;
                person.ChattedBefore = true;
            },
            interacts: true);
        return first ? await standIn.Webhooks.SendAsync(AboutUser("user_click_chatnow")) : null;
    }

    /// <summary>Shares the contact data that the OA asked for.</summary>
    public Task<WebhookDelivery> SubmitInfoAsync(string name, string phone)
    {
        Touch(person => person.Phone = phone, interacts: true);
        var members = new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = userId },
            ["recipient"] = new JsonObject { ["id"] = account.OaId },
            ["info"] = new JsonObject
            {
                ["name"] = name,
                ["phone"] = phone,
                ["user_dob"] = "30/10/1969",
                ["gender"] = "Nữ",
                ["full_address"] = new JsonObject { ["user_city"] = "Tỉnh Mẫu", ["user_ward"] = "Phường Mẫu", ["user_address"] = "Số 1 phố Mẫu" },
            },
        };
        return standIn.Webhooks.SendAsync(WebhookEvent.Create(AppId, "user_submit_info", Now, members));
    }

    public Task<WebhookDelivery> ReactAsync(string messageId, string icon) => standIn.Webhooks.SendAsync(WebhookEvent.FromCitizen(
        AppId, "user_reacted_message", account.OaId, userId, Now, new JsonObject { ["msg_id"] = messageId, ["react_icon"] = icon }, messageId));

    /// <summary>The citizen's phone shows a message of the OA.</summary>
    public Task<WebhookDelivery> SeeAsync(DeliveredMessage message) => standIn.Webhooks.SendAsync(EchoEvents.SeenReceipt(standIn.Options, message));

    /// <summary>Exercises data-subject rights: we must delete or restrict.</summary>
    public Task<WebhookDelivery> WithdrawAsync() => standIn.Webhooks.SendAsync(AboutUser("user_withdraw"));

    private Task<WebhookDelivery> AttachAsync(string kind, string type, JsonObject payload, string? caption = null)
    {
        var id = Ids.Message();
        var message = new JsonObject { ["msg_id"] = id };
        if (caption is not null)
        {
            message["text"] = caption;
        }

        message["attachments"] = new JsonArray(new JsonObject { ["type"] = type, ["payload"] = payload });
        return SendAsync("user_send_" + kind, kind, caption ?? "", message, id);
    }

    private Task<WebhookDelivery> SendAsync(string name, string kind, string text, JsonObject message, string id, bool shown = true)
    {
        var entry = account.Note(userId, id, kind, text, shown);
        return standIn.Webhooks.SendAsync(WebhookEvent.FromCitizen(AppId, name, account.OaId, userId, entry.At, message, id));
    }

    private WebhookEvent FollowEvent(string name) => WebhookEvent.Create(AppId, name, Now, new JsonObject
    {
        ["oa_id"] = account.OaId,
        ["follower"] = new JsonObject { ["id"] = userId },
        ["user_id_by_app"] = Ids.ByApp(userId),
        ["source"] = "oa_profile",
    });

    private WebhookEvent AboutUser(string name) => WebhookEvent.Create(AppId, name, Now, new JsonObject
    {
        ["oa_id"] = account.OaId,
        ["user_id"] = userId,
        ["user_id_by_app"] = Ids.ByApp(userId),
    });

    private void Touch(Action<Person> change, bool interacts)
    {
        lock (account.Gate)
        {
            var person = account.PersonOf(userId);
            change(person);
            if (interacts)
            {
                person.Interacted(Now);
            }
        }
    }

    private string Cdn(string name) => standIn.Url + "/media/" + Uri.EscapeDataString(name);
}
