using System.Runtime.Versioning;
using System.Text;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;
using CivicBot.ZaloStandIn.Media;

namespace CivicBot.Tests.Comments.Attachments;

internal sealed class AttachmentStoreTests
{
    [Test]
    public async Task A_content_that_two_share_stays_until_the_last_goes([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var first = await KeepAsync(rig, SampleMedia.Jpeg(1));
        var second = await KeepAsync(rig, SampleMedia.Jpeg(1));
        var other = await KeepAsync(rig, SampleMedia.Jpeg(2));
        Assert.That(rig.Kept, Has.Count.EqualTo(2));

        Assert.That(await rig.Store.DeleteAsync([first], CancellationToken.None), Is.EqualTo(1));
        var content = await rig.ContentAsync(second);
        Assert.That(await rig.Store.DeleteAsync([second, first], CancellationToken.None), Is.EqualTo(1));

        Assert.Multiple(async () =>
        {
            Assert.That(content, Is.Not.Empty);
            Assert.That(rig.Kept, Has.Count.EqualTo(1));
            Assert.That(await rig.Store.OpenAsync(first, CancellationToken.None), Is.Null);
            Assert.That(await rig.ContentAsync(other), Is.Not.Empty);
        });
    }

    [Test]
    public async Task Sharing_and_deleting_at_once_never_leaves_a_row_without_its_content([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            var id = await KeepAsync(rig, SampleMedia.Jpeg(number % 2));
            if (number % 3 != 0)
            {
                return id;
            }

            await rig.Store.DeleteAsync([id], CancellationToken.None);
            return Guid.Empty;
        })));

        foreach (var id in ids.Where(id => id != Guid.Empty))
        {
            Assert.That(await rig.ContentAsync(id), Is.Not.Empty);
        }
    }

    [Test]
    public async Task The_sweep_removes_what_no_row_has_and_nothing_else([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var kept = await KeepAsync(rig, SampleMedia.Jpeg(1));
        await KeepAsync(rig, SampleMedia.Jpeg(2));
        await rig.Records.WriteAsync((context, token) => AttachmentStore.RemoveAsync(context, [.. context.Attachments.Where(a => a.Id != kept).Select(a => a.Id)], token), CancellationToken.None);
        await File.WriteAllTextAsync(rig.Files.NewPart(), "half");
        Assert.That(rig.Kept, Has.Count.EqualTo(3));

        await rig.Contents.SweepAsync(DateTimeOffset.UtcNow.AddDays(-1), CancellationToken.None);
        Assert.That(rig.Kept, Has.Count.EqualTo(2), "what is half written since a moment ago may still be completed");
        await rig.Contents.SweepAsync(DateTimeOffset.UtcNow.AddDays(1), CancellationToken.None);

        Assert.That(rig.Kept, Has.Count.EqualTo(1));
        Assert.That(await rig.ContentAsync(kept), Is.Not.Empty);
    }

    [Test]
    public async Task Uploads_follow_the_same_rules()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite, ("MaxFileBytes", "5000"));

        var photo = await AddAsync(rig, SampleMedia.Jpeg(), AttachmentKind.Image, @"C:\Users\An\hiện trường.png");
        var page = await AddAsync(rig, SampleMedia.Svg(), AttachmentKind.Image, "a.svg");
        var large = await AddAsync(rig, [.. SampleMedia.Pdf(), .. new byte[6000]], AttachmentKind.File, "a.pdf");
        var empty = await AddAsync(rig, [], AttachmentKind.File, "a.pdf");

        Assert.Multiple(async () =>
        {
            Assert.That(photo, Is.InstanceOf<AddedAttachment.Kept>());
            Assert.That(page, Is.EqualTo(new AddedAttachment.Refused(AttachmentTrouble.TypeNotAllowed)));
            Assert.That(large, Is.EqualTo(new AddedAttachment.Refused(AttachmentTrouble.TooLarge)));
            Assert.That(empty, Is.EqualTo(new AddedAttachment.Refused(AttachmentTrouble.Empty)));
            Assert.That(rig.Kept, Has.Count.EqualTo(1));
            await using var content = await rig.Store.OpenAsync(((AddedAttachment.Kept)photo).Id, CancellationToken.None);
            Assert.That((content?.Name, content?.ContentType), Is.EqualTo(("hiện trường.jpg", "image/jpeg")));
            Assert.That((await rig.ContentAsync(((AddedAttachment.Kept)photo).Id)).AsSpan().IndexOf(Encoding.ASCII.GetBytes(SampleMedia.Secret)), Is.Negative);
        });
    }

    [Test]
    public async Task Contents_come_from_a_backup_only_unchanged()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var id = await KeepAsync(rig, SampleMedia.Jpeg());
        var (hash, content) = ((await rig.RowAsync(id)).Sha256!, await rig.ContentAsync(id));
        File.Delete(Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(rig.Files.NewPart())!, ".."), "*.bin", SearchOption.AllDirectories).Single());
        Assert.That(rig.Files.Has(hash), Is.False);

        Assert.That(() => rig.Files.PutAsync(new MemoryStream([1, 2, 3]), hash, CancellationToken.None), Throws.InstanceOf<InvalidDataException>());
        await rig.Files.PutAsync(new MemoryStream(content), hash, CancellationToken.None);

        Assert.That(await rig.ContentAsync(id), Is.EqualTo(content));
        Assert.That(() => rig.Files.Open("../../keys/records.key"), Throws.ArgumentException);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win")]
    public async Task Only_the_programs_user_may_read_what_citizens_sent()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        await KeepAsync(rig, SampleMedia.Jpeg());
        var file = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(rig.Files.NewPart())!, ".."), "*.bin", SearchOption.AllDirectories).Single();

        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static async Task<Guid> KeepAsync(AttachmentRig rig, byte[] content) =>
        ((AddedAttachment.Kept)await AddAsync(rig, content, AttachmentKind.Image, "a.jpg")).Id;

    private static async Task<AddedAttachment> AddAsync(AttachmentRig rig, byte[] content, AttachmentKind kind, string name)
    {
        using var stream = new MemoryStream(content);
        return await rig.Store.AddAsync(stream, kind, name, CancellationToken.None);
    }
}
