namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Names of event activities that this channel brings to the bot, or takes from it.</summary>
public static class ZaloActivityNames
{
    /// <summary>In: an official wrote to the citizen in the OA's chat tool; value <see cref="ZaloHumanReply"/>.</summary>
    public const string HumanReply = "zalo/humanReply";

    /// <summary>In: the citizen shared contact data; value <see cref="Events.ZaloContact"/>.</summary>
    public const string SubmitInfo = "zalo/submitInfo";

    /// <summary>In: messages were seen; value <see cref="ZaloReceipt"/>.</summary>
    public const string Seen = "zalo/seen";

    /// <summary>In: a message reached a phone; value <see cref="ZaloReceipt"/>.</summary>
    public const string Received = "zalo/received";

    /// <summary>In: the citizen withdraws consent or asks for deletion: act on it, the law and Zalo's terms demand it.</summary>
    public const string DataSubjectRequest = "zalo/dataSubjectRequest";

    /// <summary>Out: ask the citizen for contact data; value <see cref="ZaloContactRequest"/> or JSON of the same shape.</summary>
    public const string RequestContact = "zalo/requestContact";
}

/// <summary>Content types of attachments that only Zalo knows.</summary>
public static class ZaloContentTypes
{
    /// <summary>A sticker; the picture is at the content address.</summary>
    public const string Sticker = "application/vnd.zalo.sticker";

    /// <summary>A shared link; name: its description.</summary>
    public const string Link = "application/vnd.zalo.link";

    /// <summary>A business card (danh thiếp); content: JSON with what Zalo gives, usually <c>phone</c> and an address of a QR picture.</summary>
    public const string ContactCard = "application/vnd.zalo.contact";

    /// <summary>Begins the type of an attachment that this version does not know.</summary>
    public const string Prefix = "application/vnd.zalo.";
}

/// <summary>Addresses of outgoing attachments that do not lie on the web.</summary>
public static class ZaloAttachmentSchemes
{
    /// <summary>A key of the host's <see cref="Client.IZaloMedia"/>: uploaded when the message is sent.</summary>
    public const string Media = "zalo-media:";

    /// <summary>The id of a picture uploaded before.</summary>
    public const string Attachment = "zalo-attachment:";

    /// <summary>The token of a file uploaded before.</summary>
    public const string File = "zalo-file:";
}

/// <param name="MessageId">The official's message.</param>
/// <param name="Text">What the official wrote; null for pictures and files.</param>
public sealed record ZaloHumanReply(string? MessageId, string? Text);

/// <param name="MessageIds">Ids of the OA's messages.</param>
public sealed record ZaloReceipt(IReadOnlyList<string> MessageIds);

/// <param name="Title">At most 100 characters.</param>
/// <param name="Subtitle">At most 500 characters.</param>
/// <param name="ImageUrl">Public https address of a banner; Zalo demands one.</param>
public sealed record ZaloContactRequest(string Title, string Subtitle, string ImageUrl);
