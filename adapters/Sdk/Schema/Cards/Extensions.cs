namespace Microsoft.Bot.Schema;

/// <summary>Cards as attachments: the card is the content, its content type constant the content type.</summary>
public static class Extensions
{
    public static Attachment ToAttachment(this HeroCard card) => AsContent(card, HeroCard.ContentType);

    public static Attachment ToAttachment(this ThumbnailCard card) => AsContent(card, ThumbnailCard.ContentType);

    public static Attachment ToAttachment(this SigninCard card) => AsContent(card, SigninCard.ContentType);

    public static Attachment ToAttachment(this ReceiptCard card) => AsContent(card, ReceiptCard.ContentType);

    public static Attachment ToAttachment(this AudioCard card) => AsContent(card, AudioCard.ContentType);

    public static Attachment ToAttachment(this VideoCard card) => AsContent(card, VideoCard.ContentType);

    public static Attachment ToAttachment(this AnimationCard card) => AsContent(card, AnimationCard.ContentType);

    private static Attachment AsContent(object card, string contentType) => new() { Content = card, ContentType = contentType };
}
