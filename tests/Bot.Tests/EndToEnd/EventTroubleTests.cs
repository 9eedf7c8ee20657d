using System.Text;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Tests.EndToEnd;

/// <summary>Events that come twice, late, forged, or back to us; and people who join the conversation.</summary>
[TestFixture]
internal sealed class EventTroubleTests
{
    private const string Official = "7700112233445566000";

    [Test]
    public async Task A_redelivered_event_is_answered_once()
    {
        await using var bot = await RunningBot.StartAsync(speed: 20);
        var citizen = await bot.KnownCitizenAsync();
        var before = citizen.Received.Count;

        var said = await citizen.SayAsync("menu");
        for (var retry = 1; retry <= 5; retry++)
        {
            Assert.That(await bot.Zalo.Webhooks.RepeatAsync(said, retry), Is.EqualTo(200));
        }

        await bot.IdleAsync();

        Assert.That(citizen.Received, Has.Count.EqualTo(before + 1));
    }

    [TestCase(EchoTiming.AfterAnswer)]
    [TestCase(EchoTiming.BeforeAnswer)]
    [TestCase(EchoTiming.Racing)]
    public async Task Echoes_and_receipts_of_our_own_messages_are_never_answered_and_never_silence_the_bot(EchoTiming echoes)
    {
        await using var bot = await RunningBot.StartAsync(speed: 20, behaviour: new Behaviour { Echoes = echoes, Receipts = Receipts.Both });
        var citizen = await bot.KnownCitizenAsync();
        var before = citizen.Received.Count;

        for (var i = 0; i < 3; i++)
        {
            await citizen.SayAsync("menu");
            await bot.IdleAsync();
        }

        Assert.That(citizen.Received, Has.Count.EqualTo(before + 3));
    }

    [Test]
    public async Task An_official_who_writes_silences_the_bot_for_this_citizen_until_the_quiet_period_has_passed()
    {
        await using var bot = await RunningBot.StartAsync();
        var citizen = await bot.KnownCitizenAsync();
        var neighbour = await bot.KnownCitizenAsync();
        var (before, nextDoor) = (FromBot(citizen), FromBot(neighbour));

        await bot.Zalo.OfficialSaysAsync(RunningBot.StateOa, citizen.UserId, Official, "Chào bà, tôi là cán bộ hộ tịch.");
        await citizen.SayAsync("menu");
        await neighbour.SayAsync("menu");
        await bot.IdleAsync();
        var silent = FromBot(citizen);
        bot.Time.Advance(TimeSpan.FromMinutes(31));
        await citizen.SayAsync("menu");
        await bot.IdleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(silent, Is.EqualTo(before));
            Assert.That(FromBot(neighbour), Is.EqualTo(nextDoor + 1));
            Assert.That(FromBot(citizen), Is.EqualTo(before + 1));
        });
    }

    [Test]
    public async Task The_hand_back_word_of_the_official_gives_the_conversation_back_at_once()
    {
        await using var bot = await RunningBot.StartAsync();
        var citizen = await bot.KnownCitizenAsync();
        var before = FromBot(citizen);

        await bot.Zalo.OfficialSaysAsync(RunningBot.StateOa, citizen.UserId, Official, "Tôi kiểm tra rồi ạ.");
        await bot.Zalo.OfficialSaysAsync(RunningBot.StateOa, citizen.UserId, Official, "Bà hỏi tiếp được ạ #bot");
        await citizen.SayAsync("menu");
        await bot.IdleAsync();

        Assert.That(FromBot(citizen), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Two_accounts_of_one_app_do_not_mix_citizens_tokens_or_endpoints()
    {
        await using var bot = await RunningBot.StartAsync(speed: 20, accounts:
        [
            new AccountOptions { OaId = RunningBot.StateOa, RefreshToken = "RT-state" },
            new AccountOptions { OaId = RunningBot.BusinessOa, OaType = AccountOptions.Business, RefreshToken = "RT-business", Name = "Cửa hàng Mẫu" },
        ]);
        var atState = bot.NewCitizen();
        var atBusiness = bot.Zalo.Citizen(RunningBot.BusinessOa, atState.UserId);

        await Task.WhenAll(atState.SayAsync("menu"), atBusiness.SayAsync("menu"));
        await bot.IdleAsync();
        bot.Zalo.Account(RunningBot.BusinessOa).ExpireAccessTokens();
        await Task.WhenAll(atState.SayAsync("menu"), atBusiness.SayAsync("menu"));
        await bot.IdleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(atState.Received, Is.Not.Empty);
            Assert.That(atBusiness.Received, Has.Count.EqualTo(atState.Received.Count));
            Assert.That(atState.Received.Select(m => m.Way), Has.All.EqualTo("v2"));
            Assert.That(atBusiness.Received.Select(m => m.Way), Has.All.EqualTo("v3"));
            Assert.That(bot.Zalo.Account(RunningBot.StateOa).Rotations, Is.EqualTo(1));
            Assert.That(bot.Zalo.Account(RunningBot.BusinessOa).Rotations, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_probe_and_a_forged_event_get_200_and_nothing_else()
    {
        await using var bot = await RunningBot.StartAsync();
        var citizen = await bot.KnownCitizenAsync();
        await bot.Zalo.Webhooks.ArrivedAsync();
        await bot.IdleAsync();
        var (before, stored) = (citizen.Received.Count, await bot.StoredAsync());
        var forged = WebhookEvent.UserSendText(bot.Zalo.Options.AppId, RunningBot.StateOa, citizen.UserId, "f00d", "menu", bot.Time.GetUtcNow());

        var probe = await bot.Zalo.Webhooks.ProbeAsync(CancellationToken.None);
        var withoutHeader = await bot.Zalo.Webhooks.PostRawAsync(forged.Body, signature: null, CancellationToken.None);
        var withWrongKey = await bot.Zalo.Webhooks.PostRawAsync(
            forged.Body, WebhookSignature.Sign(bot.Zalo.Options.AppId, forged.Body, forged.Timestamp, "another key"), CancellationToken.None);
        var reserialised = await bot.Zalo.Webhooks.PostRawAsync(
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(forged.Body).Replace(",", ", ", StringComparison.Ordinal)), bot.Zalo.Webhooks.Sign(forged), CancellationToken.None);
        await bot.IdleAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(new[] { probe!.Value, withoutHeader, withWrongKey, reserialised }, Has.All.EqualTo(200));
            Assert.That(citizen.Received, Has.Count.EqualTo(before));
            Assert.That(await bot.StoredAsync(), Is.EqualTo(stored));
        });
    }

    [Test]
    public async Task A_message_that_waited_in_the_inbox_over_a_restart_is_answered_once()
    {
        await using var bot = await RunningBot.StartAsync(speed: 20);
        var citizen = await bot.KnownCitizenAsync();
        var before = citizen.Received.Count;

        var said = await citizen.SayAsync("menu");
        await bot.RestartAsync();
        await bot.IdleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(said.Acknowledged, Is.True);
            Assert.That(citizen.Received, Has.Count.EqualTo(before + 1));
        });
    }

    private static int FromBot(ZaloStandIn.Citizens.Citizen citizen) => citizen.Received.Count(m => m.AdminId is null);
}
