using System.Buffers.Binary;

namespace CivicBot.Comments.Attachments.Recognition;

/// <summary>What a content is, told by its own bytes. Names and claimed types count for nothing; what is not known here (HTML, SVG, programs, archives) is not kept.</summary>
internal static class ContentRecognition
{
    private const int HeadLength = 64;

    /// <param name="content">Can be read at any place; is left anywhere.</param>
    /// <returns>Null for anything that is not kept.</returns>
    public static ContentFormat? Recognise(Stream content)
    {
        Span<byte> buffer = stackalloc byte[HeadLength];
        content.Position = 0;
        ReadOnlySpan<byte> head = buffer[..content.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)];
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => ContentFormat.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ContentFormat.Png,
            _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => ContentFormat.Gif,
            _ when head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8) => ContentFormat.WebP,
            _ when head.StartsWith("%PDF-"u8) => ContentFormat.Pdf,
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeDocument.Recognise(content),
            _ when At(head, 4, "ftyp"u8) => MediaBoxes.Recognise(content),
            _ when head.StartsWith("#!AMR-WB\n"u8) => ContentFormat.AmrWide,
            _ when head.StartsWith("#!AMR\n"u8) => ContentFormat.Amr,
            _ when head.StartsWith("OggS"u8) && IsVoice(head) => ContentFormat.Ogg,
            _ when head.StartsWith("ID3"u8) || IsMpegAudio(head) => ContentFormat.Mp3,
            _ when IsAac(head) => ContentFormat.Aac,
            _ => null,
        };
    }

    private static bool At(ReadOnlySpan<byte> head, int place, ReadOnlySpan<byte> mark) => head.Length >= place + mark.Length && head[place..].StartsWith(mark);

    /// <summary>The first packet of an Ogg file says what is in it; it begins after the table of segments.</summary>
    private static bool IsVoice(ReadOnlySpan<byte> head)
    {
        const int Table = 27;
        if (head.Length < Table)
        {
            return false;
        }

        var packet = Table + head[26];
        return At(head, packet, "OpusHead"u8) || At(head, packet, "\u0001vorbis"u8) || At(head, packet, "Speex   "u8);
    }

    /// <summary>A frame of MPEG audio layer III: sync, and no reserved value in version, bit rate and sampling rate.</summary>
    private static bool IsMpegAudio(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
        {
            return false;
        }

        var frame = BinaryPrimitives.ReadUInt32BigEndian(head);
        var (version, layer, rate, sampling) = ((frame >> 19) & 3, (frame >> 17) & 3, (frame >> 12) & 15, (frame >> 10) & 3);
        return frame >> 21 == 0x7FF && version != 1 && layer == 1 && rate is > 0 and < 15 && sampling != 3;
    }

    /// <summary>AAC in ADTS frames: sync, layer 0, a sampling rate that exists, a frame longer than its head.</summary>
    private static bool IsAac(ReadOnlySpan<byte> head)
    {
        if (head.Length < 7 || head[0] != 0xFF || (head[1] & 0xF6) != 0xF0)
        {
            return false;
        }

        var length = ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5);
        return ((head[2] >> 2) & 15) < 13 && length > 7;
    }
}
