using CivicBot.Comments;
using CivicBot.Digests;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Digests chosen, looked at, taken along, and found again in the history.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class DigestPagesTests(int width, int height)
{
    private static string ThisMonth => DigestScope.Period.OfMonth(VietnamTime.Today(TimeProvider.System)).Key;

    [Test]
    public async Task A_clerk_chooses_looks_downloads_and_finds_it_in_the_history()
    {
        var code = await FiledComments.FileAsync($"Cầu ván qua rạch Bà Từ khu phố 5 gãy hai nhịp, số cột {width}.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/digests");
        var page = visitor.Page;
        await Assertions.Expect(page.Locator(".kinds a")).ToHaveCountAsync(DigestKinds.All.Count);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cho người chủ trì" }).ClickAsync();
        await page.GetByLabel("Buổi hoặc tháng").SelectOptionAsync(ThisMonth);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();

        var paper = page.FrameLocator("iframe.preview");
        await Assertions.Expect(paper.Locator("body")).ToContainTextAsync(CommentCode.Show(code));
        await Assertions.Expect(paper.Locator("body")).ToContainTextAsync("BẢN TỔNG HỢP");
        Assert.That(await paper.Locator("table").First.EvaluateAsync<string>("table => getComputedStyle(table).borderCollapse"), Is.EqualTo("collapse"), "The paper's style sheet is not applied.");
        await visitor.ScreenshotAsync($"digest-{width}");
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");

        var docx = await DownloadAsync(page, "Word (DOCX)");
        var xlsx = await DownloadAsync(page, "Bảng tính (XLSX)");
        var html = await DownloadAsync(page, "Trang web (HTML)");
        Assert.That(Path.GetFileName(docx), Does.StartWith("Tổng hợp cho người chủ trì, tháng ").And.EndsWith(", An Mẫu.docx"));
        Assert.That(Faults(docx).Concat(Faults(xlsx)), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(html), Does.Contain(CommentCode.Show(code)));

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Bản này đã phát hành" }).Locator("tbody tr").Filter(new() { HasText = "Cán bộ chạy thử" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Đã phát hành" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").Filter(new() { HasText = "DOCX" }).First).ToContainTextAsync("Cho người chủ trì");
        await visitor.ScreenshotAsync($"digest-history-{width}");
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The history scrolls sideways.");
        await page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe.preview").Locator("body")).ToContainTextAsync(CommentCode.Show(code));
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task Every_kind_opens_with_what_is_usual([Values("host", "officer", "department", "public", "sheet", "report", "month", "year")] string kind)
    {
        await FiledComments.FileAsync("Đường tỉnh qua khu phố 4 sụt lún cả mét, xe tải chạy ngày đêm.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Administrator), width, height, path: $"/officials/digests?kind={kind}");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Tổng hợp");
        if (kind == "department" && await visitor.Page.Locator(".empty", new() { HasText = "Hãy chọn kỳ khác" }).CountAsync() > 0)
        {
            await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/digests?kind=department&scope={ThisMonth}&body=so-xay-dung-duong");
        }

        await Assertions.Expect(visitor.Page.FrameLocator("iframe.preview").Locator("body")).ToContainTextAsync("ỦY BAN NHÂN DÂN");
        await visitor.ScreenshotAsync($"digest-{kind}-{width}");
        Assert.That(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task What_a_citizen_wrote_is_shown_in_the_frame_and_never_run()
    {
        var code = await FiledComments.FileAsync("<img src=x onerror=\"top.document.title='xss'\"><script>top.document.title='xss'</script></style> rác đầy bến sông");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/digests?kind=host&scope={ThisMonth}");
        var paper = visitor.Page.FrameLocator("iframe.preview");

        await Assertions.Expect(paper.Locator("tr").Filter(new() { HasText = CommentCode.Show(code) }).First).ToContainTextAsync("<script>");
        Assert.That(await paper.Locator("script, img").CountAsync(), Is.Zero);
        Assert.That(await visitor.Page.TitleAsync(), Is.EqualTo("Tổng hợp, báo cáo"));
        var answer = await visitor.Page.APIRequest.GetAsync($"{BrowserFixture.Address}/officials/digests/preview?kind=host&scope={ThisMonth}");
        Assert.That(answer.Headers["content-security-policy"], Does.Contain("sandbox").And.Contain("default-src 'none'").And.Not.Contain("unsafe").And.Contain("frame-ancestors 'self'"));
    }

    [Test]
    public async Task An_officer_has_the_own_field_only()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Officer, title: "Công chức Xây dựng – đô thị"), width, height, path: "/officials/digests");
        var page = visitor.Page;
        await Assertions.Expect(page.GetByLabel("Cán bộ").Locator("option")).ToHaveCountAsync(1);
        await Assertions.Expect(page.FrameLocator("iframe.preview").Locator("body")).ToContainTextAsync("Công chức Xây dựng");

        foreach (var other in new[] { "kind=officer&officer=" + Uri.EscapeDataString("Công chức Địa chính – môi trường"), "kind=host", "kind=public" })
        {
            await page.GotoAsync($"{BrowserFixture.Address}/officials/digests?{other}&scope={ThisMonth}");
            await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("Không có bản tổng hợp này");
            Assert.That((await page.APIRequest.GetAsync($"{BrowserFixture.Address}/officials/digests/preview?{other}&scope={ThisMonth}")).Status, Is.EqualTo(404));
        }
    }

    [Test]
    public async Task A_leader_takes_one_along_which_is_audited_and_no_edition()
    {
        var name = await Desk.AccountAsync(OfficialRole.Leader, title: $"Phó Chủ tịch {width}");
        await using var visitor = await Desk.SignInAsync(name, width, height, path: $"/officials/digests?kind=month&scope={ThisMonth}");

        await DownloadAsync(visitor.Page, "Word (DOCX)");

        await using var records = BrowserFixture.Services.GetRequiredService<RecordsDatabase>().Read();
        Assert.That(await records.Audit.CountAsync(entry => entry.Action == "digest.month.read" && entry.Who.Contains($"Phó Chủ tịch {width}")), Is.EqualTo(1));
        Assert.That(await records.DigestIssues.AnyAsync(issue => issue.By.Contains($"Phó Chủ tịch {width}")), Is.False);
    }

    [TestCase("/officials/digests?kind=host&commune=xa-ben-kia", 404)]
    [TestCase("/officials/digests?kind=host&scope=day:xa-ben-kia-2026-12-12", 404)]
    [TestCase("/officials/digests?kind=nothing", 404)]
    [TestCase("/officials/digests?kind=report&scope=month:2026-11", 404)]
    [TestCase("/officials/digests?kind=host&scope=../../etc", 404)]
    public async Task Of_another_commune_or_of_nothing_there_is_no_digest(string path, int status)
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync(BrowserFixture.Address + path);
        await Assertions.Expect(visitor.Page.Locator(".empty")).ToContainTextAsync("Không có bản tổng hợp này");
        Assert.That((await visitor.Page.APIRequest.GetAsync(BrowserFixture.Address + path.Replace("digests?", "digests/preview?", StringComparison.Ordinal))).Status, Is.EqualTo(status));
    }

    [TestCase("commune", "xa-ben-kia")]
    [TestCase("scope", "day:xa-ben-kia-2026-12-12")]
    [TestCase("format", "exe")]
    public async Task A_form_that_was_changed_downloads_nothing(string field, string value)
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/digests?kind=host&scope={ThisMonth}");
        var page = visitor.Page;
        await page.Locator($"form[method=post] [name={field}]").First.EvaluateAsync("(part, value) => part.value = value", value);

        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Word (DOCX)" }).ClickAsync(), response => response.Url.EndsWith("/download", StringComparison.Ordinal));

        Assert.That(answer.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_department_and_a_stranger_are_refused_and_so_is_a_form_without_its_token()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Department, commune: null, body: "so-xay-dung-duong"), width, height);
        foreach (var path in new[] { "/officials/digests", "/officials/digests/history", $"/officials/digests/preview?kind=host&scope={ThisMonth}" })
        {
            await visitor.Page.GotoAsync(BrowserFixture.Address + path);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("không thuộc phần việc");
        }

        await using var stranger = await BrowserFixture.OpenAsync($"/officials/digests/preview?kind=host&scope={ThisMonth}", width, height);
        Assert.That(new Uri(stranger.Page.Url).AbsolutePath, Is.EqualTo("/officials/sign-in"));
        await using var clerk = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var form = clerk.Page.APIRequest.CreateFormData();
        form.Set("kind", "host");
        form.Set("scope", ThisMonth);
        form.Set("format", "docx");
        Assert.That((await clerk.Page.APIRequest.PostAsync($"{BrowserFixture.Address}/officials/digests/download", new() { Form = form })).Status, Is.EqualTo(400));
    }

    private static async Task<string> DownloadAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        var file = Path.Combine(BrowserFixture.Artifacts, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        return file;
    }

    private static List<string> Faults(string file)
    {
        using OpenXmlPackage package = file.EndsWith(".docx", StringComparison.Ordinal) ? WordprocessingDocument.Open(file, isEditable: false) : SpreadsheetDocument.Open(file, isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }
}
