using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Citizens;
using CivicBot.ZaloStandIn.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.EndToEnd;

/// <summary>Trouble with tokens: no message is lost or doubled, no refresh token is spent twice, nothing runs in circles.</summary>
[TestFixture]
internal sealed class TokenTroubleTests
{
    private RunningBot bot = null!;

    private OfficialAccount Account => bot.Zalo.Account(RunningBot.StateOa);

    [SetUp]
    public async Task StartAsync() => bot = await RunningBot.StartAsync(speed: 20);

    [TearDown]
    public async Task StopAsync() => await bot.DisposeAsync();

    [Test]
    public async Task A_token_that_is_refused_in_the_middle_of_a_conversation_is_renewed_and_the_answer_comes_once()
    {
        var citizen = await bot.KnownCitizenAsync();
        var rotations = Account.Rotations;

        Account.ExpireAccessTokens();
        await AnsweredOnceAsync(citizen);

        Assert.Multiple(() =>
        {
            Assert.That(Account.Rotations, Is.EqualTo(rotations + 1));
            Assert.That(Account.RefusedRefreshes, Is.Zero);
        });
    }

    [Test]
    public async Task A_token_that_is_refused_although_it_is_good_does_not_lead_in_circles()
    {
        var citizen = await bot.KnownCitizenAsync();
        var rotations = Account.Rotations;

        bot.Zalo.Faults.Add(Fault.TokenRefused with { Endpoint = "send", Times = 1 });
        await AnsweredOnceAsync(citizen);

        Assert.That(Account.Rotations, Is.LessThanOrEqualTo(rotations + 1));
    }

    [Test]
    public async Task Many_refused_calls_at_the_same_time_spend_one_refresh_token()
    {
        var people = new List<Citizen>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await bot.KnownCitizenAsync());
        }

        var rotations = Account.Rotations;
        bot.Zalo.Faults.Add(Fault.Slow(TimeSpan.FromSeconds(4)) with { Endpoint = "token" });
        Account.ExpireAccessTokens();
        await Task.WhenAll(people.Select(p => p.SayAsync("menu")));
        await bot.IdleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(people.Select(p => p.Received.Count), Has.All.EqualTo(people[0].Received.Count));
            Assert.That(Account.Rotations, Is.EqualTo(rotations + 1));
            Assert.That(Account.RefusedRefreshes, Is.Zero);
        });
    }

    [Test]
    public async Task A_refresh_that_timed_out_before_it_took_effect_is_repeated_with_the_same_token()
    {
        var citizen = await bot.KnownCitizenAsync();
        bot.Zalo.Faults.Add(Fault.RefreshLostBeforeRotation with { Times = 1 });
        Account.ExpireAccessTokens();

        await AnsweredOnceAsync(citizen);

        Assert.That(Account.RefusedRefreshes, Is.Zero);
    }

    [Test]
    public async Task A_refresh_whose_answer_was_lost_stops_and_waits_for_a_person_and_then_nothing_is_missing()
    {
        var citizen = await bot.KnownCitizenAsync();
        var before = citizen.Received.Count;
        bot.Zalo.Faults.Add(Fault.RefreshLostAfterRotation with { Times = 1 });
        Account.ExpireAccessTokens();

        await citizen.SayAsync("menu");
        await RefusedAsync(atLeast: 1);
        var refused = Account.RefusedRefreshes;
        bot.Time.Advance(TimeSpan.FromHours(1));
        await citizen.SayAsync("menu");
        var waiting = await bot.OpenAsync();

        Assert.Multiple(() =>
        {
            Assert.That(refused, Is.LessThanOrEqualTo(2), "No loop of refreshes.");
            Assert.That(citizen.Received, Has.Count.EqualTo(before));
            Assert.That(waiting.Messages, Is.GreaterThan(0), "The answer waits.");
        });

        var fresh = Account.IssueTokens();
        var pasted = await bot.Services.GetRequiredService<IZaloConsent>().PasteRefreshTokenAsync(RunningBot.StateOa, fresh.RefreshToken, CancellationToken.None);
        Assert.That(pasted, Is.InstanceOf<ZaloConsentResult.Granted>());
        bot.Time.Advance(TimeSpan.FromHours(1));
        await citizen.SayAsync("menu");
        await bot.IdleAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(citizen.Received.Skip(before).Select(m => m.InReplyTo).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(3), "Each message is answered.");
            Assert.That(citizen.Received.Skip(before).Select(m => (m.InReplyTo, m.Text)), Is.Unique);
            Assert.That((await bot.DeadAsync()).Messages, Is.Zero);
        });
    }

    [Test]
    public async Task A_restart_goes_on_with_the_rotated_tokens()
    {
        var citizen = await bot.KnownCitizenAsync();
        Account.ExpireAccessTokens();
        await AnsweredOnceAsync(citizen);

        await bot.RestartAsync();
        await AnsweredOnceAsync(citizen);

        Assert.That(Account.RefusedRefreshes, Is.Zero);
    }

    private async Task AnsweredOnceAsync(Citizen citizen)
    {
        var before = citizen.Received.Count;
        var said = await citizen.SayAsync("menu");
        await bot.IdleAsync();
        var answers = citizen.Received.Skip(before).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(said.Acknowledged, Is.True);
            Assert.That(answers, Has.Count.EqualTo(1));
            Assert.That(answers.Select(a => a.InReplyTo), Has.All.EqualTo(said.Event.MessageId));
        });
    }

    private async Task RefusedAsync(int atLeast)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Account.RefusedRefreshes < atLeast)
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
