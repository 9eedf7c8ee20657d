using System.Buffers.Binary;

namespace CivicBot.Comments.Attachments.Recognition;

/// <summary>One box of an ISO base media file (ISO/IEC 14496-12): MP4, M4A, 3GP, MOV and HEIC are all made of them.</summary>
/// <param name="Start">Place of its first byte.</param>
/// <param name="HeadLength">8, or 16 where its size needs 64 bits.</param>
/// <param name="End">Place after its last byte.</param>
internal readonly record struct MediaBox(uint Type, long Start, int HeadLength, long End)
{
    public long Inside => Start + HeadLength;
}

/// <summary>Reads the tree of boxes.</summary>
internal static class MediaBoxes
{
    private const int MostBoxes = 100_000;

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis"];

    public static uint Name(string fourLetters) =>
        ((uint)fourLetters[0] << 24) | ((uint)fourLetters[1] << 16) | ((uint)fourLetters[2] << 8) | fourLetters[3];

    /// <summary>The boxes between two places, in order; ends early where the sizes make no sense.</summary>
    public static IReadOnlyList<MediaBox> Between(Stream content, long from, long to)
    {
        var boxes = new List<MediaBox>();
        var head = new byte[16];
        while (from + 8 <= to && boxes.Count < MostBoxes)
        {
            content.Position = from;
            content.ReadExactly(head, 0, 8);
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head);
            var headLength = 8;
            if (length == 1 && from + 16 <= to)
            {
                content.ReadExactly(head, 8, 8);
                length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8));
                headLength = 16;
            }

            // Zero: to the end.
            length = length == 0 ? to - from : length;
            if (length < headLength || length > to - from)
            {
                break;
            }

            boxes.Add(new MediaBox(BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4)), from, headLength, from + length));
            from += length;
        }

        return boxes;
    }

    /// <summary>The boxes within one.</summary>
    /// <param name="skip">Bytes before the first: 4 in a box that has a version.</param>
    public static IReadOnlyList<MediaBox> In(Stream content, MediaBox box, int skip = 0) => Between(content, box.Inside + skip, box.End);

    /// <returns>Null for a brand or tracks that are not kept.</returns>
    public static ContentFormat? Recognise(Stream content)
    {
        var top = Between(content, 0, content.Length);
        if (top.Count == 0)
        {
            return null;
        }

        var brands = Brands(content, top[0]);
        if (brands.Any(brand => HeicBrands.Contains(brand, StringComparer.Ordinal)))
        {
            return top.Any(box => box.Type == Name("meta")) ? ContentFormat.Heic : null;
        }

        var tracks = Tracks(content, top);
        return tracks.Contains(Name("vide")) ? VideoOf(brands[0])
            : tracks.Contains(Name("soun")) ? ContentFormat.M4A
            : null;
    }

    private static ContentFormat VideoOf(string brand) =>
        brand == "qt  " ? ContentFormat.QuickTime
        : brand.StartsWith("3g", StringComparison.Ordinal) ? ContentFormat.Mobile
        : ContentFormat.Mp4;

    private static List<string> Brands(Stream content, MediaBox fileType)
    {
        var text = new byte[Math.Min(fileType.End - fileType.Inside, 256)];
        content.Position = fileType.Inside;
        content.ReadExactly(text);

        // Main brand, its version, further brands.
        return [.. text.Chunk(4).Where((letters, place) => place != 1 && letters.Length == 4).Select(letters => string.Concat(letters.Select(letter => (char)letter))), ""];
    }

    /// <summary>What the tracks are: picture, sound.</summary>
    private static HashSet<uint> Tracks(Stream content, IReadOnlyList<MediaBox> top)
    {
        var kinds = new HashSet<uint>();
        var word = new byte[4];
        foreach (var handler in top.Where(box => box.Type == Name("moov"))
            .SelectMany(movie => In(content, movie)).Where(box => box.Type == Name("trak"))
            .SelectMany(track => In(content, track)).Where(box => box.Type == Name("mdia"))
            .SelectMany(media => In(content, media)).Where(box => box.Type == Name("hdlr") && box.End - box.Inside >= 12))
        {
            content.Position = handler.Inside + 8;
            content.ReadExactly(word);
            kinds.Add(BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return kinds;
    }
}
