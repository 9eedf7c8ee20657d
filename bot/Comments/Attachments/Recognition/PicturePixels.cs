using System.Buffers.Binary;
using CivicBot.Comments.Attachments.Metadata;

namespace CivicBot.Comments.Attachments.Recognition;

/// <summary>
/// How many pixels a picture says it has, from its heads alone. A few kilobytes can say that they are a picture of billions (a "picture bomb") and bring down whatever tries to show them.
/// </summary>
internal static class PicturePixels
{
    /// <returns>Null where no size stands in it: the picture is damaged.</returns>
    public static long? Of(ContentFormat format, byte[] picture) =>
        format == ContentFormat.Jpeg ? Jpeg(picture)
        : format == ContentFormat.Png ? Png(picture)
        : format == ContentFormat.Gif ? Gif(picture)
        : format == ContentFormat.WebP ? WebP(picture)
        : format == ContentFormat.Heic ? Heic(picture)
        : throw new ArgumentException("Only pictures have pixels.", nameof(format));

    private static long? Jpeg(byte[] picture) => JpegMetadata.Read(picture) is { } file
        ? file.Parts.Where(part => IsFrame(part.Marker) && part.Length >= 9)
            .Select(part => (long?)((long)Word(picture, part.Start + 5) * Word(picture, part.Start + 7))).Max()
        : null;

    // Start of frame, in all its coding variants; C4, C8 and CC are something else.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    private static long? Png(byte[] picture) => picture.Length >= 24 && picture.AsSpan(12).StartsWith("IHDR"u8)
        ? (long)BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(20))
        : null;

    private static long? Gif(byte[] picture) => picture.Length >= 10
        ? (long)BinaryPrimitives.ReadUInt16LittleEndian(picture.AsSpan(6)) * BinaryPrimitives.ReadUInt16LittleEndian(picture.AsSpan(8))
        : null;

    private static long? WebP(byte[] picture)
    {
        var head = picture.AsSpan(12);
        if (head.Length < 18)
        {
            return null;
        }

        if (head.StartsWith("VP8X"u8))
        {
            return (Three(head[12..]) + 1L) * (Three(head[15..]) + 1L);
        }

        if (head.StartsWith("VP8L"u8) && head[8] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[9..]);
            return ((bits & 0x3FFF) + 1L) * (((bits >> 14) & 0x3FFF) + 1L);
        }

        return head.StartsWith("VP8 "u8) && head[11..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (long)(BinaryPrimitives.ReadUInt16LittleEndian(head[14..]) & 0x3FFF) * (BinaryPrimitives.ReadUInt16LittleEndian(head[16..]) & 0x3FFF)
            : null;
    }

    /// <summary>The largest of the picture and its tiles.</summary>
    private static long? Heic(byte[] picture)
    {
        using var content = new MemoryStream(picture, writable: false);
        return MediaBoxes.Between(content, 0, picture.Length).Where(box => box.Type == MediaBoxes.Name("meta"))
            .SelectMany(meta => MediaBoxes.In(content, meta, skip: 4)).Where(box => box.Type == MediaBoxes.Name("iprp"))
            .SelectMany(properties => MediaBoxes.In(content, properties)).Where(box => box.Type == MediaBoxes.Name("ipco"))
            .SelectMany(container => MediaBoxes.In(content, container)).Where(box => box.Type == MediaBoxes.Name("ispe") && box.End - box.Inside >= 12)
            .Select(size => (long?)((long)Double(picture, (int)size.Inside + 4) * Double(picture, (int)size.Inside + 8)))
            .Max();
    }

    private static uint Double(byte[] picture, int at) => BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(at));

    private static int Word(byte[] picture, int at) => BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at));

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
