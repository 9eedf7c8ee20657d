using System.Text.Json.Serialization;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// One message for a citizen, as the OA API knows it; independent of the v2/v3 flavour, which the client chooses.
/// This is also what waits in a host's outbox, as JSON (<see cref="ZaloMessageJson"/>).
/// </summary>
/// <param name="UserId">The citizen's id at this OA.</param>
/// <param name="ReplyToMessageId">
/// The citizen's message that this answers, if it is recent enough; on v2 it makes the send a free reply (recipient by <c>message_id</c>).
/// </param>
/// <param name="LastInteractionAt">The citizen's last interaction known when the message was made; decides the 48 h and 7 day windows.</param>
/// <param name="Content">What to send.</param>
public sealed record ZaloMessage(string UserId, string? ReplyToMessageId, DateTimeOffset? LastInteractionAt, ZaloContent Content);

/// <summary>The kinds of content that the OA API takes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Image), "image")]
[JsonDerivedType(typeof(File), "file")]
[JsonDerivedType(typeof(ContactRequest), "contactRequest")]
[JsonDerivedType(typeof(Reaction), "reaction")]
public abstract record ZaloContent
{
    private ZaloContent()
    {
    }

    /// <param name="Body">At most 2,000 characters, plain, NFC.</param>
    /// <param name="QuoteMessageId">Message to quote; dropped and sent again when Zalo calls it stale.</param>
    /// <param name="Buttons">At most five; the choices stand in the text as well, because not every Zalo client shows buttons.</param>
    public sealed record Text(string Body, string? QuoteMessageId, IReadOnlyList<ZaloButton> Buttons) : ZaloContent;

    /// <summary>A picture. Exactly one of <paramref name="Url"/>, <paramref name="AttachmentId"/> and <paramref name="MediaKey"/> says where it is.</summary>
    /// <param name="Url">Public https address of a jpg or png of at most 1 MB.</param>
    /// <param name="AttachmentId">Id of an earlier upload (dies after seven days).</param>
    /// <param name="MediaType"><c>image</c>, <c>gif</c> or <c>sticker</c>.</param>
    /// <param name="Width">Pixels; Zalo asks for both measures of a gif.</param>
    /// <param name="Height">Pixels.</param>
    /// <param name="MediaKey">A key of the host's <see cref="IZaloMedia"/>: uploaded when sent, and once more when Zalo no longer has the upload.</param>
    public sealed record Image(
        string? Caption, string? Url, string? AttachmentId, string MediaType = "image", int? Width = null, int? Height = null, string? MediaKey = null) : ZaloContent;

    /// <summary>A file uploaded before (Zalo deletes it after seven days), or one of the host's <see cref="IZaloMedia"/>.</summary>
    public sealed record File(string? Token, string? MediaKey = null) : ZaloContent;

    /// <summary>Asks the citizen to share name, phone and address; comes back as <c>user_submit_info</c>.</summary>
    public sealed record ContactRequest(string Title, string Subtitle, string ImageUrl) : ZaloContent;

    /// <summary>A reaction on the citizen's message; the only "working on it" that the OA API has.</summary>
    public sealed record Reaction(string Icon, string MessageId) : ZaloContent;
}

/// <param name="Type"><c>oa.query.show</c>, <c>oa.query.hide</c>, <c>oa.open.url</c>, <c>oa.open.sms</c> or <c>oa.open.phone</c>.</param>
/// <param name="Value">Query text, address or phone number, by type.</param>
/// <param name="SmsText">Prepared text of an <c>oa.open.sms</c> button (160 characters).</param>
public sealed record ZaloButton(string Title, string Type, string Value, string? SmsText = null);

/// <summary>Messages as they wait in an outbox.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ZaloMessage))]
public sealed partial class ZaloMessageJson : JsonSerializerContext;
