using System.Net;
using System.Text;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Security;

/// <summary>Headers of every answer, and requests that no browser of an official would send.</summary>
internal sealed class RequestTests
{
    private static readonly string[] Demanded = ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cache-Control"];

    [Test]
    public async Task Every_answer_carries_the_headers_that_keep_others_out()
    {
        using var stranger = new HttpVisitor(Scene.Bot.Address);
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        var answers = (await Scene.PagesAsync()).Select(page => (page.Path, page.Answer)).ToList();
        foreach (var path in (string[])["/officials", "/officials/nothing-here", "/OFFICIALS/nothing-here", "/officials/assets/none.css", "/officials/comments/000000000", "/officials/comments?page=abc"])
        {
            answers.Add((path, await stranger.GetAsync(path)));
            answers.Add((path, await administrator.GetAsync(path)));
        }

        answers.Add(("POST without token", await administrator.PostAsync("/officials/me", [])));
        answers.Add(("DELETE", await administrator.SendAsync("DELETE", "/officials/comments")));
        answers.Add(("huge", await administrator.PostAsync("/officials/me", [KeyValuePair.Create("a", new string('x', 3_000_000))])));
        Assert.Multiple(() =>
        {
            foreach (var (path, answer) in answers)
            {
                Assert.That(Demanded.Where(name => answer.Header(name).Length == 0), Is.Empty, $"{path} ({answer.Status})");
                Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
                Assert.That(answer.Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Not.Contain("unsafe").And.Not.Contain("*"), path);
                Assert.That(answer.Header("Server") + answer.Header("X-Powered-By"), Is.Empty, path);
                Assert.That(path.Contains("/assets/", StringComparison.Ordinal) || answer.Header("Cache-Control").Contains("no-store", StringComparison.Ordinal), $"{path} may be kept by a cache: {answer.Header("Cache-Control")}");
            }
        });
    }

    [Test]
    public async Task Nothing_is_wrong_with_any_page_of_an_administrator()
    {
        Assert.That((await Scene.PagesAsync()).Where(page => (int)page.Answer.Status >= 400 && page.Route is { Pattern: not "officials/not-found" }).Select(page => $"{page.Path}: {page.Answer.Status}"), Is.Empty);
    }

    [TestCase("/officials/nowhere")]
    [TestCase("/officials/comments/000000000")]
    [TestCase("/officials/attachments/00000000-0000-0000-0000-000000000000")]
    public async Task What_is_not_there_says_so_in_words(string path)
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        var answer = await administrator.GetAsync(path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Body, Does.Contain("<h1>Không").And.Contain("Hôm nay"));
    }

    [TestCase("/officials/audit?page=abc")]
    [TestCase("/officials/knowledge/questions?state=%C2%BD")]
    public async Task A_word_where_the_address_wants_a_number_is_a_bad_request(string path)
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);

        Assert.That((await administrator.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    [TestCase("TRACE")]
    [TestCase("PROPFIND")]
    public async Task Other_verbs_do_nothing(string verb)
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        foreach (var path in (string[])["/officials", "/officials/comments", $"/officials/comments/{Scene.Ours.Codes[0]}", "/officials/accounts", $"/officials/attachments/{Scene.Ours.Attachments[0]}", "/officials/sign-out"])
        {
            Assert.That((await administrator.SendAsync(verb, path)).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed).Or.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.BadRequest), $"{verb} {path}");
        }
    }

    [Test]
    public async Task Forms_that_are_too_large_or_too_many_are_refused_in_one_sentence()
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        var fields = Markup.Read((await administrator.GetAsync("/officials/comments/new")).Body).Forms.Single(form => form.Handler == "new").Fields;
        var before = await Fingerprint.QuietAsync(Scene.Data);
        var huge = await administrator.PostAsync("/officials/comments/new", [.. fields.Where(field => field.Key != "Form.Text"), KeyValuePair.Create("Form.Text", new string('y', 2_000_000))]);
        var many = await administrator.PostAsync("/officials/comments/new", [.. fields, .. Enumerable.Range(0, 5000).Select(number => KeyValuePair.Create($"f{number}", "x"))]);
        var longKey = await administrator.PostAsync("/officials/comments/new", [.. fields, KeyValuePair.Create(new string('k', 10_000), "x")]);
        var deep = await administrator.PostAsync("/officials/comments", [.. Enumerable.Range(0, 900).Select(number => KeyValuePair.Create($"Many.Codes[{number}]", "x"))]);

        Assert.That(huge.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge).Or.EqualTo(HttpStatusCode.BadRequest), huge.Body);
        Assert.That((many.Status, longKey.Status, deep.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
        Assert.That(many.Body, Does.Contain("<h1>").And.Not.Contain("Exception").And.Not.Contain(" at "));
        Assert.That(await Fingerprint.QuietAsync(Scene.Data), Is.EqualTo(before));
    }

    [TestCase("nonsense")]
    [TestCase("%00")]
    [TestCase("..%2f..%2fappsettings.json")]
    [TestCase("..%5c..%5cappsettings.json")]
    [TestCase("....//....//etc/passwd")]
    [TestCase("%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [TestCase("/etc/passwd")]
    [TestCase("C:%5cWindows%5cwin.ini")]
    [TestCase("con.css")]
    [TestCase("'%20OR%201=1--")]
    [TestCase("%E1%BB")]
    public async Task No_parameter_of_any_address_leads_to_a_file_or_breaks_the_page(string value)
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        await Assert.MultipleAsync(async () =>
        {
            foreach (var path in Scene.Routes.All.Where(route => route.Parameters.Count > 0 && route.Methods.Contains("GET")).Select(route => route.Sample(value)).Append($"/officials/assets/{value}"))
            {
                var answer = await administrator.GetAsync(path);
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.BadRequest), path);
                Assert.That(answer.Body, Does.Not.Contain("root:x:").And.Not.Contain("\"Urls\"").And.Not.Contain("Exception"), path);
            }
        });
    }

    [TestCase("https://evil.example/officials")]
    [TestCase("//evil.example/officials")]
    [TestCase(@"\\evil.example")]
    [TestCase(@"/\evil.example")]
    [TestCase("/officials/..//evil.example")]
    [TestCase("/officials//evil.example")]
    [TestCase("/officials/\r\nLocation: https://evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/chat")]
    [TestCase("%2f%2fevil.example")]
    public async Task Signing_in_leads_nowhere_else(string back)
    {
        foreach (var parameter in (string[])["back", "ReturnUrl", "returnUrl"])
        {
            using var visitor = new HttpVisitor(Scene.Bot.Address);
            var answer = await visitor.TrySignInAsync(await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours), TestBot.Password, $"/officials/sign-in?{parameter}={Uri.EscapeDataString(back)}");
            Assert.That(answer.Location is "/officials" || answer.Location == visitor.At("/officials").ToString(), answer.Location);
        }
    }

    [Test]
    public async Task Every_redirect_stays_below_the_officials_pages()
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        string[] words = ["back", "returnUrl", "url", "next", "to", "redirect"];
        foreach (var route in Scene.Routes.All.Where(route => route.Methods.Contains("GET") && route.Parameters.Count == 0))
        {
            var answer = await administrator.GetAsync(route.Sample("") + "?" + string.Join('&', words.Select(word => $"{word}=//evil.example/")));
            Assert.That(answer.Location ?? "", Does.Not.StartWith("//").And.Not.StartWith("http://evil").And.Not.StartWith("https://evil"), route.Pattern);
        }
    }

    [Test]
    public async Task Odd_bytes_make_no_server_error()
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        foreach (var type in (string[])["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain", "nonsense"])
        {
            var content = new ByteArrayContent(Encoding.Latin1.GetBytes("\u0000\u00ff--x\r\n%%%=&&&;{[\r\n--x--"));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await administrator.SendAsync(new HttpRequestMessage(HttpMethod.Post, administrator.At("/officials/me")) { Content = content });
            Assert.That((int)answer.Status, Is.InRange(400, 499), type);
        }
    }
}
