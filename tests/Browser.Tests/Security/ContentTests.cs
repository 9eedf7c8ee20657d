using System.Net;
using System.Text;
using CivicBot.Browser.Tests.Showcase;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Records;
using CivicBot.Officials.Accounts;
using CivicBot.ZaloStandIn.Media;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Security;

/// <summary>What citizens write and send is shown as what it is and never run; what is secret is shown to nobody.</summary>
internal sealed class ContentTests
{
    [Test]
    public async Task Words_and_names_of_others_become_no_markup_on_any_page()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        await Scene.Bot.ChangeAsync(name, (users, official) =>
        {
            (official.DisplayName, official.Title) = ("<script>document.title='xss'</script>", "\" onmouseover=\"document.title='xss'");
            return users.UpdateAsync(official);
        });
        using var visitor = new HttpVisitor(Scene.Bot.Address);
        await visitor.SignInAsync(name, TestBot.Password);
        var pages = await Crawl.AsAsync(visitor, Scene.Routes);

        Assert.That(pages.Count(page => page.Answer.Body.Contains("document.title", StringComparison.Ordinal)), Is.GreaterThan(5), "The hostile words are shown somewhere.");
        Assert.Multiple(() =>
        {
            foreach (var page in pages)
            {
                // A digest is a paper that brings its one style sheet, which the policy of the page names by its hash.
                var ownSheet = page.Route?.Pattern == "officials/digests/preview" && page.Answer.Header("Content-Security-Policy").Contains("sandbox", StringComparison.Ordinal);
                Assert.That(page.Markup.Tags.Where(tag => IsActive(tag) && !(ownSheet && tag.Name == "style")).Select(tag => tag.Name + " " + string.Join(' ', tag.Attributes)), Is.Empty, page.Path);
            }
        });
    }

    [Test]
    public void The_test_sees_markup_that_runs()
    {
        var markup = Markup.Read("<p>a</p><img src=x onerror=\"a()\"><script>b()</script><a href='javascript:c()'>d</a><div style=\"color:red\"></div><script src=\"officials/assets/officials.js\"></script><b>&lt;script&gt;</b>");

        Assert.That(markup.Tags.Where(IsActive).Select(tag => tag.Name), Is.EqualTo((string[])["img", "script", "a", "div"]));
    }

    [Test]
    public async Task Pictures_and_files_are_handed_out_as_what_they_are_without_where_they_were_taken()
    {
        using var clerk = await Scene.Bot.SignedInAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        foreach (var id in Scene.Ours.Attachments)
        {
            var answer = await clerk.GetAsync($"/officials/attachments/{id}");
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Header("Content-Security-Policy"), Does.Contain("sandbox"));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("image/jpeg").Or.EqualTo("application/pdf"));
            Assert.That(answer.Header("Content-Type") == "image/jpeg" || answer.Header("Content-Disposition").StartsWith("attachment", StringComparison.Ordinal), answer.Header("Content-Disposition"));
            Assert.That(answer.Headers.Keys, Does.Not.Contain("Set-Cookie").IgnoreCase.Or.Not.Contain("a=b"));
            Assert.That(answer.Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(SampleMedia.Secret)), Is.Negative, "The place where it was taken.");
        }
    }

    [Test]
    public async Task Disguised_files_are_not_kept_and_polyglots_are_harmless()
    {
        var store = Scene.Bot.Services.GetRequiredService<AttachmentStore>();
        foreach (var disguised in (byte[][])[SampleMedia.Html(), SampleMedia.Svg(), SampleMedia.Program(), SampleMedia.Zip(), "GIF89a=1;alert(1)"u8.ToArray()])
        {
            using var content = new MemoryStream(disguised);
            Assert.That(await store.AddAsync(content, AttachmentKind.Image, "anh.jpg", CancellationToken.None), Is.InstanceOf<AddedAttachment.Refused>(), Encoding.Latin1.GetString(disguised[..10]));
        }

        using var polyglot = new MemoryStream([.. SampleMedia.Jpeg(), .. SampleMedia.Html()]);
        var kept = (AddedAttachment.Kept)await store.AddAsync(polyglot, AttachmentKind.Image, "anh.html", CancellationToken.None);
        await Scene.Ours.FileWithAsync("Ảnh hiện trường rác trước chợ khu phố 2.", new NewAttachment(AttachmentKind.Image, "anh.html", Address: null, kept.Id));
        using var clerk = await Scene.Bot.SignedInAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        var answer = await clerk.GetAsync($"/officials/attachments/{kept.Id}");
        Assert.That((answer.Status, answer.Header("Content-Type"), answer.Header("X-Content-Type-Options")), Is.EqualTo((HttpStatusCode.OK, "image/jpeg", "nosniff")));
        Assert.That(answer.Body, Does.Not.Contain("<script>"));
    }

    [Test]
    public async Task No_page_shows_a_secret()
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, commune: null);
        var pages = await Crawl.AsAsync(administrator, Scene.Routes);
        using var ours = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        pages = [.. pages, .. await Crawl.AsAsync(ours, Scene.Routes)];
        var secrets = new Dictionary<string, string>(Scene.Secrets, StringComparer.Ordinal);
        await using (var scope = Scene.Bot.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Official>>();
            foreach (var official in users.Users.ToList())
            {
                secrets[$"password of {official.UserName}"] = official.PasswordHash!;
                secrets[$"stamp of {official.UserName}"] = official.SecurityStamp!;
            }
        }

        foreach (var file in Directory.EnumerateFiles(Scene.Data, "*.key", SearchOption.AllDirectories))
        {
            secrets[file] = Convert.ToBase64String(await File.ReadAllBytesAsync(file));
            secrets[file + " in hex"] = Convert.ToHexStringLower(await File.ReadAllBytesAsync(file));
        }

        Assert.That(pages, Has.Count.GreaterThan(20));
        Assert.Multiple(() =>
        {
            foreach (var page in pages)
            {
                var text = WebUtility.HtmlDecode(page.Answer.Body);
                Assert.That(secrets.Where(secret => text.Contains(secret.Value, StringComparison.OrdinalIgnoreCase)).Select(secret => secret.Key), Is.Empty, page.Path);
            }
        });
    }

    /// <summary>Runs something, loads from elsewhere, or brings a style of its own: none of our pages has such a tag.</summary>
    private static bool IsActive(Tag tag) =>
        !tag.Closes
        && (tag.Attributes.Keys.Any(name => name.StartsWith("on", StringComparison.Ordinal) || name is "style" or "srcdoc" or "formaction")
            || tag.Name is "object" or "embed" or "applet" or "form" && tag["action"]?.Contains(':', StringComparison.Ordinal) == true
            || tag.Name is "style" or "object" or "embed"
            || (tag.Name == "script" && tag["src"]?.StartsWith("officials/assets/", StringComparison.Ordinal) != true)
            || (tag["href"] ?? tag["src"] ?? "").TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
}
