using System.Net;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Security;

/// <summary>Who gets to see and do what, for every end point that the program has.</summary>
internal sealed class AccessTests
{
    /// <summary>What may be opened without an account; everything else must be refused.</summary>
    private static readonly string[] Open = ["officials/sign-in", "officials/setup", "officials/second-factor", "officials/not-found", "officials/sign-out"];

    private static readonly string[] AdministratorsOnly = ["officials/accounts", "officials/audit", "officials/administration"];

    /// <summary>What all communes share: the catalogue of procedures, styles.</summary>
    private static readonly string[] Shared = ["officials/assets", "officials/knowledge"];

    [Test]
    public void The_test_knows_the_end_points()
    {
        Assert.That(Scene.Routes.All.Select(route => route.Pattern), Is.SupersetOf((string[])["officials", "officials/comments/{Code}", "officials/accounts", "officials/attachments/{id:guid}", "officials/sign-out"]));
    }

    [Test]
    public async Task Nobody_gets_in_without_an_account()
    {
        using var stranger = new HttpVisitor(Scene.Bot.Address);
        var pages = await Scene.PagesAsync();
        await Assert.MultipleAsync(async () =>
        {
            foreach (var route in Scene.Routes.All.Where(route => !IsOpen(route)))
            {
                Assert.That(route.Guarded, $"{route} asks for no account.");
                var addresses = pages.Where(page => page.Route == route).Select(page => page.Path).Take(3).DefaultIfEmpty(route.Sample(Guid.Empty.ToString()));
                foreach (var (address, method) in addresses.SelectMany(address => route.Methods.Select(method => (address, method))))
                {
                    var answer = await stranger.SendAsync(method, address);
                    Assert.That(
                        answer.Status == HttpStatusCode.Unauthorized || (answer.Status == HttpStatusCode.Redirect && answer.Location!.Contains("/officials/sign-in?back=", StringComparison.Ordinal)),
                        $"{method} {address}: {answer.Status} {answer.Location}");
                }
            }
        });
    }

    [TestCase(OfficialRole.Clerk)]
    [TestCase(OfficialRole.Officer)]
    [TestCase(OfficialRole.Leader)]
    [TestCase(OfficialRole.Department)]
    public async Task Administration_is_for_administrators(OfficialRole role)
    {
        using var visitor = await SignedInAsync(role);
        await Assert.MultipleAsync(async () =>
        {
            foreach (var route in Scene.Routes.All.Where(route => IsBelow(route.Pattern, AdministratorsOnly)))
            {
                foreach (var method in route.Methods)
                {
                    var answer = await visitor.SendAsync(method, route.Sample(Guid.Empty.ToString()));
                    Assert.That(answer.Status == HttpStatusCode.Redirect && answer.Location!.Contains("/officials/denied", StringComparison.Ordinal), $"{method} {route} as {role}: {answer.Status}");
                }
            }
        });
    }

    [Test]
    public async Task An_account_whose_password_others_know_opens_nothing_but_its_own_page()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        await Scene.Bot.ChangeAsync(name, (users, official) =>
        {
            official.MustChangePassword = true;
            return users.UpdateAsync(official);
        });
        using var visitor = new HttpVisitor(Scene.Bot.Address);
        await visitor.SignInAsync(name, TestBot.Password);
        string[] allowed = ["officials/me", "officials/denied"];
        await Assert.MultipleAsync(async () =>
        {
            foreach (var route in Scene.Routes.All.Where(route => !IsOpen(route) && route.Methods.Contains("GET") && !allowed.Contains(route.Pattern)))
            {
                Assert.That((await visitor.GetAsync(route.Sample(Guid.Empty.ToString()))).IsRefused, $"{route} opens before the password was changed.");
            }
        });
    }

    [Test]
    public async Task What_belongs_to_another_commune_is_not_there([Values(OfficialRole.Administrator, OfficialRole.Clerk, OfficialRole.Officer, OfficialRole.Leader)] OfficialRole role)
    {
        using var neighbour = await Scene.Bot.SignedInAsync(role, TwoCommunes.Theirs);
        var pages = await Scene.PagesAsync();
        Assert.That(pages.Count(page => page.Answer.Body.Contains(Scene.OurMark, StringComparison.Ordinal)), Is.GreaterThan(10), "The administrator sees the own commune's comments.");
        await Assert.MultipleAsync(async () =>
        {
            foreach (var page in pages.Where(page => page.Route is not null))
            {
                var answer = await neighbour.GetAsync(page.Path);
                Assert.That(answer.Body, Does.Not.Contain(Scene.OurMark), $"{page.Path} as {role} of the neighbour");
                if (page.Route!.Parameters.Count > 0 && page.Answer.Status == HttpStatusCode.OK && !IsBelow(page.Route.Pattern, Shared))
                {
                    Assert.That(answer.IsRefused, $"{page.Path} as {role} of the neighbour: {answer.Status}");
                }
            }
        });
    }

    [Test]
    public async Task A_department_sees_only_what_was_forwarded_to_it()
    {
        using var department = await Scene.Bot.SignedInAsync(OfficialRole.Department, commune: null, body: "so-y-te");
        await Assert.MultipleAsync(async () =>
        {
            foreach (var page in (await Scene.PagesAsync()).Where(page => page.Route is not null))
            {
                Assert.That((await department.GetAsync(page.Path)).Body, Does.Not.Contain(Scene.OurMark), page.Path);
            }
        });
    }

    [TestCase(OfficialRole.Leader, TwoCommunes.Ours)]
    [TestCase(OfficialRole.Department, null)]
    [TestCase(OfficialRole.Clerk, TwoCommunes.Theirs)]
    [TestCase(OfficialRole.Officer, TwoCommunes.Theirs)]
    public async Task Forms_of_others_change_nothing(OfficialRole role, string? commune)
    {
        string[] own = ["officials/me", "officials/sign-out", "officials/sign-in", "officials/setup", "officials/second-factor"];
        using var visitor = await SignedInAsync(role, commune);
        var forms = (await Scene.PagesAsync()).SelectMany(page => page.Markup.Forms.Where(form => form.Posts).Select(form => (Path: form.Action ?? page.Path, Form: form)))
            .Where(sent => Scene.Routes.Of(sent.Path) is { } route && !own.Contains(route.Pattern) && !MayNeighbourDo(route, role))
            .ToList();
        Assert.That(forms, Has.Count.GreaterThan(50));
        var token = Markup.Read((await visitor.GetAsync("/officials/me")).Body).Forms[0].Fields.First(field => field.Key == PageForm.Token).Value;
        var before = await Fingerprint.QuietAsync(Scene.Data);

        foreach (var (path, form) in forms)
        {
            var answer = await visitor.PostAsync(path, Filled(form).WithToken(token));
            Assert.That((int)answer.Status, Is.LessThan(500), $"{form.Handler} of {path} as {role}");
            Assert.That(answer.Body, Does.Not.Contain(commune == TwoCommunes.Ours ? Scene.TheirMark : Scene.OurMark), $"{form.Handler} of {path} as {role}");
        }

        Assert.That(await Fingerprint.QuietAsync(Scene.Data), Is.EqualTo(before));
    }

    [Test]
    public async Task The_same_forms_do_change_something_for_whom_they_are_meant()
    {
        using var clerk = await Scene.Bot.SignedInAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        var before = await Fingerprint.QuietAsync(Scene.Data);

        var answer = await clerk.SubmitAsync($"/officials/comments/{Scene.Ours.Codes[7]}", "note", ("Remark.Text", "đã xem"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Fingerprint.QuietAsync(Scene.Data), Is.Not.EqualTo(before));
    }

    /// <summary>
    /// A form for something new of the own commune names nothing of ours, and what all share each changes for itself: the neighbour's clerk may use it. A leader takes digests along, which is audited.
    /// </summary>
    private static bool MayNeighbourDo(Route route, OfficialRole role) =>
        (role is OfficialRole.Clerk or OfficialRole.Officer && (route.Parameters.Count == 0 || IsBelow(route.Pattern, Shared)))
        || (role == OfficialRole.Leader && route.Pattern == "officials/digests/download");

    /// <summary>With words in the empty fields, so that it is refused for who sends it and not for what is missing.</summary>
    private static PageForm Filled(PageForm form) => form with { Fields = [.. form.Fields.Select(field => field.Value.Length > 0 ? field : KeyValuePair.Create(field.Key, "kẻ gian viết"))] };

    private static Task<HttpVisitor> SignedInAsync(OfficialRole role, string? commune = TwoCommunes.Ours) =>
        role == OfficialRole.Department ? Scene.Bot.SignedInAsync(role, commune: null, body: "so-y-te") : Scene.Bot.SignedInAsync(role, commune);

    private static bool IsOpen(Route route) => Open.Contains(route.Pattern) || IsBelow(route.Pattern, ["officials/assets"]);

    private static bool IsBelow(string pattern, string[] folders) => folders.Any(folder => pattern == folder || pattern.StartsWith(folder + "/", StringComparison.Ordinal));
}
