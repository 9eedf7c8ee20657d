using System.Buffers.Binary;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>A stretch of a JPEG file: a segment with its marker, or the coded picture data that follow a scan's head.</summary>
/// <param name="Start">Place of the marker's 0xFF.</param>
internal readonly record struct JpegPart(byte Marker, int Start, int Length);

/// <param name="Parts">From after the file's first two bytes to before its end mark.</param>
internal sealed record JpegFile(IReadOnlyList<JpegPart> Parts);

/// <summary>
/// Takes out of a JPEG whatever is not needed to show it: EXIF with the place where the photo was taken, the camera's number and a small copy of the picture, XMP, IPTC, comments, maker's
/// notes, and everything behind the picture's end (a second picture, a film). The picture data stay as they are, byte for byte. Which side is up stays, too: photos of telephones lie on
/// their side without it.
/// </summary>
internal static class JpegMetadata
{
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Application0 = 0xE0;
    private const byte Application1 = 0xE1;
    private const byte Application2 = 0xE2;
    private const byte Adobe = 0xEE;
    private const byte Application15 = 0xEF;
    private const byte Comment = 0xFE;

    /// <returns>Null where it is no JPEG with a picture in it.</returns>
    public static byte[]? Strip(byte[] picture)
    {
        if (Read(picture) is not { } file)
        {
            return null;
        }

        var kept = file.Parts.Where(part => IsNeeded(picture, part)).ToList();
        using var stripped = new MemoryStream(picture.Length);
        stripped.Write([0xFF, 0xD8]);
        var first = kept.TakeWhile(part => part.Marker == Application0).ToList();
        Write(picture, first, stripped);
        var up = file.Parts.Where(part => part.Marker == Application1).Select(part => ExifOrientation.Of(Inside(picture, part))).FirstOrDefault(side => side > 1);
        if (up > 1)
        {
            stripped.Write(ExifOrientation.Segment(up));
        }

        Write(picture, kept.Skip(first.Count), stripped);
        stripped.Write([0xFF, End]);
        return stripped.ToArray();
    }

    /// <summary>Takes it apart. A file that breaks off within the picture data is accepted: viewers show what there is.</summary>
    public static JpegFile? Read(byte[] picture)
    {
        var parts = new List<JpegPart>();
        var at = 2;
        while (at + 4 <= picture.Length && picture[at] == 0xFF)
        {
            var marker = picture[at + 1];
            if (marker == 0xFF)
            {
                at++; // filling
                continue;
            }

            if (marker == End)
            {
                break;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at + 2));
            if (length < 4 || at + length > picture.Length)
            {
                break;
            }

            length += marker == Scan ? CodedLength(picture.AsSpan(at + length)) : 0;
            parts.Add(new JpegPart(marker, at, length));
            at += length;
        }

        return parts.Exists(part => part.Marker == Scan) ? new JpegFile(parts) : null;
    }

    /// <summary>Coded data end at a marker; 0xFF 0x00 is a byte of theirs, D0 to D7 are marks within them.</summary>
    private static int CodedLength(ReadOnlySpan<byte> data)
    {
        var at = 0;
        while (data[at..].IndexOf((byte)0xFF) is >= 0 and var next)
        {
            at += next;
            if (at + 1 < data.Length && data[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at = Math.Min(at + 2, data.Length);
        }

        return data.Length;
    }

    /// <summary>Of the application segments only those that change how the picture looks: JFIF, the colour profile, Adobe's colour transform.</summary>
    private static bool IsNeeded(byte[] picture, JpegPart part) => part.Marker switch
    {
        Application0 => Inside(picture, part).StartsWith("JFIF\0"u8),
        Application2 => Inside(picture, part).StartsWith("ICC_PROFILE\0"u8),
        Adobe => Inside(picture, part).StartsWith("Adobe"u8),
        >= Application1 and <= Application15 or Comment => false,
        _ => true,
    };

    private static ReadOnlySpan<byte> Inside(byte[] picture, JpegPart part) => picture.AsSpan(part.Start + 4, part.Length - 4);

    private static void Write(byte[] picture, IEnumerable<JpegPart> parts, MemoryStream stripped)
    {
        foreach (var part in parts)
        {
            stripped.Write(picture, part.Start, part.Length);
        }
    }
}
