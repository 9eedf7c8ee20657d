using CivicBot.Comments.Attachments.Recognition;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>
/// Blanks what a film or sound says about place, owner and device (<c>udta</c>, <c>meta</c>, <c>uuid</c>), where it stands: places of the picture data must not move. What a camera
/// records as a track beside the picture stays.
/// </summary>
internal static class MediaMetadata
{
    private static readonly uint[] Telling = [MediaBoxes.Name("udta"), MediaBoxes.Name("meta"), MediaBoxes.Name("uuid")];

    /// <param name="content">Recognised as film or sound; writable.</param>
    public static void Blank(Stream content)
    {
        var top = MediaBoxes.Between(content, 0, content.Length);
        var movie = top.Where(box => box.Type == MediaBoxes.Name("moov")).SelectMany(box => MediaBoxes.In(content, box)).ToList();
        var tracks = movie.Where(box => box.Type == MediaBoxes.Name("trak")).SelectMany(box => MediaBoxes.In(content, box)).ToList();
        foreach (var box in top.Concat(movie).Concat(tracks).Where(box => Telling.Contains(box.Type)))
        {
            content.Position = box.Start + 4;
            content.Write("free"u8);
            Zero(content, box.Inside, box.End);
        }
    }

    public static void Zero(Stream content, long from, long to)
    {
        var nothing = new byte[Math.Min(to - from, 64 * 1024)];
        content.Position = from;
        while (content.Position < to)
        {
            content.Write(nothing, 0, (int)Math.Min(nothing.Length, to - content.Position));
        }
    }
}
