using System.Net;
using CivicBot.Browser.Tests.Officials;
using CivicBot.Officials.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CivicBot.Browser.Tests.Security;

/// <summary>Sessions begin anew at the sign-in and end when they should, also for somebody who copied the cookie.</summary>
internal sealed class SessionTests
{
    [Test]
    public async Task Cookies_are_hidden_from_scripts_and_from_other_sites_and_hold_for_the_officials_pages_only()
    {
        using var visitor = new HttpVisitor(Scene.Bot.Address);
        var set = (await visitor.GetAsync("/officials/sign-in")).Header("Set-Cookie");
        set += "; " + (await visitor.TrySignInAsync(await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours), TestBot.Password)).Header("Set-Cookie");

        Assert.That(set.ToLowerInvariant().Split("; ").Count(part => part == "httponly"), Is.EqualTo(2), set);
        Assert.That(set.ToLowerInvariant(), Does.Contain("samesite=strict").And.Contain("samesite=lax"));
        Assert.That(visitor.Cookies.GetAllCookies().Select(cookie => cookie.Path), Is.All.EqualTo("/officials"));
        Assert.That(visitor.Cookies.GetAllCookies().Where(cookie => cookie.Expires > DateTime.UtcNow.AddDays(1)), Is.Empty, "Nothing is remembered for long.");
    }

    [Test]
    public async Task A_cookie_from_before_the_sign_in_is_worth_nothing_afterwards()
    {
        using var victim = new HttpVisitor(Scene.Bot.Address);
        using var attacker = new HttpVisitor(Scene.Bot.Address);
        await attacker.GetAsync("/officials/sign-in");
        victim.Cookies.Add(attacker.Cookies.GetAllCookies());

        await victim.SignInAsync(await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours), TestBot.Password);

        Assert.That(await victim.IsSignedInAsync());
        Assert.That(await attacker.IsSignedInAsync(), Is.False);
    }

    [Test]
    public async Task A_second_sign_in_in_the_same_browser_makes_another_session()
    {
        using var visitor = new HttpVisitor(Scene.Bot.Address);
        await visitor.SignInAsync(await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours), TestBot.Password);
        var first = Session(visitor);
        await visitor.SignInAsync(await Scene.Bot.AccountAsync(OfficialRole.Leader, TwoCommunes.Ours), TestBot.Password);

        Assert.That(Session(visitor), Is.Not.EqualTo(first));
    }

    private static IEnumerable<TestCaseData> Endings()
    {
        yield return new TestCaseData((Func<HttpVisitor, string, Task>)((own, _) => SignOutAsync(own))).SetArgDisplayNames("sign-out");
        yield return new TestCaseData((Func<HttpVisitor, string, Task>)((own, _) => own.SubmitAsync(
            "/officials/me", "password", ("Password.Old", TestBot.Password), ("Password.New", "nắng lên trên cánh đồng"), ("Password.Again", "nắng lên trên cánh đồng")))).SetArgDisplayNames("new password");
        yield return new TestCaseData((Func<HttpVisitor, string, Task>)((_, name) => Scene.Bot.ChangeAsync(name, DisableAsync))).SetArgDisplayNames("switched off");
        yield return new TestCaseData((Func<HttpVisitor, string, Task>)((own, _) => TurnOnSecondFactorAsync(own))).SetArgDisplayNames("second factor on");
    }

    [TestCaseSource(nameof(Endings))]
    public async Task A_copied_session_dies_at_once_with(Func<HttpVisitor, string, Task> end)
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        using var own = new HttpVisitor(Scene.Bot.Address);
        await own.SignInAsync(name, TestBot.Password);
        using var thief = new HttpVisitor(Scene.Bot.Address);
        thief.Cookies.Add(own.Cookies.GetAllCookies());
        Assert.That(await thief.IsSignedInAsync());

        await end(own, name);

        Assert.That(await thief.IsSignedInAsync(), Is.False);
    }

    [Test]
    public async Task Who_changes_the_own_password_stays_signed_in()
    {
        using var visitor = await Scene.Bot.SignedInAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        await visitor.SubmitAsync("/officials/me", "password", ("Password.Old", TestBot.Password), ("Password.New", "nắng lên trên cánh đồng"), ("Password.Again", "nắng lên trên cánh đồng"));

        Assert.That(await visitor.IsSignedInAsync());
    }

    [Test]
    public async Task A_switched_off_account_does_not_come_in_by_the_second_factor()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        using var visitor = new HttpVisitor(Scene.Bot.Address);
        await visitor.SignInAsync(name, TestBot.Password);
        var key = await TurnOnSecondFactorAsync(visitor);
        using var later = new HttpVisitor(Scene.Bot.Address);
        Assert.That((await later.TrySignInAsync(name, TestBot.Password)).Location, Does.Contain("second-factor"));
        Assert.That(await later.IsSignedInAsync(), Is.False, "The password alone is not enough.");

        await Scene.Bot.ChangeAsync(name, DisableAsync);
        await later.SubmitAsync("/officials/second-factor", "second-factor", ("Form.Code", Authenticator.Code(key, DateTimeOffset.UtcNow)));

        Assert.That(await later.IsSignedInAsync(), Is.False);
    }

    private static string Session(HttpVisitor visitor) => visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "civicbot_official").Value;

    private static async Task DisableAsync(UserManager<Official> users, Official official)
    {
        official.Disabled = true;
        await users.UpdateAsync(official);
    }

    private static async Task<string> TurnOnSecondFactorAsync(HttpVisitor visitor)
    {
        var page = (await visitor.SubmitAsync("/officials/me", "second-begin")).Body;
        var key = page[(page.IndexOf("gõ khóa này: <code>", StringComparison.Ordinal) + "gõ khóa này: <code>".Length)..].Split('<')[0];
        var answer = await visitor.SubmitAsync("/officials/me", "second-on", ("On.Code", Authenticator.Code(key, DateTimeOffset.UtcNow)));
        Assert.That(answer.Body, Does.Contain("mã dự phòng"), answer.Body);
        return key;
    }

    private static async Task<Answer> SignOutAsync(HttpVisitor visitor) =>
        await visitor.PostAsync("/officials/sign-out", Markup.Read((await visitor.GetAsync("/officials/me")).Body).Forms.Single(form => form.Action == "/officials/sign-out").Fields);
}
