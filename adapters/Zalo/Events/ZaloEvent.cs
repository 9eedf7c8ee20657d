namespace CivicBot.Adapters.Zalo.Events;

/// <summary>
/// An event of Zalo's webhook, read. Ids are strings; every member may be missing, because Zalo's pages and Zalo's traffic disagree in places.
/// What no case below describes is <see cref="Unknown"/>: kept, never an error.
/// </summary>
/// <param name="Name">Zalo's <c>event_name</c>.</param>
/// <param name="Conversation">The OA, and the citizen where there is one.</param>
/// <param name="At">When it happened, by Zalo's clock.</param>
public abstract record ZaloEvent(string Name, ZaloConversation Conversation, DateTimeOffset At)
{
    /// <summary>The citizen's id across the OAs of one app; often missing.</summary>
    public string? UserIdByApp { get; init; }

    /// <summary>A citizen wrote to the OA. A pressed button or menu item is a text like any other.</summary>
    /// <param name="QuoteMessageId">The message that the citizen replied to.</param>
    public sealed record CitizenMessage(
        string Name, ZaloConversation Conversation, DateTimeOffset At, ZaloMessageKind Kind, string? MessageId, string? Text,
        string? QuoteMessageId, IReadOnlyList<ZaloAttachment> Attachments)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>Followed the OA (quan tâm). <paramref name="Source"/>: <c>oa_profile</c>, <c>message_invite</c>, <c>social_plugin</c>.</summary>
    public sealed record Followed(string Name, ZaloConversation Conversation, DateTimeOffset At, string? Source)
        : ZaloEvent(Name, Conversation, At);

    public sealed record Unfollowed(string Name, ZaloConversation Conversation, DateTimeOffset At, string? Source)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>Opened the chat for the first time ever; once for each citizen and OA.</summary>
    public sealed record ChatOpened(string Name, ZaloConversation Conversation, DateTimeOffset At) : ZaloEvent(Name, Conversation, At);

    /// <summary>The OA's own message, shown to us. Ours, an automatic reply of Zalo's, or, with <paramref name="AdminId"/>, a person's.</summary>
    /// <param name="Text">Of a template-like message: the text of its attachment.</param>
    public sealed record Echo(
        string Name, ZaloConversation Conversation, DateTimeOffset At, ZaloMessageKind Kind, string? MessageId, string? Text, string? AdminId)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A message reached a phone.</summary>
    public sealed record Received(string Name, ZaloConversation Conversation, DateTimeOffset At, string? MessageId) : ZaloEvent(Name, Conversation, At);

    public sealed record Seen(string Name, ZaloConversation Conversation, DateTimeOffset At, IReadOnlyList<string> MessageIds)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A reaction was put on a message, or taken back (<c>/-remove</c>).</summary>
    public sealed record Reacted(string Name, ZaloConversation Conversation, DateTimeOffset At, bool ByCitizen, string? MessageId, string? Icon)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>The citizen shared contact data on our request.</summary>
    public sealed record ContactShared(string Name, ZaloConversation Conversation, DateTimeOffset At, ZaloContact Contact)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>The citizen uses the rights of a data subject (rút lại đồng ý, xóa, hạn chế): delete or restrict on our side.</summary>
    public sealed record Withdrawn(string Name, ZaloConversation Conversation, DateTimeOffset At) : ZaloEvent(Name, Conversation, At);

    public sealed record UserInfoUpdated(string Name, ZaloConversation Conversation, DateTimeOffset At, string? Method) : ZaloEvent(Name, Conversation, At);

    /// <summary>A tag was given, taken or removed altogether.</summary>
    public sealed record TagChanged(string Name, ZaloConversation Conversation, DateTimeOffset At, string? Tag, IReadOnlyList<string> UserIds)
        : ZaloEvent(Name, Conversation, At);

    public sealed record Widget(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? UserId, string? ExternalUserId, string? Url, string? Message)
        : ZaloEvent(Name, Conversation, At);

    public sealed record ExtensionPurchased(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? ExtensionId, string? ValidFrom, string? ValidThrough, int? Months)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>Somebody without a Zalo identity wrote through a web entry, or the OA answered there; no state is kept on such an id.</summary>
    public sealed record Anonymous(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? ConversationId, string? MessageId, string? Text, bool FromOa)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A message in a group (GMF) or a change of the group.</summary>
    public sealed record Group(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? GroupId, string? MessageId, IReadOnlyList<string> UserIds)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A call, or the consent to be called.</summary>
    public sealed record Call(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? CallId, string? Status, TimeSpan? Duration)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A template message (ZNS/ZBS) reached a phone number; who that is, only the tracking id tells.</summary>
    public sealed record TemplateReceived(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? MessageId, string? TrackingId, DateTimeOffset? DeliveredAt)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>Template, quality, tag or quota of template messages changed.</summary>
    /// <param name="Reason">Zalo's words for the author of the template.</param>
    public sealed record TemplateChanged(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? TemplateId, string? Previous, string? Current, string? Reason)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A rating, given in a rating template.</summary>
    public sealed record Feedback(
        string Name, ZaloConversation Conversation, DateTimeOffset At, int? Rate, string? Note, IReadOnlyList<string> Feedbacks,
        string? MessageId, string? TrackingId)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>A quick answer (Response) of a template was tapped.</summary>
    public sealed record ResponseChosen(
        string Name, ZaloConversation Conversation, DateTimeOffset At, string? ButtonType, string? Data, string? MessageId, string? TrackingId)
        : ZaloEvent(Name, Conversation, At);

    /// <summary>Billing steps of a template journey.</summary>
    public sealed record Journey(string Name, ZaloConversation Conversation, DateTimeOffset At) : ZaloEvent(Name, Conversation, At);

    /// <summary>Anything else: new, legacy, or misspelt.</summary>
    public sealed record Unknown(string Name, ZaloConversation Conversation, DateTimeOffset At) : ZaloEvent(Name, Conversation, At);
}

/// <summary>Kinds of messages between citizen and OA.</summary>
public enum ZaloMessageKind
{
    Text,
    Image,
    Gif,
    Link,
    Audio,
    Video,
    Sticker,
    Location,
    BusinessCard,
    File,

    /// <summary>A kind that came after this program.</summary>
    Other,
}

/// <summary>An attachment as Zalo describes it.</summary>
/// <param name="Type">Zalo's word: <c>image</c>, <c>link</c>, <c>location</c> …</param>
/// <param name="Url">On Zalo's CDN; its life time is not promised: copy promptly.</param>
/// <param name="Id">Of a sticker.</param>
/// <param name="Extension">Of a file, without dot.</param>
/// <param name="Checksum">MD5 of a file.</param>
public sealed record ZaloAttachment(
    string Type, string? Url = null, string? Thumbnail = null, string? Description = null, string? Name = null, long? Size = null,
    string? Extension = null, string? Checksum = null, string? Id = null, double? Latitude = null, double? Longitude = null);

/// <summary>Contact data that a citizen shared; whatever the person typed, unchecked.</summary>
/// <param name="Phone">Digits as sent, for example <c>84912345678</c>.</param>
/// <param name="BirthDate"><c>dd/MM/yyyy</c>.</param>
/// <param name="Ward">Commune or ward (xã, phường).</param>
/// <param name="District">Only in the shape that was in use before July 2025.</param>
public sealed record ZaloContact(
    string? Name, string? Phone, string? Address, string? Ward, string? District, string? City, string? BirthDate, string? Gender);
