using CivicBot.Comments.Attachments.Recognition;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>
/// Takes out of what citizens send what they did not mean to send: where a photo or film was made, with which device, by whom. Where somebody lives is personal data (Law on Personal Data
/// Protection 2025); what the picture shows stays exactly as it was sent. Documents are left alone: to change them would break signatures.
/// </summary>
internal static class PersonalMetadata
{
    /// <param name="content">A picture, film or sound of this format; is changed, and shorter afterwards where bytes could be left out.</param>
    /// <returns>False where it is damaged.</returns>
    public static bool Strip(ContentFormat format, Stream content)
    {
        if (format == ContentFormat.Heic)
        {
            return HeicMetadata.Blank(content);
        }

        if (format == ContentFormat.Mp4 || format == ContentFormat.QuickTime || format == ContentFormat.Mobile || format == ContentFormat.M4A)
        {
            MediaMetadata.Blank(content);
            return true;
        }

        Func<byte[], byte[]?>? strip =
            format == ContentFormat.Jpeg ? JpegMetadata.Strip
            : format == ContentFormat.Png ? PngMetadata.Strip
            : format == ContentFormat.WebP ? WebpMetadata.Strip
            : format == ContentFormat.Gif ? GifMetadata.Strip
            : null;
        return strip is null || Rewrite(content, strip);
    }

    private static bool Rewrite(Stream content, Func<byte[], byte[]?> strip)
    {
        var picture = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(picture);
        if (strip(picture) is not { } stripped)
        {
            return false;
        }

        content.Position = 0;
        content.Write(stripped);
        content.SetLength(stripped.Length);
        return true;
    }
}
