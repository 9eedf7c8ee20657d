using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static CivicBot.Adapters.Zalo.Events.ZaloEvent;

namespace CivicBot.Adapters.Zalo.Events;

/// <summary>Reads the raw bytes of an event, once it is being handled.</summary>
public static class ZaloEventReader
{
    /// <summary>The event as JSON; numbers, dates and escapes stay what they are. Where one is too long to be a number (hundreds of digits), numbers are their texts.</summary>
    /// <exception cref="JsonException">The bytes are no JSON object; the webhook lets none through.</exception>
    public static JObject Parse(ReadOnlySpan<byte> payload)
    {
        try
        {
            return Load(payload);
        }
        catch (JsonReaderException)
        {
            // The webhook's reader does not count digits, so such an event was acknowledged: what the citizen says in it is to be answered all the same.
            if (NumbersAsTexts.Read(payload) is { } read)
            {
                return read;
            }

            throw;
        }
    }

    private static JObject Load(ReadOnlySpan<byte> payload)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(payload)))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = 128,
        };
        return JObject.Load(reader);
    }

    /// <param name="conversation">As the webhook decided: it knew which of two ids is the OA.</param>
    /// <param name="at">As the webhook read it.</param>
    public static ZaloEvent Read(JObject raw, ZaloConversation conversation, DateTimeOffset at)
    {
        var name = raw.Text("event_name") ?? "";
        return Read(raw, raw.Object("message"), name, conversation, at) with { UserIdByApp = raw.Text("user_id_by_app") };
    }

    private static ZaloEvent Read(JObject raw, JObject? message, string name, ZaloConversation conversation, DateTimeOffset at) => name switch
    {
        ZaloEventNames.Follow => new Followed(name, conversation, at, raw.Text("source")),
        ZaloEventNames.Unfollow => new Unfollowed(name, conversation, at, raw.Text("source")),
        ZaloEventNames.ChatNow => new ChatOpened(name, conversation, at),
        ZaloEventNames.Received when message?["tracking_id"] is not null || message?["delivery_time"] is not null =>
            new TemplateReceived(name, conversation, at, message.Text("msg_id"), message.Text("tracking_id"), message.Milliseconds("delivery_time")),
        ZaloEventNames.Received => new Received(name, conversation, at, message.Text("msg_id")),
        ZaloEventNames.Seen => new Seen(name, conversation, at, SeenIds(message)),
        ZaloEventNames.UserReacted or ZaloEventNames.OaReacted => new Reacted(
            name, conversation, at, name == ZaloEventNames.UserReacted, message.Text("msg_id"), message.Text("react_icon")),
        ZaloEventNames.SubmitInfo => new ContactShared(name, conversation, at, ZaloContactReader.Read(raw.Object("info"))),
        ZaloEventNames.Withdraw => new Withdrawn(name, conversation, at),
        ZaloEventNames.UpdateUserInfo => new UserInfoUpdated(name, conversation, at, raw.Object("data").Text("method")),
        ZaloEventNames.AddUserToTag or ZaloEventNames.RemoveUserFromTag or ZaloEventNames.RemoveTag =>
            new TagChanged(name, conversation, at, raw.Object("tag").Text("name"), raw.Object("tag").Texts("user_ids")),
        ZaloEventNames.WidgetAccepted or ZaloEventNames.WidgetFailed => Widget(raw.Object("data"), name, conversation, at),
        ZaloEventNames.ExtensionPurchased => Extension(raw, name, conversation, at),
        _ when ZaloEventNames.IsCall(name) => Call(raw, name, conversation, at),
        _ when ZaloEventNames.IsGroup(name) => new Group(
            name, conversation, at, raw.Text("group_id") ?? GroupId(raw, name), message.Text("msg_id"),
            [.. raw.Objects("users").Select(user => user.Text("id")).OfType<string>()]),
        _ when ZaloEventNames.IsAnonymous(name) => new Anonymous(
            name, conversation, at, message.Text("conversation_id"), message.Text("msg_id"), message.Text("text"),
            name.StartsWith(ZaloEventNames.OaAnonymousPrefix, StringComparison.Ordinal)),
        _ when ZaloEventNames.IsEcho(name) => Echo(raw, message, name, conversation, at),
        _ when ZaloEventNames.IsCitizenMessage(name) => new CitizenMessage(
            name, conversation, at, Kind(name[ZaloEventNames.UserSendPrefix.Length..]), message.Text("msg_id"), message.Text("text"),
            message.Text("quote_msg_id"), ZaloAttachmentReader.ReadAll(message)),
        _ => ReadTemplateEvent(raw, message, name, conversation, at),
    };

    private static ZaloEvent ReadTemplateEvent(JObject raw, JObject? message, string name, ZaloConversation conversation, DateTimeOffset at) => name switch
    {
        ZaloEventNames.TemplateStatus => new TemplateChanged(
            name, conversation, at, raw.Text("template_id"), raw.Object("status").Text("prev_status"), raw.Object("status").Text("new_status"),
            raw.Text("reason")),
        ZaloEventNames.TemplateQuality => new TemplateChanged(name, conversation, at, raw.Text("template_id"), null, raw.Text("quality"), null),
        ZaloEventNames.TemplateQuota or ZaloEventNames.OaTemplateTags or ZaloEventNames.OaDailyQuota => new TemplateChanged(
            name, conversation, at, raw.Text("template_id"), raw.Object("quota").Text("prev_value"), raw.Object("quota").Text("new_value"),
            raw.Text("reason")),
        ZaloEventNames.Feedback => new Feedback(
            name, conversation, at, (int?)message.Integer("rate"), message.Text("note"), message.Texts("feedbacks"), message.Text("msg_id"),
            message.Text("tracking_id")),
        ZaloEventNames.ResponseButton => new ResponseChosen(
            name, conversation, at, message.Text("button_type"), message.Text("data"), message.Text("msg_id") ?? raw.Text("msg_id"),
            message.Text("tracking_id")),
        ZaloEventNames.JourneyAcknowledged or ZaloEventNames.JourneyTimeOut => new Journey(name, conversation, at),
        _ => new Unknown(name, conversation, at),
    };

    private static Echo Echo(JObject raw, JObject? message, string name, ZaloConversation conversation, DateTimeOffset at)
    {
        var attachmentText = message.Objects("attachments")
            .Select(attachment => attachment.Object("payload").Text("text"))
            .FirstOrDefault(text => text is not null);
        return new Echo(
            name, conversation, at, Kind(name[ZaloEventNames.OaSendPrefix.Length..]), message.Text("msg_id"), message.Text("text") ?? attachmentText,
            raw.Object("sender").Text("admin_id"));
    }

    private static Widget Widget(JObject? data, string name, ZaloConversation conversation, DateTimeOffset at) =>
        new(name, conversation, at, data.Text("user_id"), data.Text("user_external_id"), data.Text("url"), data.Text("message"));

    private static ExtensionPurchased Extension(JObject raw, string name, ZaloConversation conversation, DateTimeOffset at)
    {
        var details = raw.Object("extension_sub_info");
        return new ExtensionPurchased(
            name, conversation, at, raw.Text("extension_id"), details.Text("valid_start_date"), details.Text("valid_through_date"),
            (int?)details.Integer("duration_month"));
    }

    private static Call Call(JObject raw, string name, ZaloConversation conversation, DateTimeOffset at) =>
        new(
            name, conversation, at, raw.Text("call_id"), raw.Text("user_consent") ?? raw.Text("request_type") ?? raw.Text("status_code"),
            raw.Integer("call_duration") is { } milliseconds and >= 0 and < int.MaxValue ? TimeSpan.FromMilliseconds(milliseconds) : null);

    /// <summary>A group's messages name it as recipient of a member and as recipient of the OA alike.</summary>
    private static string? GroupId(JObject raw, string name) =>
        name.Contains("send_group_", StringComparison.Ordinal) ? raw.Object("recipient").Text("id") : null;

    private static IReadOnlyList<string> SeenIds(JObject? message) =>
        message.Texts("msg_ids") is { Count: > 0 } ids ? ids : message.Text("msg_id") is { } id ? [id] : [];

    private static ZaloMessageKind Kind(string word) => word switch
    {
        "text" or "msg" => ZaloMessageKind.Text,
        "image" => ZaloMessageKind.Image,
        "gif" => ZaloMessageKind.Gif,
        "link" => ZaloMessageKind.Link,
        "audio" => ZaloMessageKind.Audio,
        "video" => ZaloMessageKind.Video,
        "sticker" => ZaloMessageKind.Sticker,
        "location" => ZaloMessageKind.Location,
        "business_card" => ZaloMessageKind.BusinessCard,
        "file" => ZaloMessageKind.File,
        _ => ZaloMessageKind.Other,
    };
}
