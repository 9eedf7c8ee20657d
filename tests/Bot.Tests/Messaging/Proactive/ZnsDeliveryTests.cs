using CivicBot.Messaging.Proactive;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Faults;
using CivicBot.ZaloStandIn.Zns;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Messaging.Proactive;

/// <summary>What is said first on Zalo, by chat or by template message, as the citizen and the one who pays see it.</summary>
internal sealed class ZnsDeliveryTests
{
    private const string User = "2512523625412515000";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // 08:00 in Vietnam, the second of March.
    private FakeTime time = null!;
    private TempDirectory directory = null!;
    private StandIn zalo = null!;
    private ZnsRig rig = null!;

    [SetUp]
    public async Task StartAsync()
    {
        time = new FakeTime();
        directory = new TempDirectory();
        zalo = await StandIn.StartAsync(new StandInOptions { Accounts = [new AccountOptions { OaId = ZnsRig.OaId, RefreshToken = "RT-seed" }], Time = time });
        rig = new ZnsRig(directory.Path, zalo, time);
        await rig.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await rig.DisposeAsync();
        await zalo.DisposeAsync();
        directory.Dispose();
    }

    [Test]
    public async Task In_an_open_window_it_is_a_chat_message_and_no_notice()
    {
        await zalo.Citizen(ZnsRig.OaId, User).SayAsync("Chào phường");

        await rig.QueueAsync("k", User);

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(Chat(), Is.EqualTo(new[] { "Kết quả k" }));
        Assert.That(zalo.Templates.Sent, Is.Empty);
    }

    [Test]
    public async Task Without_ZNS_it_waits_for_the_next_contact()
    {
        await RestartAsync(new() { ["Zalo:Zns:Accounts:0:OaId"] = "4000000000000000001" });
        await rig.QueueAsync("k", User);
        await ExpectAsync<ProactiveStatus.Held>("k");

        await rig.SayAsync(User, "Chào phường");

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        await UntilAsync(() => Task.FromResult(Chat().Count == 3));
        Assert.That(Chat()[0], Does.Contain("02/03/2026"));
        Assert.That(Chat().Skip(1), Is.EqualTo(new[] { "Kết quả k", "Dạ" }));
        Assert.That(zalo.Templates.Sent, Is.Empty);
    }

    [Test]
    public async Task In_a_closed_window_the_notice_tells_it_once_and_the_next_contact_brings_nothing_twice()
    {
        await rig.QueueAsync("k", User, phone: "0987 654 321");
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        var notice = zalo.Templates.Sent.Single();
        Assert.That((notice.UserId, notice.Attachment, notice.InReplyTo), Is.EqualTo((ZnsRig.Phone, ZnsRig.Template, "zns-k")));
        Assert.That(notice.Text, Does.Contain("\"ma\"").And.Not.Contain("Kết quả"));
        Assert.That(await rig.QueueAsync("k", User), Is.EqualTo(ProactiveOutcome.AlreadyQueued));

        await rig.SayAsync(User, "Chào phường");

        await UntilAsync(() => Task.FromResult(Chat().Count > 0));
        Assert.That(Chat(), Is.EqualTo(new[] { "Dạ" }));
        Assert.That(zalo.Templates.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_notice_that_only_announces_is_followed_by_the_message_at_the_next_contact()
    {
        await rig.QueueAsync("k", User, tellsAll: false);
        await UntilAsync(() => Task.FromResult(zalo.Templates.Sent.Count == 1));
        Assert.That(await rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        await SettledAsync();

        await rig.SayAsync(User, "Chào phường");

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((Chat().Contains("Kết quả k"), zalo.Templates.Sent.Count), Is.EqualTo((true, 1)));
    }

    [TestCase("không có", ZnsRig.Template)]
    [TestCase(ZnsRig.Phone, "999")]
    public async Task Without_a_phone_or_with_a_template_that_is_not_allowed_it_waits_for_the_next_contact(string phone, string template)
    {
        await rig.QueueAsync("k", User, phone, template);
        await ExpectAsync<ProactiveStatus.Held>("k");
        await rig.QueueAsync("other", "2512523625412515111");

        await ExpectAsync<ProactiveStatus.Delivered>("other");
        Assert.That(zalo.Templates.Sent.Select(s => s.InReplyTo), Is.EqualTo(new[] { "zns-other" }));
        Assert.That(await rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
    }

    [Test]
    public async Task At_night_it_waits_for_the_morning()
    {
        time.Advance(14 * Hour);
        await rig.QueueAsync("k", User);
        await ExpectAsync<ProactiveStatus.Held>("k");

        await PassAsync(8, 8.2);

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(zalo.Refusals(-133), Is.Zero);
    }

    [Test]
    public async Task Above_the_cap_it_stays_held_health_says_so_and_the_next_day_goes_on_until_the_month_is_spent()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await rig.QueueAsync($"k{number}", $"251252362541251500{number}");
            await ExpectAsync<ProactiveStatus.Delivered>($"k{number}");
        }

        await rig.QueueAsync("k4", "2512523625412515004");
        await rig.QueueAsync("k5", "2512523625412515005");
        await rig.QueueAsync("k6", "2512523625412515006");
        await ExpectAsync<ProactiveStatus.Held>("k6");
        await ExpectWaitingAsync(3);
        Assert.That((zalo.Templates.Sent.Count, zalo.Templates.Charged), Is.EqualTo((3, 2_400)));
        var health = await rig.HealthAsync();
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(health.Description, Does.Contain("Zalo:Zns:Accounts:0:DailyCap (2400 of 2400 đồng); 3 wait"));

        await PassAsync(22, 22.2);
        await UntilAsync(() => Task.FromResult(zalo.Templates.Sent.Count == 5));
        await ExpectWaitingAsync(1);

        Assert.That((await rig.HealthAsync()).Description, Does.Contain("Zalo:Zns:Accounts:0:MonthlyCap (4000 of 4000 đồng); 1 wait"));
        Assert.That(zalo.Templates.Duplicates, Is.Empty);
    }

    [Test]
    public async Task Inside_the_caps_health_is_well_and_the_money_outlives_a_restart()
    {
        await rig.QueueAsync("k", User);
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((await rig.HealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

        await RestartAsync(new() { ["Zalo:Zns:Accounts:0:DailyCap"] = "800" });

        Assert.That((await rig.HealthAsync()).Description, Does.Contain("800 of 800"));
    }

    [Test]
    public async Task A_notice_that_never_could_be_sent_is_given_up_and_its_message_goes_on_waiting()
    {
        await RestartAsync(new() { ["Zalo:Zns:SendWithin"] = "12:00:00" });
        zalo.Templates.Register(ZnsRig.Template, TemplateState.Pending);
        await rig.QueueAsync("k", User);
        await UntilAsync(() => Task.FromResult(zalo.Refusals(-131) == 1));
        await ExpectWaitingAsync(1);
        Assert.That(Spent(await rig.HealthAsync()), Does.Contain("spentToday = 0"));

        for (var waited = 0; waited < 12; waited++)
        {
            await PassAsync(1, 9);
        }

        await ExpectWaitingAsync(0);
        Assert.That(await rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        await rig.SayAsync(User, "Chào phường");
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(zalo.Templates.Sent, Is.Empty);
    }

    [TestCase(PhoneState.NoAccount)]
    [TestCase(PhoneState.RefusesAccount)]
    public async Task Who_cannot_or_will_not_get_notices_is_not_asked_again_and_pays_nobody(PhoneState state)
    {
        zalo.Templates.Phone(ZnsRig.Phone, state);
        await rig.QueueAsync("k", User);
        await UntilAsync(() => Task.FromResult(zalo.Refusals(-118) + zalo.Refusals(-141) == 1));
        await SettledAsync();
        time.Advance(3 * Hour);

        Assert.That(zalo.Refusals(-118) + zalo.Refusals(-141), Is.EqualTo(1));
        Assert.That(await rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        Assert.That(Spent(await rig.HealthAsync()), Does.Contain("spentToday = 0"));
    }

    [TestCase(-100, 0.9 / 60, 1.1 / 60)]
    [TestCase(-133, 20, 23)]
    [TestCase(-144, 15, 17)]
    public async Task What_passes_is_tried_again_later_and_told_once(int code, double fromHours, double toHours)
    {
        zalo.Faults.Add(Fault.Error(code) with { Endpoint = "zns", Times = 1 });
        await rig.QueueAsync("k", User);

        await PassAsync(fromHours, toHours);
        if (code == -144)
        {
            // Zalo counts from midnight; nobody is woken then.
            await PassAsync(5, 7);
        }

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((zalo.Templates.Sent.Count, zalo.Templates.Duplicates.Count, zalo.Faults.Hits), Is.EqualTo((1, 0, 1)));
    }

    [TestCase(FaultAnswer.ServerError, true)]
    [TestCase(FaultAnswer.HtmlAsSuccess, true)]
    [TestCase(FaultAnswer.Cut, false)]
    [TestCase(FaultAnswer.Silence, true)]
    public async Task An_unknown_outcome_counts_as_paid_is_never_doubled_and_the_message_goes_on_waiting(FaultAnswer answer, bool delivered)
    {
        zalo.Faults.Add(new Fault(answer) { Endpoint = "zns", TakesEffect = delivered });
        await rig.QueueAsync("k", User);
        if (answer is FaultAnswer.Silence)
        {
            await UntilAsync(() => Task.FromResult(zalo.Templates.Sent.Count == 1));
            time.Advance(await time.WaitedForAsync(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10)));
        }

        await UntilAsync(async () => Spent(await rig.HealthAsync()).Contains("spentToday = 800", StringComparison.Ordinal) && zalo.Faults.Hits == 1);
        await SettledAsync();
        time.Advance(3 * Hour);

        Assert.That((await rig.StatusAsync("k"), zalo.Templates.Sent.Count, zalo.Faults.Hits), Is.EqualTo((new ProactiveStatus.Held(), delivered ? 1 : 0, 1)));
        await rig.SayAsync(User, "Chào phường");
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(zalo.Faults.Hits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_crash_between_the_sending_and_its_commit_sends_and_pays_nothing_twice()
    {
        zalo.Faults.Add(new Fault(FaultAnswer.Silence) { Endpoint = "zns", TakesEffect = true });
        await rig.QueueAsync("k", User);
        await UntilAsync(() => Task.FromResult(zalo.Templates.Sent.Count == 1));
        using var crashed = new TempDirectory();
        CopyFiles(directory.Path, crashed.Path); // what a killed process leaves behind
        zalo.Faults.Clear();

        await using var after = new ZnsRig(crashed.Path, zalo, time);
        await after.StartAsync();
        await after.QueueAsync("other", "2512523625412515111");
        await UntilAsync(async () => await after.StatusAsync("other") is ProactiveStatus.Delivered);
        time.Advance(3 * Hour);

        Assert.That(zalo.Templates.Sent.Select(s => s.InReplyTo), Is.EqualTo(new[] { "zns-k", "zns-other" }));
        Assert.That(Spent(await after.HealthAsync()), Does.Contain("spentToday = 1600"));
        Assert.That(await after.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
    }

    [Test]
    public async Task Development_mode_tells_administrators_and_spends_nothing()
    {
        await RestartAsync(new() { ["Zalo:Zns:Development"] = "true" });
        zalo.Templates.Administrators.Add(ZnsRig.Phone);

        await rig.QueueAsync("k", User);

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((zalo.Templates.Charged, Spent(await rig.HealthAsync()).Contains("spentToday = 0", StringComparison.Ordinal)), Is.EqualTo((0, true)));
    }

    [Test]
    public async Task While_a_notice_waits_the_database_does_not_show_whom_it_is_for()
    {
        time.Advance(14 * Hour);
        await rig.QueueAsync("k", User);
        await ExpectWaitingAsync(1);

        var files = Directory.GetFiles(directory.Path, "civicbot.db*").Where(f => !f.EndsWith(".serving", StringComparison.Ordinal)).Select(ReadShared);

        Assert.That(files.Any(content => content.Contains(ZnsRig.Phone, StringComparison.Ordinal)), Is.False);
    }

    [TestCase("")]
    [TestCase("a tracking id that is longer than the forty-eight characters of Zalo")]
    public void An_unusable_tracking_id_is_refused(string tracking)
    {
        var message = new ProactiveMessage("k", "zalo", $"{ZnsRig.OaId}:{User}", [Microsoft.Bot.Builder.MessageFactory.Text("một")])
        {
            Zns = new ZnsNotice(ZnsRig.Template, ZnsRig.Phone, new Dictionary<string, string> { ["ma"] = "1" }, tracking),
        };

        Assert.That(
            async () => await rig.Get<IProactiveMessages>().QueueAsync(message, CancellationToken.None), Throws.ArgumentException.With.Message.Contains("48"));
    }

    [Test]
    public async Task A_wrong_setting_stops_the_start_with_its_name()
    {
        await using var wrong = new ZnsRig(directory.Path, zalo, time, new() { ["Zalo:Zns:Accounts:0:Price"] = "0" });

        Assert.That(
            () => wrong.Get<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Zalo:Zns:Accounts:0:Price"));
    }

    private IReadOnlyList<string> Chat() => [.. zalo.Ledger.Of(ZnsRig.OaId, User).Select(m => m.Text)];

    private async Task RestartAsync(Dictionary<string, string?> settings)
    {
        await rig.DisposeAsync();
        rig = new ZnsRig(directory.Path, zalo, time, settings);
        await rig.StartAsync();
    }

    private Task ExpectAsync<TStatus>(string key) => UntilAsync(async () => await rig.StatusAsync(key) is TStatus);

    /// <summary>Until so many notices wait, and none is just being sent.</summary>
    private Task ExpectWaitingAsync(int count) =>
        UntilAsync(async () => Spent(await rig.HealthAsync()).Contains($"waiting = {count} ", StringComparison.Ordinal));

    private static string Spent(HealthCheckResult health) => health.Data[ZnsRig.OaId].ToString()!;

    /// <summary>Until the result of a sending is stored: then nothing is interrupted by what follows.</summary>
    private Task SettledAsync() => UntilAsync(() => Task.FromResult(!rig.IsSending()));

    /// <summary>Waits until something waits for a moment within these bounds, and lets that moment come.</summary>
    private async Task PassAsync(double fromHours, double toHours) => time.Advance(await time.WaitedForAsync(fromHours * Hour, toHours * Hour));

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".serving", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = File.Create(target);
            source.CopyTo(copy);
        }
    }

    /// <summary>For what leaves no trace but a row: looks again after each thread switch, for half a minute at most.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
