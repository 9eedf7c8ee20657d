using System.Net;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Security;

/// <summary>Another site makes the official's browser send a form (CSRF): every act needs a token of the same session, and the cookie is not even sent along.</summary>
internal sealed class ForgeryTests
{
    [Test]
    public async Task No_act_is_done_without_the_token_of_the_own_session()
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        using var other = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
        var foreign = Markup.Read((await other.GetAsync("/officials/me")).Body).Forms[0].Fields.First(field => field.Key == PageForm.Token).Value;
        var forms = (await Scene.PagesAsync()).SelectMany(page => page.Markup.Forms.Where(form => form.Posts).Select(form => (Path: form.Action ?? page.Path, Form: form)))
            .DistinctBy(sent => (Scene.Routes.Of(sent.Path), sent.Form.Handler))
            .ToList();
        Assert.That(forms, Has.Count.GreaterThan(20));
        var before = await Fingerprint.QuietAsync(Scene.Data);

        foreach (var token in (string?[])[null, "", foreign])
        {
            foreach (var (path, form) in forms)
            {
                Assert.That((await administrator.PostAsync(path, form.WithToken(token))).Status, Is.EqualTo(HttpStatusCode.BadRequest), $"{form.Handler} of {path} with token '{token}'");
            }
        }

        Assert.That(await administrator.IsSignedInAsync(), "Not even signed out.");
        Assert.That(await Fingerprint.QuietAsync(Scene.Data), Is.EqualTo(before));
    }

    [Test]
    public async Task Every_end_point_that_changes_something_asks_for_the_token()
    {
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, commune: null);
        string[] harmless = ["GET", "HEAD", "OPTIONS"];
        var pages = await Scene.PagesAsync();
        await Assert.MultipleAsync(async () =>
        {
            foreach (var route in Scene.Routes.All)
            {
                foreach (var method in route.Methods.Except(harmless, StringComparer.OrdinalIgnoreCase))
                {
                    var address = pages.FirstOrDefault(page => page.Route == route)?.Path ?? route.Sample(Guid.Empty.ToString());
                    var answer = await administrator.SendAsync(new HttpRequestMessage(new HttpMethod(method), administrator.At(address)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "x")]) });
                    Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.NotFound), $"{method} {route} as a form");
                    answer = await administrator.SendAsync(
                        new HttpRequestMessage(new HttpMethod(method), administrator.At(address)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") });
                    Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.UnsupportedMediaType).Or.EqualTo(HttpStatusCode.NotFound), $"{method} {route} as JSON");
                }
            }
        });
    }

    [Test]
    public async Task Opening_an_address_changes_nothing()
    {
        await Scene.PagesAsync();
        var before = await Fingerprint.QuietAsync(Scene.Data);
        using var administrator = await Scene.Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);

        await Crawl.AsAsync(administrator, Scene.Routes);

        Assert.That(await administrator.IsSignedInAsync(), "No link signs out.");
        Assert.That(await Fingerprint.QuietAsync(Scene.Data), Is.EqualTo(before));
    }
}
