using System.Buffers.Binary;
using System.Text;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>Keeps the chunks of a PNG that make its picture; texts, EXIF, XMP, times, private chunks and what follows its end go.</summary>
internal static class PngMetadata
{
    private const int SignatureLength = 8;
    private const int Frame = 12; // length, name, check sum

    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    };

    /// <returns>Null where it is no PNG with a picture in it.</returns>
    public static byte[]? Strip(byte[] picture)
    {
        using var stripped = new MemoryStream(picture.Length);
        stripped.Write(picture, 0, Math.Min(SignatureLength, picture.Length));
        var hasPicture = false;
        for (var at = SignatureLength; at + Frame <= picture.Length;)
        {
            var inside = BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(at));
            if (inside > picture.Length - at - Frame)
            {
                return null;
            }

            var name = Encoding.Latin1.GetString(picture, at + 4, 4);
            var length = Frame + (int)inside;
            if (Needed.Contains(name))
            {
                stripped.Write(picture, at, length);
            }

            hasPicture |= name == "IDAT";
            if (name == "IEND")
            {
                return hasPicture ? stripped.ToArray() : null;
            }

            at += length;
        }

        return null;
    }
}
