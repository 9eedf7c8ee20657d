using CivicBot.Adapters.Zalo.Events;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// Events as activities. Every activity belongs to the citizen's conversation and comes from the citizen, whoever caused the event.
/// </summary>
public static class IncomingActivity
{
    /// <summary>Zalo does not tell a citizen's language.</summary>
    public const string Locale = "vi-VN";

    private const string TimeZone = "Asia/Ho_Chi_Minh";

    /// <summary>Viet Nam keeps one time all year; a machine without time zone data gets it right, too.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <param name="raw">The event as it came; becomes the channel data.</param>
    /// <param name="eventKey">Stable key of the event, the activity's id where the event has no message id.</param>
    /// <returns>Null for an event that means nothing to a bot.</returns>
    public static Activity? From(ZaloEvent zaloEvent, JObject raw, string eventKey)
    {
        var activity = Translate(zaloEvent);
        if (activity is null || zaloEvent.Conversation.UserId is not { } userId)
        {
            return null;
        }

        activity.Id ??= eventKey;
        activity.ChannelId = ZaloConversation.ChannelId;
        activity.ServiceUrl = ZaloConversation.ServiceUrl;
        activity.Conversation = new ConversationAccount(id: zaloEvent.Conversation.ToString());
        activity.From = Citizen(userId);
        activity.Recipient = new ChannelAccount(id: zaloEvent.Conversation.OaId, role: RoleTypes.Bot);
        activity.Timestamp = zaloEvent.At.ToUniversalTime();
        activity.LocalTimestamp = zaloEvent.At.ToOffset(Offset);
        activity.LocalTimezone = TimeZone;
        activity.Locale = Locale;
        activity.ChannelData = raw;
        return activity;
    }

    private static ChannelAccount Citizen(string userId) => new(id: userId, role: RoleTypes.User);

    private static Activity? Translate(ZaloEvent zaloEvent) => zaloEvent switch
    {
        ZaloEvent.CitizenMessage message => Message(message),
        ZaloEvent.Followed or ZaloEvent.ChatOpened => new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = Members(zaloEvent) },
        ZaloEvent.Unfollowed => new Activity(ActivityTypes.ConversationUpdate) { MembersRemoved = Members(zaloEvent) },
        ZaloEvent.Reacted { ByCitizen: true } reaction => Reaction(reaction),
        ZaloEvent.ContactShared shared => Event(ZaloActivityNames.SubmitInfo, shared.Contact),
        ZaloEvent.Withdrawn => Event(ZaloActivityNames.DataSubjectRequest, value: null),
        ZaloEvent.Seen seen => Event(ZaloActivityNames.Seen, new ZaloReceipt(seen.MessageIds)),
        ZaloEvent.Received received => Event(ZaloActivityNames.Received, new ZaloReceipt(received.MessageId is { } id ? [id] : [])),
        ZaloEvent.Echo { AdminId: not null } echo => Event(ZaloActivityNames.HumanReply, new ZaloHumanReply(echo.MessageId, echo.Text)),
        _ => null,
    };

    private static Activity Message(ZaloEvent.CitizenMessage message)
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = message.MessageId,
            Text = PlainText.Clean(Unwrap(message.Text)),
            TextFormat = TextFormatTypes.Plain,
            ReplyToId = message.QuoteMessageId,
            Attachments = [.. message.Attachments.Select(attachment => IncomingAttachment.From(attachment, message.Kind)).OfType<Attachment>()],
        };
        activity.Entities = [.. message.Attachments.Select(Place).OfType<Entity>()];
        return activity;
    }

    private static GeoCoordinates? Place(ZaloAttachment attachment) =>
        attachment is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoCoordinates(latitude: latitude, longitude: longitude) : null;

    /// <summary>A button whose payload was an object arrives as the JSON of that object; its <c>content</c> is what was meant.</summary>
    private static string? Unwrap(string? text)
    {
        if (text is null || !text.StartsWith('{') || !text.EndsWith('}'))
        {
            return text;
        }

        try
        {
            return JObject.Parse(text) is { Count: 1 } wrapped && wrapped["content"] is JValue { Type: JTokenType.String, Value: string content }
                ? content
                : text;
        }
        catch (JsonException)
        {
            // A citizen may well write braces.
            return text;
        }
    }

    private static Activity Reaction(ZaloEvent.Reacted reacted)
    {
        var activity = new Activity(ActivityTypes.MessageReaction) { ReplyToId = reacted.MessageId };
        if (reacted.Icon == ReactionIcons.Removed)
        {
            activity.ReactionsRemoved = [];
        }
        else
        {
            activity.ReactionsAdded = [new MessageReaction(ReactionIcons.NameOf(reacted.Icon))];
        }

        return activity;
    }

    private static Activity Event(string name, object? value) => new(ActivityTypes.Event) { Name = name, Value = value };

    private static List<ChannelAccount> Members(ZaloEvent zaloEvent) => [Citizen(zaloEvent.Conversation.UserId ?? "")];
}
