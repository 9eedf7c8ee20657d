using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Citizens;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Tests.EndToEnd;

/// <summary>Trouble with sends: whatever Zalo answers or fails to answer, the citizen gets the message once.</summary>
[TestFixture]
internal sealed class SendTroubleTests
{
    /// <summary>Answers that tell that, or leave open whether, the message was delivered; it was not.</summary>
    private static IEnumerable<TestCaseData> NotDelivered()
    {
        Fault[] faults =
        [
            Fault.RateLimited, new(FaultAnswer.ServerError), new(FaultAnswer.Html), new(FaultAnswer.HtmlAsSuccess), new(FaultAnswer.Silence),
            new(FaultAnswer.Cut), new(FaultAnswer.CutHalfway), Fault.Error(-200), Fault.Slow(TimeSpan.FromSeconds(5)),
            new(FaultAnswer.Drip) { TakesEffect = true, Delay = TimeSpan.FromMilliseconds(2) },
        ];
        return faults.Select(f => new TestCaseData(f).SetArgDisplayNames(f.Answer + (f.Code == 0 ? "" : " " + f.Code)));
    }

    /// <summary>The message was delivered and the answer says otherwise or nothing.</summary>
    private static IEnumerable<TestCaseData> Delivered()
    {
        Fault[] faults =
        [
            Fault.DeliveredButError, Fault.DeliveredButCut, Fault.DeliveredButSilent,
            new(FaultAnswer.ServerError) { TakesEffect = true }, new(FaultAnswer.HtmlAsSuccess) { TakesEffect = true }, new(FaultAnswer.CutHalfway) { TakesEffect = true },
        ];
        return
            from fault in faults
            from echoes in new[] { EchoTiming.Off, EchoTiming.AfterAnswer, EchoTiming.BeforeAnswer }
            select new TestCaseData(fault, echoes).SetArgDisplayNames(fault.Answer.ToString(), "echo " + echoes);
    }

    [TestCaseSource(nameof(NotDelivered))]
    public async Task One_bad_answer_costs_time_and_no_message(Fault fault)
    {
        await using var bot = await RunningBot.StartAsync(speed: 20);
        var citizen = await bot.KnownCitizenAsync();

        bot.Zalo.Faults.Add(fault with { Endpoint = "send", Times = 1 });

        await AnsweredOnceAsync(bot, citizen);
        Assert.That(bot.Zalo.Faults.Hits, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Delivered))]
    public async Task What_was_delivered_is_not_sent_again(Fault fault, EchoTiming echoes)
    {
        await using var bot = await RunningBot.StartAsync(speed: 20, behaviour: new Behaviour { Echoes = echoes });
        var citizen = await bot.KnownCitizenAsync();

        bot.Zalo.Faults.Add(fault with { Endpoint = "send", Times = 1 });

        await AnsweredOnceAsync(bot, citizen);
        Assert.That(bot.Zalo.Faults.Hits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_long_outage_of_everything_delays_answers_and_loses_none()
    {
        await using var bot = await RunningBot.StartAsync(speed: 60, settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Zalo:Api:SendTimeout"] = "00:03:00",
            ["Zalo:Api:ReadTimeout"] = "00:03:00",
        });
        var people = new List<Citizen> { await bot.KnownCitizenAsync(), await bot.KnownCitizenAsync(), await bot.KnownCitizenAsync() };
        var before = people.ConvertAll(p => p.Received.Count);

        bot.Zalo.Faults.Add(new Fault(FaultAnswer.ServerError));
        foreach (var citizen in people)
        {
            await citizen.SayAsync("menu");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (bot.Zalo.Faults.Hits < 6)
        {
            await Task.Delay(10, limit.Token);
        }

        bot.Zalo.Faults.Clear();
        await bot.IdleAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(people.Select((p, i) => p.Received.Count - before[i]), Has.All.EqualTo(1));
            Assert.That(await bot.DeadAsync(), Is.EqualTo((0L, 0L)));
        });
    }

    [TestCase(RunningBot.StateOa, AccountOptions.Business, TestName = "A state agency taken for a business is sent to by v2 after one -235")]
    [TestCase(RunningBot.BusinessOa, AccountOptions.Government, TestName = "A business taken for a state agency is sent to by v3 after one -240")]
    public async Task The_right_endpoint_is_found_and_kept(string oaId, int believed)
    {
        await using var bot = await RunningBot.StartAsync(
            speed: 20,
            accounts:
            [
                new AccountOptions { OaId = RunningBot.StateOa, RefreshToken = "RT-state" },
                new AccountOptions { OaId = RunningBot.BusinessOa, OaType = AccountOptions.Business, RefreshToken = "RT-business", Name = "Cửa hàng Mẫu" },
            ],
            seededTypes: new Dictionary<string, int>(StringComparer.Ordinal) { [oaId] = believed });
        var citizen = bot.NewCitizen(oaId);

        await citizen.SayAsync("menu");
        await bot.IdleAsync();
        var first = citizen.Received.Count;
        await citizen.SayAsync("menu");
        await bot.IdleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(2), "Introduction and menu.");
            Assert.That(citizen.Received, Has.Count.EqualTo(3));
            Assert.That(bot.Zalo.Refusals(oaId == RunningBot.StateOa ? -235 : -240), Is.EqualTo(1), "Asked the wrong endpoint once and remembered.");
            Assert.That(citizen.Received.Select(m => m.Way), Has.All.EqualTo(oaId == RunningBot.StateOa ? "v2" : "v3"));
        });
    }

    [Test]
    public async Task A_citizen_out_of_reach_ends_the_attempts()
    {
        await using var bot = await RunningBot.StartAsync(speed: 20);
        var citizen = await bot.KnownCitizenAsync();
        var before = citizen.Received.Count;
        bot.Zalo.Account(RunningBot.StateOa).SetReachability(citizen.UserId, refusesMessages: true, unreachable: false);

        await citizen.SayAsync("menu");
        await bot.IdleAsync();

        Assert.That(citizen.Received, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Where_buttons_are_refused_the_choices_come_as_text()
    {
        await using var bot = await RunningBot.StartAsync(speed: 20, behaviour: new Behaviour { ButtonsAllowed = false });
        var citizen = bot.NewCitizen();

        await citizen.SayAsync("menu");
        await bot.IdleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(citizen.Received, Is.Not.Empty);
            Assert.That(citizen.Received.SelectMany(m => m.Buttons), Is.Empty);
            Assert.That(citizen.Received[^1].Text, Does.Contain("1. ").And.Contain("2. "));
        });
    }

    private static async Task AnsweredOnceAsync(RunningBot bot, Citizen citizen)
    {
        var before = citizen.Received.Count;
        var said = await citizen.SayAsync("menu");
        await bot.IdleAsync();
        var answers = citizen.Received.Skip(before).ToList();
        Assert.Multiple(async () =>
        {
            Assert.That(answers, Has.Count.EqualTo(1));
            Assert.That(answers.Select(a => a.InReplyTo), Has.All.EqualTo(said.Event.MessageId).Or.Null);
            Assert.That(await bot.DeadAsync(), Is.EqualTo((0L, 0L)));
        });
    }
}
