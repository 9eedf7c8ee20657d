using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Tokens;
using CivicBot.ZaloStandIn.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Adapters.Zalo.Tests.Client;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloUploadTests : ZaloFixture
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];
    private static readonly byte[] Pdf = [.. "%PDF-1.7 Đơn"u8];

    [Test]
    public async Task The_same_bytes_are_uploaded_once_even_after_a_restart()
    {
        var before = Node();
        var first = await before.Client.UploadImageAsync(OaId, "a.png", Png, None);
        Assert.That((await before.Client.UploadImageAsync(OaId, "b.png", Png, None)).Value, Is.EqualTo(first.Value));
        await StopAsync(before);
        Zalo.Faults.Add(new Fault(FaultAnswer.ServerError) { Endpoint = "upload" });
        Assert.That((await Node().Client.UploadImageAsync(OaId, "a.png", Png, None)).Value, Is.EqualTo(first.Value));
        Assert.That(Zalo.Faults.Hits, Is.Zero);
    }

    [Test]
    public async Task At_the_same_moment_too()
    {
        var node = Node();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => node.Client.UploadImageAsync(OaId, "a.png", Png, None)));
        Assert.That(ids.Select(id => id.Value).ToHashSet(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public async Task After_six_days_they_are_uploaded_again()
    {
        var node = Node();
        var first = await node.Client.UploadImageAsync(OaId, "a.png", Png, None);
        Clock.Move(TimeSpan.FromDays(5.9));
        Assert.That((await node.Client.UploadImageAsync(OaId, "a.png", Png, None)).Value, Is.EqualTo(first.Value));
        Clock.Move(TimeSpan.FromDays(0.2));
        Assert.That((await node.Client.UploadImageAsync(OaId, "a.png", Png, None)).Value, Is.Not.EqualTo(first.Value));
    }

    [Test]
    public async Task Each_OA_has_its_own()
    {
        var node = Node(settings =>
        {
            settings["Zalo:Accounts:1:OaId"] = "4000000000000000001";
            settings["Zalo:Accounts:1:RefreshToken"] = "RT-other";
            settings["Zalo:Accounts:1:AccessToken"] = "AT-other";
        });
        var mine = await node.Client.UploadImageAsync(OaId, "a.png", Png, None);
        var others = await node.Client.UploadImageAsync("4000000000000000001", "a.png", Png, None);
        Assert.That(others.Value, Is.Not.Null.And.Not.EqualTo(mine.Value));
    }

    [Test]
    public async Task A_file_is_uploaded_anew_under_another_name_because_citizens_see_it()
    {
        var node = Node();
        var first = await node.Client.UploadFileAsync(OaId, "Đơn đề nghị.pdf", Pdf, None);
        Assert.Multiple(async () =>
        {
            Assert.That((await node.Client.UploadFileAsync(OaId, "Đơn đề nghị.pdf", Pdf, None)).Value, Is.EqualTo(first.Value));
            Assert.That((await node.Client.UploadFileAsync(OaId, "Tờ khai.pdf", Pdf, None)).Value, Is.Not.Null.And.Not.EqualTo(first.Value));
        });
    }

    [Test]
    public async Task The_name_of_a_file_travels_as_it_is()
    {
        var scripted = Own(await ScriptedZalo.SayingAsync("""{"error":0,"data":{"token":"t-1"}}"""));
        var result = await Node(url: scripted.Url).Client.UploadFileAsync(OaId, "Đơn \"đề nghị\".pdf", Pdf, None);
        Assert.That(result.Value, Is.EqualTo("t-1"));
        Assert.That(scripted.Calls.Single().Body, Does.Contain("name=\"file\"; filename=\"Đơn %22đề nghị%22.pdf\"").And.Contain("application/pdf").And.Contain("%PDF-1.7 Đơn"));
    }

    [TestCase("a.png", 1024 * 1024 + 1, "image", "larger than 1 MB")]
    [TestCase("a.webp", 10, "image", "takes no such kind")]
    [TestCase("a.png", 0, "image", "empty")]
    [TestCase("a.gif", 5 * 1024 * 1024 + 1, "gif", "larger than 5 MB")]
    [TestCase("a.xlsx", 10, "file", "takes no such kind")]
    [TestCase("a.pdf", 5 * 1024 * 1024 + 1, "file", "larger than 5 MB")]
    public async Task What_Zalo_would_refuse_is_not_sent(string name, int bytes, string kind, string reason)
    {
        var client = Node(url: "http://127.0.0.1:9").Client;
        var content = new byte[bytes];
        var result = kind switch
        {
            "image" => await client.UploadImageAsync(OaId, name, content, None),
            "gif" => await client.UploadGifAsync(OaId, name, content, None),
            _ => await client.UploadFileAsync(OaId, name, content, None),
        };
        Assert.That(result.Error, Has.Property("Code").EqualTo(ZaloLocalErrors.BadMedia).And.Property("Message").Contains(reason));
    }

    [Test]
    public async Task A_used_up_month_is_a_quota()
    {
        Zalo.Behaviour.UploadsPerMonth = 0;
        var result = await Node().Client.UploadImageAsync(OaId, "a.png", Png, None);
        Assert.That(result.Error, Has.Property("Code").EqualTo(-211).And.Property("Class").EqualTo(ZaloErrorClass.Quota));
    }

    [Test]
    public async Task Media_of_the_host_are_uploaded_when_they_are_sent_and_again_when_Zalo_has_forgotten_them()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");
        var node = NodeWithMedia();
        Assert.That(await node.Client.SendAsync(OaId, Media(new ZaloContent.Image("Sơ đồ", null, null, MediaKey: "map")), None), Is.TypeOf<ZaloSendResult.Sent>());
        Zalo.Account(OaId).ExpireUploads();
        Assert.That(await node.Client.SendAsync(OaId, Media(new ZaloContent.Image("Sơ đồ", null, null, MediaKey: "map")), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(await node.Client.SendAsync(OaId, Media(new ZaloContent.File(null, "form")), None), Is.TypeOf<ZaloSendResult.Sent>());
        var received = Zalo.Ledger.Of(OaId, UserId);
        Assert.That(received.Select(message => message.Kind), Is.EqualTo(new[] { "image", "image", "file" }));
        Assert.That(received[0].Attachment, Is.Not.EqualTo(received[1].Attachment));
    }

    [Test]
    public async Task An_upload_that_expires_again_and_again_is_not_repeated_for_ever()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");
        var node = NodeWithMedia();
        Zalo.Faults.Add(Fault.Error(-100) with { Endpoint = "send" });
        var result = await node.Client.SendAsync(OaId, Media(new ZaloContent.Image(null, null, null, MediaKey: "map")), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Code").EqualTo(-100));
        Assert.That(Zalo.Faults.Hits, Is.EqualTo(2));
    }

    [Test]
    public async Task Media_that_the_host_no_longer_has_cannot_be_sent()
    {
        var result = await NodeWithMedia().Client.SendAsync(OaId, Media(new ZaloContent.File(null, "deleted")), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Code").EqualTo(ZaloLocalErrors.BadMedia));
    }

    private ZaloNode NodeWithMedia() => Node(services: services => services.AddSingleton<IZaloMedia, Shelf>());

    private ZaloMessage Media(ZaloContent content) => new(UserId, null, Clock.Now, content);

    private sealed class Shelf : IZaloMedia
    {
        public ValueTask<ZaloMediaFile?> FindAsync(string mediaKey, CancellationToken cancellationToken) => new(mediaKey switch
        {
            "map" => new ZaloMediaFile("map.png", Png),
            "form" => new ZaloMediaFile("Tờ khai.pdf", Pdf),
            _ => null,
        });
    }
}
