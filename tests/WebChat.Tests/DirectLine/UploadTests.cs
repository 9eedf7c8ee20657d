using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CivicBot.Comments.Attachments.Fetching;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using CivicBot.ZaloStandIn.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.DirectLine;

/// <summary>Files by upload: what is taken, how it is shown, and that it goes the way of a photo from Zalo.</summary>
internal sealed class UploadTests
{
    private string id = "";
    private string token = "";

    [SetUp]
    public async Task OpenAsync() => (id, token, _) = await WebChatRun.OpenAsync();

    [Test]
    public async Task A_photo_loses_where_it_was_taken_and_is_shown_at_an_address_that_nobody_guesses()
    {
        using var posted = await UploadAsync(Said("photo"), File(SampleMedia.Jpeg(), "../../ảnh đường\u202Egpj.exe", "text/html"));
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var all = await WebChatRun.UntilAsync(id, token, seen => seen.Any(activity => activity["attachments"] is not null));
        var attachment = all.Single(activity => activity["attachments"] is not null)["attachments"]![0]!;
        var address = new Uri((string)attachment["contentUrl"]!);
        using var shown = await WebChatRun.Http.GetAsync(address);
        var bytes = Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)attachment["contentType"], Is.EqualTo("image/jpeg"), "What its bytes say counts.");
            Assert.That((string?)attachment["name"], Is.EqualTo("ảnh đườnggpj.jpg"));
            Assert.That(address.Segments[^1], Has.Length.EqualTo(64));
            Assert.That(bytes, Does.Not.Contain(SampleMedia.Secret));
            Assert.That(shown.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
            Assert.That(shown.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
            Assert.That(shown.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("inline"));
        }
    }

    [Test]
    public async Task A_document_is_saved_and_not_shown()
    {
        using var posted = await UploadAsync(File(SampleMedia.Pdf(), "đơn.pdf", "application/pdf"));
        var all = await WebChatRun.UntilAsync(id, token, seen => seen.Any(activity => activity["attachments"] is not null));
        using var shown = await WebChatRun.Http.GetAsync(new Uri((string)all.First(activity => activity["attachments"] is not null).SelectToken("attachments[0].contentUrl")!));
        Assert.That(shown.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(shown.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("đơn.pdf"));
    }

    [Test]
    public async Task It_goes_into_a_comment_as_a_photo_from_Zalo_does()
    {
        using var said = await WebChatRun.SendAsync(
            HttpMethod.Post, Path("activities"), token, WebChatRun.Json(WebChatRun.Message("Phản ánh: đường tổ 4 khu phố 3 ngập nước sau mưa, xe máy không qua được, đề nghị khơi cống")));
        await BotSaidAsync(2);
        using var posted = await UploadAsync(File(SampleMedia.Jpeg(variant: 41), "ngập.jpg", "image/jpeg"));
        var all = await BotSaidAsync(3);
        var send = all.Reverse().SelectMany(activity => activity.SelectToken("suggestedActions.actions")?.Children() ?? []).Select(action => (string)action["value"]!)
            .First(value => value.Contains("Gửi", StringComparison.Ordinal));
        using var sent = await WebChatRun.SendAsync(HttpMethod.Post, Path("activities"), token, WebChatRun.Json(WebChatRun.Message(send)));
        var attachment = await StoredAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(attachment.Kind, Is.EqualTo(AttachmentKind.Image));
            Assert.That(attachment.ContentType, Is.EqualTo("image/jpeg"));
            Assert.That(attachment.SealedAddress, Is.Null);
        }
    }

    [Test]
    public async Task What_is_no_photo_document_voice_or_film_is_refused()
    {
        foreach (var content in (byte[][])[SampleMedia.Html(), SampleMedia.Svg(), SampleMedia.Program(), SampleMedia.Zip(), []])
        {
            using var refused = await UploadAsync(File(content, "anh.jpg", "image/jpeg"));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
            Assert.That((string?)(await WebChatRun.JsonAsync(refused)).SelectToken("error.message"), Does.StartWith("The file is not kept:"));
        }
    }

    [Test]
    public async Task Too_much_too_many_or_nothing_is_refused()
    {
        using var large = await UploadAsync(File(new byte[26 * 1024 * 1024], "lớn.jpg", "image/jpeg"));
        using var many = await UploadAsync([.. Enumerable.Range(0, 6).Select(number => File(SampleMedia.Jpeg(number), $"{number}.jpg", "image/jpeg"))]);
        using var nothing = await UploadAsync(Said("alone"));
        using var noForm = await WebChatRun.SendAsync(HttpMethod.Post, Path("upload"), token, new StringContent("x"));
        using var broken = await WebChatRun.SendAsync(HttpMethod.Post, Path("upload"), token, Broken());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)large.StatusCode, Is.EqualTo(413));
            Assert.That((int)many.StatusCode, Is.EqualTo(400));
            Assert.That((int)nothing.StatusCode, Is.EqualTo(400));
            Assert.That((int)noForm.StatusCode, Is.EqualTo(400));
            Assert.That((int)broken.StatusCode, Is.EqualTo(400));
        }
    }

    [Test]
    public async Task A_stranger_neither_uploads_nor_finds_anything()
    {
        var (_, otherToken, _) = await WebChatRun.OpenAsync();
        using var form = Form(File(SampleMedia.Jpeg(), "a.jpg", "image/jpeg"));
        using var other = await WebChatRun.SendAsync(HttpMethod.Post, Path("upload"), otherToken, form);
        using var unknown = await WebChatRun.Http.GetAsync(new Uri($"/v3/directline/attachments/{new string('a', 64)}", UriKind.Relative));
        using var path = await WebChatRun.Http.GetAsync(new Uri("/v3/directline/attachments/..%2f..%2fcivicbot.db", UriKind.Relative));
        using var inline = await WebChatRun.SendAsync(
            HttpMethod.Post, Path("activities"), token,
            WebChatRun.Json(new JObject { ["type"] = "message", ["attachments"] = new JArray(new JObject { ["contentType"] = "image/jpeg", ["contentUrl"] = "file:///etc/passwd" }) }));
        Assert.That(((int)other.StatusCode, (int)unknown.StatusCode, (int)path.StatusCode, (int)inline.StatusCode), Is.EqualTo((404, 404, 404, 400)));
    }

    [Test]
    public async Task Files_are_forgotten_with_the_conversation()
    {
        using var posted = await UploadAsync(File(SampleMedia.Jpeg(variant: 7), "a.jpg", "image/jpeg"));
        var all = await WebChatRun.UntilAsync(id, token, seen => seen.Any(activity => activity["attachments"] is not null));
        var address = new Uri((string)all.First(activity => activity["attachments"] is not null).SelectToken("attachments[0].contentUrl")!);
        var held = WebChatRun.Services.GetServices<IHeldContents>().Single();
        WebChatRun.Services.GetRequiredService<UploadFiles>().Forget(null!, "webchat", id);
        using var gone = await WebChatRun.Http.GetAsync(address);
        Assert.That((int)gone.StatusCode, Is.EqualTo(404));
        Assert.That(held.Holds(new Uri("webchat-upload:" + address.Segments[^1])));
        Assert.That(held.Holds(new Uri("https://f1.zdn.vn/a.jpg")), Is.False);
    }

    private string Path(string what) => $"/v3/directline/conversations/{id}/{what}";

    private Task<IReadOnlyList<JObject>> BotSaidAsync(int messages) => WebChatRun.UntilAsync(id, token, seen => seen.Count(WebChatRun.IsFromBot) >= messages);

    /// <summary>The one attachment of this run that was filed from here; the fetcher brings it in behind the conversation.</summary>
    private static async Task<Attachment> StoredAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            await using var context = WebChatRun.Services.GetRequiredService<RecordsDatabase>().Read();
            if (await context.Attachments.SingleOrDefaultAsync(row => row.State == AttachmentState.Stored, patience.Token) is { } stored)
            {
                return stored;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private async Task<HttpResponseMessage> UploadAsync(params HttpContent[] parts)
    {
        using var form = Form(parts);
        return await WebChatRun.SendAsync(HttpMethod.Post, Path("upload?userId=me"), token, form);
    }

    private static MultipartFormDataContent Form(params HttpContent[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            form.Add(part);
        }

        return form;
    }

    private static StringContent Said(string clientId)
    {
        var part = new StringContent(WebChatRun.Message("", clientId).ToString(), Encoding.UTF8, "application/vnd.microsoft.activity");
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "activity", FileName = "blob" };
        return part;
    }

    private static ByteArrayContent File(byte[] content, string name, string type)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = name };
        return part;
    }

    private static StringContent Broken()
    {
        var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return content;
    }
}
