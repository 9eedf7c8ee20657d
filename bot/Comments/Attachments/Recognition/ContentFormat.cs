using CivicBot.Comments.Records;

namespace CivicBot.Comments.Attachments.Recognition;

/// <summary>A kind of content that is kept.</summary>
/// <param name="Type">MIME type.</param>
/// <param name="Extension">Without a dot.</param>
/// <param name="Shown">What it is to people: picture, document, voice, video.</param>
internal sealed record ContentFormat(string Type, string Extension, AttachmentKind Shown)
{
    public static ContentFormat Jpeg { get; } = new("image/jpeg", "jpg", AttachmentKind.Image);

    public static ContentFormat Png { get; } = new("image/png", "png", AttachmentKind.Image);

    public static ContentFormat Gif { get; } = new("image/gif", "gif", AttachmentKind.Image);

    public static ContentFormat WebP { get; } = new("image/webp", "webp", AttachmentKind.Image);

    public static ContentFormat Heic { get; } = new("image/heic", "heic", AttachmentKind.Image);

    public static ContentFormat Pdf { get; } = new("application/pdf", "pdf", AttachmentKind.File);

    public static ContentFormat Docx { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", AttachmentKind.File);

    public static ContentFormat Xlsx { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", AttachmentKind.File);

    public static ContentFormat Odt { get; } = new("application/vnd.oasis.opendocument.text", "odt", AttachmentKind.File);

    public static ContentFormat Ods { get; } = new("application/vnd.oasis.opendocument.spreadsheet", "ods", AttachmentKind.File);

    public static ContentFormat Amr { get; } = new("audio/amr", "amr", AttachmentKind.Audio);

    public static ContentFormat AmrWide { get; } = new("audio/amr-wb", "awb", AttachmentKind.Audio);

    public static ContentFormat Mp3 { get; } = new("audio/mpeg", "mp3", AttachmentKind.Audio);

    public static ContentFormat Aac { get; } = new("audio/aac", "aac", AttachmentKind.Audio);

    public static ContentFormat M4A { get; } = new("audio/mp4", "m4a", AttachmentKind.Audio);

    public static ContentFormat Ogg { get; } = new("audio/ogg", "ogg", AttachmentKind.Audio);

    public static ContentFormat Mp4 { get; } = new("video/mp4", "mp4", AttachmentKind.Video);

    public static ContentFormat QuickTime { get; } = new("video/quicktime", "mov", AttachmentKind.Video);

    public static ContentFormat Mobile { get; } = new("video/3gpp", "3gp", AttachmentKind.Video);

    private static readonly ContentFormat[] All = [Jpeg, Png, Gif, WebP, Heic, Pdf, Docx, Xlsx, Odt, Ods, Amr, AmrWide, Mp3, Aac, M4A, Ogg, Mp4, QuickTime, Mobile];

    /// <summary>Whether the channel, which called it this, told the truth. "File" may be anything that is kept.</summary>
    public bool IsA(AttachmentKind claimed) => claimed == AttachmentKind.File || claimed == Shown;

    /// <returns>Null for a type that is not kept.</returns>
    public static ContentFormat? OfType(string? type) => Array.Find(All, format => format.Type == type);
}
