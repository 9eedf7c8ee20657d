using System.Buffers.Binary;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>Which side of a photo is up (EXIF 2.3, tag 0x0112): the one fact of its EXIF that is kept.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;
    private const int EntryLength = 12;

    private static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    /// <param name="segment">Inside of an APP1 segment, or of anything else.</param>
    /// <returns>1 to 8; 0 where it says nothing.</returns>
    public static int Of(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Mark))
        {
            return 0;
        }

        var tiff = segment[Mark.Length..];
        var bigEnd = tiff.StartsWith("MM\0*"u8);
        if ((!bigEnd && !tiff.StartsWith("II*\0"u8)) || tiff.Length < 10)
        {
            return 0;
        }

        var directory = bigEnd ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 0;
        }

        var count = Word(tiff[(int)directory..], bigEnd);
        var entries = tiff[((int)directory + 2)..];
        for (var entry = 0; entry < count && (entry + 1) * EntryLength <= entries.Length; entry++)
        {
            var fields = entries.Slice(entry * EntryLength, EntryLength);
            if (Word(fields, bigEnd) == Tag)
            {
                return Word(fields[8..], bigEnd) is >= 1 and <= 8 and var side ? side : 0;
            }
        }

        return 0;
    }

    /// <summary>A whole APP1 segment that says this and nothing else.</summary>
    public static byte[] Segment(int side) =>
    [
        0xFF, 0xE1, 0, 34, .. Mark, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)side, 0, 0, 0, 0, 0, 0,
    ];

    private static int Word(ReadOnlySpan<byte> bytes, bool bigEnd) => bigEnd ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
