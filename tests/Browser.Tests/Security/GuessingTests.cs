using System.Net;
using CivicBot.Browser.Tests.Officials;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Security;

/// <summary>Guessing passwords, set-up codes and second factors is stopped by account and by where it comes from.</summary>
internal sealed class GuessingTests
{
    private const int Allowed = 30;

    [Test]
    public async Task One_guess_at_each_of_many_names_is_stopped_by_its_source()
    {
        var right = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        using var guesser = new HttpVisitor(Scene.Bot.Address);
        for (var number = 0; number < Allowed; number++)
        {
            Assert.That((await guesser.TrySignInAsync($"canbo{number}", "đoán mò mật khẩu")).Status, Is.EqualTo(HttpStatusCode.OK), $"attempt {number}");
        }

        Assert.That((await guesser.TrySignInAsync("canbo99", "đoán mò mật khẩu")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await guesser.TrySignInAsync(right, TestBot.Password)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests), "Not even the right one tells whether it is right.");
        using var elsewhere = new HttpVisitor(Scene.Bot.Address);
        await elsewhere.SignInAsync(right, TestBot.Password);
    }

    [Test]
    public async Task Signing_in_rightly_uses_nothing_up()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        var office = HttpVisitor.NewAddress();
        for (var number = 0; number < Allowed + 5; number++)
        {
            using var colleague = new HttpVisitor(Scene.Bot.Address, office);
            await colleague.SignInAsync(name, TestBot.Password);
        }
    }

    [Test]
    public async Task Many_guesses_at_one_name_from_many_places_lock_the_account()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        for (var number = 0; number < 5; number++)
        {
            using var bot = new HttpVisitor(Scene.Bot.Address);
            await bot.TrySignInAsync(name, "đoán mò mật khẩu");
        }

        using var last = new HttpVisitor(Scene.Bot.Address);
        var answer = await last.TrySignInAsync(name, TestBot.Password);
        Assert.That((answer.Status, answer.Body.Contains("tạm khóa", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)));
    }

    [Test]
    public async Task Guesses_at_once_do_not_slip_through()
    {
        using var reader = new HttpVisitor(Scene.Bot.Address);
        var form = Markup.Read((await reader.GetAsync("/officials/sign-in")).Body).Forms.Single(form => form.Handler == "sign-in");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * Allowed).Select(number => reader.PostAsync(
            "/officials/sign-in",
            form.Fields.Select(field => field.Key switch { "Form.UserName" => KeyValuePair.Create(field.Key, $"ai{number}"), "Form.Password" => KeyValuePair.Create(field.Key, "đoán mò mật khẩu"), _ => field }))));

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests), Is.EqualTo(2 * Allowed));
    }

    [Test]
    public async Task The_second_factor_is_locked_after_few_guesses()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        string key = "";
        await Scene.Bot.ChangeAsync(name, async (users, official) =>
        {
            await users.ResetAuthenticatorKeyAsync(official);
            key = (await users.GetAuthenticatorKeyAsync(official))!;
            await users.SetTwoFactorEnabledAsync(official, enabled: true);
        });
        using var guesser = new HttpVisitor(Scene.Bot.Address);
        await guesser.TrySignInAsync(name, TestBot.Password);
        for (var number = 0; number < 5; number++)
        {
            await guesser.SubmitAsync("/officials/second-factor", "second-factor", ("Form.Code", $"00000{number}"));
        }

        var answer = await guesser.SubmitAsync("/officials/second-factor", "second-factor", ("Form.Code", Authenticator.Code(key, DateTimeOffset.UtcNow)));
        Assert.That(answer.Body, Does.Contain("tạm khóa"));
        Assert.That(await guesser.IsSignedInAsync(), Is.False);
    }

    [Test]
    public async Task Spare_codes_cannot_be_tried_without_end()
    {
        var name = await Scene.Bot.AccountAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        await Scene.Bot.ChangeAsync(name, (users, official) => users.SetTwoFactorEnabledAsync(official, enabled: true));
        using var guesser = new HttpVisitor(Scene.Bot.Address);
        await guesser.TrySignInAsync(name, TestBot.Password);
        HttpStatusCode status = default;
        for (var number = 0; number <= Allowed; number++)
        {
            status = (await guesser.SubmitAsync("/officials/second-factor", "second-factor", ("Form.Code", $"AAAA{number}-BBBBB"))).Status;
        }

        Assert.That(status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task At_an_open_session_the_password_cannot_be_found_by_trying()
    {
        using var visitor = await Scene.Bot.SignedInAsync(OfficialRole.Clerk, TwoCommunes.Ours);
        Answer? answer = null;
        for (var number = 0; number <= Allowed; number++)
        {
            answer = await visitor.SubmitAsync("/officials/me", "password", ("Password.Old", $"đoán {number}"), ("Password.New", "nắng lên trên cánh đồng"), ("Password.Again", "nắng lên trên cánh đồng"));
        }

        Assert.That(answer!.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Set_up_codes_cannot_be_tried_without_end_and_work_once()
    {
        await using var fresh = await TestBot.StartAsync();
        using var guesser = new HttpVisitor(fresh.Address);
        Task<Answer> TryAsync(HttpVisitor visitor, string code, string name) => visitor.SubmitAsync(
            "/officials/setup", "setup", ("Form.SetupCode", code), ("Form.DisplayName", "Kẻ Gian"), ("Form.UserName", name), ("Form.Password", TestBot.Password), ("Form.Again", TestBot.Password));
        for (var number = 0; number < Allowed; number++)
        {
            Assert.That((await TryAsync(guesser, $"AAAAAAAAAA{number:00}", "kegian")).Body, Does.Contain("Mã cài đặt không đúng"));
        }

        var code = (await File.ReadAllTextAsync(Path.Combine(fresh.Directory, "data", "setup-code.txt"))).Trim();
        Assert.That((await TryAsync(guesser, code, "kegian")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));

        using var owner = new HttpVisitor(fresh.Address);
        using var second = new HttpVisitor(fresh.Address);
        await second.GetAsync("/officials/setup");
        var late = Markup.Read((await second.GetAsync("/officials/setup")).Body).Forms.Single(form => form.Handler == "setup");
        Assert.That((await TryAsync(owner, code, "chunha")).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await owner.IsSignedInAsync());
        await second.PostAsync("/officials/setup", late.Fields.Select(field => field.Key == "Form.SetupCode" ? KeyValuePair.Create(field.Key, code) : field.Key == "Form.UserName" ? KeyValuePair.Create(field.Key, "kegian") : field));
        Assert.That(await second.IsSignedInAsync(), Is.False, "The code works once.");
    }
}
