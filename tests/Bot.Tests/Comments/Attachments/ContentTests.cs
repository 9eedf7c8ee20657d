using System.Text;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Attachments.Metadata;
using CivicBot.Comments.Attachments.Recognition;
using CivicBot.Comments.Records;
using CivicBot.ZaloStandIn.Media;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Comments.Attachments;

internal sealed class ContentTests
{
    private static readonly AttachmentIntake Intake = new(Options.Create(new AttachmentOptions()));

    private static IEnumerable<TestCaseData> Kept()
    {
        yield return Case("jpeg", SampleMedia.Jpeg(), "image/jpeg", AttachmentKind.Image);
        yield return Case("png", SampleMedia.Png(), "image/png", AttachmentKind.Image);
        yield return Case("gif", SampleMedia.Gif(), "image/gif", AttachmentKind.Image);
        yield return Case("webp", SampleMedia.WebP(), "image/webp", AttachmentKind.Image);
        yield return Case("heic", SampleMedia.Heic(), "image/heic", AttachmentKind.Image);
        yield return Case("pdf", SampleMedia.Pdf(), "application/pdf", AttachmentKind.File);
        yield return Case("docx", SampleMedia.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", AttachmentKind.File);
        yield return Case("xlsx", SampleMedia.Xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", AttachmentKind.File);
        yield return Case("odt", SampleMedia.Odt(), "application/vnd.oasis.opendocument.text", AttachmentKind.File);
        yield return Case("amr", SampleMedia.Amr(), "audio/amr", AttachmentKind.Audio);
        yield return Case("aac", SampleMedia.Aac(), "audio/aac", AttachmentKind.Audio);
        yield return Case("mp3", SampleMedia.Mp3(), "audio/mpeg", AttachmentKind.Audio);
        yield return Case("mp3 without tag", SampleMedia.Mp3()[10..], "audio/mpeg", AttachmentKind.Audio);
        yield return Case("m4a", SampleMedia.M4A(), "audio/mp4", AttachmentKind.Audio);
        yield return Case("ogg", SampleMedia.Ogg(), "audio/ogg", AttachmentKind.Audio);
        yield return Case("mp4", SampleMedia.Mp4(), "video/mp4", AttachmentKind.Video);
        yield return Case("3gp", SampleMedia.Mp4("3gp5"), "video/3gpp", AttachmentKind.Video);
        yield return Case("mov", SampleMedia.Mp4("qt  "), "video/quicktime", AttachmentKind.Video);
    }

    private static IEnumerable<TestCaseData> NotKept()
    {
        yield return new TestCaseData(SampleMedia.Html(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("html");
        yield return new TestCaseData(SampleMedia.Svg(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("svg");
        yield return new TestCaseData(SampleMedia.Program(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("program");
        yield return new TestCaseData("\u007FELF\u0002"u8.ToArray(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("linux program");
        yield return new TestCaseData("#!/bin/sh\nrm -rf /"u8.ToArray(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("script");
        yield return new TestCaseData(SampleMedia.Zip(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("zip");
        yield return new TestCaseData((byte[])[.. "PK\u0003\u0004"u8, .. new byte[50]], AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("damaged zip");
        yield return new TestCaseData(" %PDF-1.4"u8.ToArray(), AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("pdf not at the start");
        yield return new TestCaseData((byte[])[0, 0, 0, 0x10, .. "ftypisom"u8, 0, 0, 0, 0], AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("mp4 without tracks");
        yield return new TestCaseData((byte[])[0xFF, 0xFF, 0xFF, 0xFF, .. "ftypisom"u8], AttachmentTrouble.TypeNotAllowed).SetArgDisplayNames("mp4 that is longer than it is");
        yield return new TestCaseData(SampleMedia.Docx("word/vbaProject.bin"), AttachmentTrouble.Macros).SetArgDisplayNames("docx with macros");
        yield return new TestCaseData((byte[])[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0], AttachmentTrouble.Damaged).SetArgDisplayNames("jpeg without picture");
        yield return new TestCaseData(SampleMedia.Png()[..120], AttachmentTrouble.Damaged).SetArgDisplayNames("half a png");
        yield return new TestCaseData(SampleMedia.Jpeg(width: 60_000, height: 60_000), AttachmentTrouble.TooManyPixels).SetArgDisplayNames("jpeg bomb");
        yield return new TestCaseData(SampleMedia.Png(100_000, 100_000), AttachmentTrouble.TooManyPixels).SetArgDisplayNames("png bomb");
        yield return new TestCaseData(SampleMedia.Heic(65_535, 65_535), AttachmentTrouble.TooManyPixels).SetArgDisplayNames("heic bomb");
    }

    [TestCaseSource(nameof(Kept))]
    public void Contents_are_recognised_and_lose_what_is_personal(byte[] content, string type, AttachmentKind kind)
    {
        using var stream = Changeable(content);

        var found = Intake.Examine(stream, kind);

        Assert.That((found as Examination.Fine)?.Format.Type, Is.EqualTo(type), found.ToString());
        Assert.That(stream.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(SampleMedia.Secret)), Is.Negative);
        Assert.That(Intake.Examine(stream, kind), Is.EqualTo(found), "what is kept is still what it was");
    }

    [TestCaseSource(nameof(NotKept))]
    public void Everything_else_is_refused(byte[] content, string why)
    {
        using var stream = Changeable(content);

        Assert.That(Intake.Examine(stream, AttachmentKind.File), Is.EqualTo(new Examination.NotKept(why)));
    }

    [TestCase(AttachmentKind.Image)]
    [TestCase(AttachmentKind.Audio)]
    [TestCase(AttachmentKind.Video)]
    public void A_document_is_no_photo_voice_or_film(AttachmentKind claimed)
    {
        using var stream = Changeable(SampleMedia.Pdf());

        Assert.That(Intake.Examine(stream, claimed), Is.EqualTo(new Examination.NotKept(AttachmentTrouble.NotThisKind)));
    }

    [Test]
    public void A_jpeg_keeps_its_picture_its_colours_and_which_side_is_up([Range(1, 8)] int orientation)
    {
        var original = SampleMedia.Jpeg(orientation: orientation);
        var stripped = JpegMetadata.Strip(original)!;

        var (before, after) = (JpegMetadata.Read(original)!, JpegMetadata.Read(stripped)!);
        byte[][] Needed(JpegFile file, byte[] bytes) => [.. file.Parts.Where(p => p.Marker is not 0xE1 and not 0xED and not 0xFE).Select(p => bytes[p.Start..(p.Start + p.Length)])];
        var exif = after.Parts.Where(p => p.Marker == 0xE1).Select(p => stripped[(p.Start + 4)..(p.Start + p.Length)]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Needed(after, stripped), Is.EqualTo(Needed(before, original)));
            Assert.That(exif.Select(e => ExifOrientation.Of(e)), orientation == 1 ? Is.Empty : Is.EqualTo(new[] { orientation }));
            Assert.That(stripped[^2..], Is.EqualTo(new byte[] { 0xFF, 0xD9 }));
            Assert.That(JpegMetadata.Strip(stripped), Is.EqualTo(stripped), "a second time changes nothing");
        });
    }

    [Test]
    public void A_jpeg_that_breaks_off_is_kept_as_far_as_it_goes()
    {
        var original = SampleMedia.Jpeg();
        var scan = original.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.That(JpegMetadata.Strip(original[..(scan + 20)]), Is.Not.Null);
    }

    [Test]
    public void Bytes_of_any_kind_make_no_exception()
    {
        var random = new Random(20261122);
        foreach (var sample in Kept().Select(data => (byte[])data.Arguments[0]!))
        {
            for (var round = 0; round < 300; round++)
            {
                var content = sample.ToArray();
                for (var change = 0; change <= round % 5; change++)
                {
                    content[random.Next(content.Length)] = (byte)random.Next(256);
                }

                using var stream = Changeable(content[..random.Next(content.Length / 2, content.Length + 1)]);
                Assert.That(() => Intake.Examine(stream, AttachmentKind.File), Throws.Nothing, $"{Convert.ToHexString(content)}");
            }
        }
    }

    private static TestCaseData Case(string name, byte[] content, string type, AttachmentKind kind) => new TestCaseData(content, type, kind).SetArgDisplayNames(name);

    private static MemoryStream Changeable(byte[] content)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        return stream;
    }
}
