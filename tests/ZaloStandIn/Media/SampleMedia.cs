using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CivicBot.ZaloStandIn.Media;

/// <summary>
/// What citizens' telephones send, small: pictures and films that tell where they were made, documents, voice messages, and what should never be kept. Everything personal in them is
/// <see cref="Secret"/>.
/// </summary>
public static class SampleMedia
{
    /// <summary>Stands in every place where devices write where and by whom something was made.</summary>
    public const string Secret = "10.7769N-106.7009E";

    private static byte[] SecretBytes => Encoding.ASCII.GetBytes(Secret);

    /// <summary>A photo taken with the telephone on its side, with the place in EXIF, XMP, IPTC, comment and behind its end.</summary>
    /// <param name="variant">Another number, another picture.</param>
    /// <param name="orientation">1 to 8; 6: on its side.</param>
    public static byte[] Jpeg(int variant = 0, int orientation = 6, int width = SamplePictures.Width, int height = SamplePictures.Height)
    {
        var picture = SamplePictures.Jpeg;
        var quantities = picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDB]) + 5;
        for (var digit = 1; digit <= 4; digit++, variant /= 200)
        {
            picture[quantities + digit] = (byte)(1 + (variant % 200));
        }

        var frame = picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(frame), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(frame + 2), (ushort)width);
        var afterJfif = picture.AsSpan().IndexOf("ICC_PROFILE"u8) - 4;
        return
        [
            .. picture[..afterJfif],
            .. Segment(0xE1, Exif(orientation)),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. SecretBytes]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. SecretBytes]),
            .. Segment(0xFE, SecretBytes),
            .. picture[afterJfif..],
            .. SecretBytes,
        ];
    }

    /// <param name="width">As the head says, whatever the picture is.</param>
    public static byte[] Png(int width = SamplePictures.Width, int height = SamplePictures.Height)
    {
        var picture = SamplePictures.Png;
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(20), height);
        const int AfterHead = 33;
        return [.. picture[..AfterHead], .. Chunk("eXIf", Exif(1)), .. Chunk("tEXt", [.. "Comment\0"u8, .. SecretBytes]), .. picture[AfterHead..], .. SecretBytes];
    }

    public static byte[] WebP()
    {
        byte[] picture = [.. SamplePictures.WebP, .. RiffChunk("EXIF", Exif(1)), .. RiffChunk("XMP ", SecretBytes)];
        picture[20] |= 0x08 | 0x04;
        BinaryPrimitives.WriteInt32LittleEndian(picture.AsSpan(4), picture.Length - 8);
        return [.. picture, .. SecretBytes];
    }

    /// <summary>Two pictures that change for ever.</summary>
    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xFE, (byte)Secret.Length, .. SecretBytes, 0,
        0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)Secret.Length, .. SecretBytes, 0,
        0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x84, 0x51, 0,
        0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x8C, 0x53, 0,
        0x3B, .. SecretBytes,
    ];

    /// <summary>The boxes of a photo of an Apple telephone around data that are no real picture.</summary>
    public static byte[] Heic(int width = 4032, int height = 3024)
    {
        var exif = Exif(6);
        byte[] picture = [.. Enumerable.Range(0, 200).Select(number => (byte)(number * 7))];
        var fileType = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        byte[] Meta(int data) => Box(
            "meta",
            [
                0, 0, 0, 0,
                .. Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "pict"u8, .. new byte[13]]),
                .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "hvc1"u8, 0]), .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "Exif"u8, 0])]),
                .. Box("iprp", Box("ipco", Box("ispe", [0, 0, 0, 0, .. Number(width), .. Number(height)]))),
                .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 2, 0, 1, 0, 0, 0, 1, .. Number(data), .. Number(picture.Length), 0, 2, 0, 0, 0, 1, .. Number(data + picture.Length), .. Number(exif.Length)]),
            ]);
        var data = fileType.Length + Meta(0).Length + 8;
        return [.. fileType, .. Meta(data), .. Box("mdat", [.. picture, .. exif])];
    }

    public static byte[] Mp4(string brand = "isom") => Film(brand, "vide");

    /// <summary>A voice message as Zalo records it.</summary>
    public static byte[] M4A() => Film("M4A ", "soun");

    public static byte[] Amr() => [.. "#!AMR\n"u8, .. Enumerable.Repeat((byte)0x3C, 320)];

    public static byte[] Aac() => [0xFF, 0xF1, 0x50, 0x80, 0x02, 0x1F, 0xFC, .. new byte[9]];

    public static byte[] Mp3() => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, 0xFF, 0xFB, 0x90, 0x64, .. new byte[413]];

    public static byte[] Ogg() => [.. "OggS"u8, 0, 2, .. new byte[20], 1, 19, .. "OpusHead"u8, 1, 1, .. new byte[9]];

    public static byte[] Pdf() => "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static byte[] Docx(params string[] furtherParts) => Archive(["[Content_Types].xml", "word/document.xml", .. furtherParts]);

    public static byte[] Xlsx() => Archive(["[Content_Types].xml", "xl/workbook.xml"]);

    public static byte[] Odt() => Archive(["mimetype", "content.xml"], "application/vnd.oasis.opendocument.text");

    public static byte[] Zip() => Archive(["readme.txt"]);

    public static byte[] Html() => "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"u8.ToArray();

    public static byte[] Svg() => "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray();

    public static byte[] Program() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, .. new byte[200]];

    /// <summary>What stands at an address of this name.</summary>
    public static MediaItem Named(string name) => Path.GetExtension(name) switch
    {
        ".jpg" or ".jpeg" => new MediaItem(Jpeg(name.Aggregate(0, (sum, letter) => ((sum * 31) + letter) & 0x3FFFFFFF)), "image/jpeg"),
        ".png" => new MediaItem(Png(), "image/png"),
        ".gif" => new MediaItem(Gif(), "image/gif"),
        ".webp" => new MediaItem(WebP(), "image/webp"),
        ".heic" => new MediaItem(Heic(), "image/heic"),
        ".pdf" => new MediaItem(Pdf(), "application/pdf"),
        ".docx" => new MediaItem(Docx(), "application/octet-stream"),
        ".xlsx" => new MediaItem(Xlsx(), "application/octet-stream"),
        ".odt" => new MediaItem(Odt(), "application/octet-stream"),
        ".amr" => new MediaItem(Amr(), "audio/amr"),
        ".aac" => new MediaItem(Aac(), "audio/aac"),
        ".mp3" => new MediaItem(Mp3(), "audio/mpeg"),
        ".m4a" => new MediaItem(M4A(), "audio/mp4"),
        ".ogg" => new MediaItem(Ogg(), "audio/ogg"),
        ".mp4" => new MediaItem(Mp4(), "video/mp4"),
        _ => new MediaItem(Html(), "text/html"),
    };

    private static byte[] Film(string brand, string track) =>
    [
        .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(brand)]),
        .. Box("moov",
        [
            .. Box("trak", [.. Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(track), .. new byte[13]])), .. Box("udta", SecretBytes)]),
            .. Box("udta", Box("\u00A9xyz", SecretBytes)),
            .. Box("meta", SecretBytes),
        ]),
        .. Box("mdat", [.. Enumerable.Range(0, 300).Select(number => (byte)(number * 5))]),
        .. Box("uuid", SecretBytes),
    ];

    /// <summary>EXIF with the orientation and a description.</summary>
    private static byte[] Exif(int orientation) =>
    [
        .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
        0x01, 0x0E, 0, 2, 0, 0, 0, (byte)Secret.Length, 0, 0, 0, 38,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        .. SecretBytes,
    ];

    private static byte[] Segment(byte marker, byte[] inside) => [0xFF, marker, (byte)((inside.Length + 2) >> 8), (byte)(inside.Length + 2), .. inside];

    // Nobody checks the sums of chunks that are thrown away.
    private static byte[] Chunk(string name, byte[] inside) => [.. Number(inside.Length), .. Encoding.ASCII.GetBytes(name), .. inside, 0, 0, 0, 0];

    private static byte[] RiffChunk(string name, byte[] inside) =>
        [.. Encoding.ASCII.GetBytes(name), .. Number(inside.Length).Reverse(), .. inside, .. new byte[inside.Length & 1]];

    private static byte[] Box(string type, byte[] inside) => [.. Number(inside.Length + 8), .. Encoding.Latin1.GetBytes(type), .. inside];

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Archive(string[] parts, string firstText = "<x/>")
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(part, CompressionLevel.NoCompression).Open());
                writer.Write(part == parts[0] ? firstText : "<x/>");
            }
        }

        return stream.ToArray();
    }
}
