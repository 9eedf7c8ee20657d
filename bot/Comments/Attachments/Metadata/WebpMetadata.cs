using System.Buffers.Binary;
using System.Text;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>Keeps the chunks of a WebP that make its picture; EXIF, XMP, unknown ones and what follows its end go.</summary>
internal static class WebpMetadata
{
    private const int HeadLength = 12;
    private const byte SaysExifOrXmp = 0x08 | 0x04;

    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    /// <returns>Null where it is no WebP with a picture in it.</returns>
    public static byte[]? Strip(byte[] picture)
    {
        if (picture.Length < HeadLength)
        {
            return null;
        }

        var end = (int)Math.Min(picture.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(4)));
        using var stripped = new MemoryStream(picture.Length);
        stripped.Write(picture, 0, HeadLength);
        var hasPicture = false;
        for (var at = HeadLength; at + 8 <= end;)
        {
            var inside = BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(at + 4));
            if (inside > end - at - 8)
            {
                return null;
            }

            var name = Encoding.Latin1.GetString(picture, at, 4);
            var length = (int)Math.Min(8L + inside + (inside & 1), end - at); // chunks begin at even places
            if (Needed.Contains(name))
            {
                var place = (int)stripped.Position;
                stripped.Write(picture, at, length);
                if (name == "VP8X" && inside > 0)
                {
                    stripped.GetBuffer()[place + 8] &= unchecked((byte)~SaysExifOrXmp);
                }
            }

            hasPicture |= name is "VP8 " or "VP8L" or "ANMF";
            at += length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(stripped.GetBuffer().AsSpan(4), (uint)(stripped.Length - 8));
        return hasPicture ? stripped.ToArray() : null;
    }
}
