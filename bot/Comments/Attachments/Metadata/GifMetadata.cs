namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>Keeps the blocks of a GIF that make its picture and its repetition; comments, XMP and what follows its end go.</summary>
internal static class GifMetadata
{
    private const int HeadLength = 13;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte End = 0x3B;
    private const byte Comment = 0xFE;
    private const byte Application = 0xFF;

    /// <returns>Null where it is no GIF with a picture in it.</returns>
    public static byte[]? Strip(byte[] picture)
    {
        if (picture.Length < HeadLength)
        {
            return null;
        }

        var at = HeadLength + TableLength(picture[10]);
        using var stripped = new MemoryStream(picture.Length);
        stripped.Write(picture, 0, Math.Min(at, picture.Length));
        var hasPicture = false;
        while (at < picture.Length && picture[at] != End)
        {
            var start = at;
            if (picture[at] == Image && at + 11 <= picture.Length)
            {
                // Place and size, table of colours, code size.
                at += 10 + TableLength(picture[at + 9]) + 1;
                hasPicture = true;
            }
            else if (picture[at] == Extension && at + 3 <= picture.Length)
            {
                at += 2;
            }
            else
            {
                return null;
            }

            at = AfterBlocks(picture, at);
            if (at > picture.Length)
            {
                return null;
            }

            if (IsNeeded(picture, start))
            {
                stripped.Write(picture, start, at - start);
            }
        }

        stripped.WriteByte(End);
        return hasPicture ? stripped.ToArray() : null;
    }

    private static bool IsNeeded(byte[] picture, int start) =>
        picture[start] == Image
        || picture[start + 1] switch
        {
            Comment => false,
            Application => picture.AsSpan(start + 3).StartsWith("NETSCAPE2.0"u8) || picture.AsSpan(start + 3).StartsWith("ANIMEXTS1.0"u8),
            _ => true,
        };

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    /// <summary>Data come in blocks of up to 255 bytes, an empty one at the end.</summary>
    private static int AfterBlocks(byte[] picture, int at)
    {
        while (at < picture.Length && picture[at] > 0)
        {
            at += 1 + picture[at];
        }

        return at + 1;
    }
}
