using CivicBot.Messaging.Proactive;
using CivicBot.ZaloStandIn.Faults;
using CivicBot.ZaloStandIn.Zns;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Messaging.Proactive;

/// <summary>Template messages in bad times: nobody is told twice, nothing is paid twice, and the message itself goes on waiting.</summary>
internal sealed class ZnsTroubleTests : ZnsFixture
{
    [Test]
    public async Task A_notice_that_never_could_be_sent_is_given_up_and_its_message_goes_on_waiting()
    {
        await RestartAsync(new() { ["Zalo:Zns:SendWithin"] = "12:00:00" });
        Zalo.Templates.Register(ZnsRig.Template, TemplateState.Pending);
        await Rig.QueueAsync("k", User);
        await UntilAsync(() => Task.FromResult(Zalo.Refusals(-131) == 1));
        await ExpectWaitingAsync(1);
        Assert.That(Spent(await Rig.HealthAsync()), Does.Contain("spentToday = 0"));

        for (var waited = 0; waited < 12; waited++)
        {
            await PassAsync(1, 9);
        }

        await ExpectWaitingAsync(0);
        Assert.That(await Rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        await Rig.SayAsync(User, "Chào phường");
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(Zalo.Templates.Sent, Is.Empty);
    }

    [TestCase(PhoneState.NoAccount)]
    [TestCase(PhoneState.RefusesAccount)]
    public async Task Who_cannot_or_will_not_get_notices_is_not_asked_again_and_pays_nobody(PhoneState state)
    {
        Zalo.Templates.Phone(ZnsRig.Phone, state);
        await Rig.QueueAsync("k", User);
        await UntilAsync(() => Task.FromResult(Zalo.Refusals(-118) + Zalo.Refusals(-141) == 1));
        await SettledAsync();
        Time.Advance(3 * Hour);

        Assert.That(Zalo.Refusals(-118) + Zalo.Refusals(-141), Is.EqualTo(1));
        Assert.That(await Rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        Assert.That(Spent(await Rig.HealthAsync()), Does.Contain("spentToday = 0"));
    }

    [TestCase(-100, 0.9 / 60, 1.1 / 60)]
    [TestCase(-133, 20, 23)]
    [TestCase(-144, 15, 17)]
    public async Task What_passes_is_tried_again_later_and_told_once(int code, double fromHours, double toHours)
    {
        Zalo.Faults.Add(Fault.Error(code) with { Endpoint = "zns", Times = 1 });
        await Rig.QueueAsync("k", User);

        await PassAsync(fromHours, toHours);
        if (code == -144)
        {
            // Zalo counts from midnight; nobody is woken then.
            await PassAsync(5, 7);
        }

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((Zalo.Templates.Sent.Count, Zalo.Templates.Duplicates.Count, Zalo.Faults.Hits), Is.EqualTo((1, 0, 1)));
    }

    [TestCase(FaultAnswer.ServerError, true)]
    [TestCase(FaultAnswer.HtmlAsSuccess, true)]
    [TestCase(FaultAnswer.Cut, false)]
    [TestCase(FaultAnswer.Silence, true)]
    public async Task An_unknown_outcome_counts_as_paid_is_never_doubled_and_the_message_goes_on_waiting(FaultAnswer answer, bool delivered)
    {
        Zalo.Faults.Add(new Fault(answer) { Endpoint = "zns", TakesEffect = delivered });
        await Rig.QueueAsync("k", User);
        if (answer is FaultAnswer.Silence)
        {
            await UntilAsync(() => Task.FromResult(Zalo.Templates.Sent.Count == 1));
            Time.Advance(await Time.WaitedForAsync(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10)));
        }

        await UntilAsync(async () => Spent(await Rig.HealthAsync()).Contains("spentToday = 800", StringComparison.Ordinal) && Zalo.Faults.Hits == 1);
        await SettledAsync();
        Time.Advance(3 * Hour);

        Assert.That((await Rig.StatusAsync("k"), Zalo.Templates.Sent.Count, Zalo.Faults.Hits), Is.EqualTo((new ProactiveStatus.Held(), delivered ? 1 : 0, 1)));
        await Rig.SayAsync(User, "Chào phường");
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(Zalo.Faults.Hits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_crash_between_the_sending_and_its_commit_sends_and_pays_nothing_twice()
    {
        Zalo.Faults.Add(new Fault(FaultAnswer.Silence) { Endpoint = "zns", TakesEffect = true });
        await Rig.QueueAsync("k", User);
        await UntilAsync(() => Task.FromResult(Zalo.Templates.Sent.Count == 1));
        using var crashed = new TempDirectory();
        CopyFiles(Folder.Path, crashed.Path); // what a killed process leaves behind
        Zalo.Faults.Clear();

        await using var after = new ZnsRig(crashed.Path, Zalo, Time);
        await after.StartAsync();
        await after.QueueAsync("other", "2512523625412515111");
        await UntilAsync(async () => await after.StatusAsync("other") is ProactiveStatus.Delivered);
        Time.Advance(3 * Hour);

        Assert.That(Zalo.Templates.Sent.Select(s => s.InReplyTo), Is.EqualTo(new[] { "zns-k", "zns-other" }));
        Assert.That(Spent(await after.HealthAsync()), Does.Contain("spentToday = 1600"));
        Assert.That(await after.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
    }

    [TestCase("")]
    [TestCase("a tracking id that is longer than the forty-eight characters of Zalo")]
    public void An_unusable_tracking_id_is_refused(string tracking)
    {
        var message = new ProactiveMessage("k", "zalo", $"{ZnsRig.OaId}:{User}", [MessageFactory.Text("một")])
        {
            Zns = new ZnsNotice(ZnsRig.Template, ZnsRig.Phone, new Dictionary<string, string> { ["ma"] = "1" }, tracking),
        };

        Assert.That(
            async () => await Rig.Get<IProactiveMessages>().QueueAsync(message, CancellationToken.None), Throws.ArgumentException.With.Message.Contains("48"));
    }

    [Test]
    public async Task A_wrong_setting_stops_the_start_with_its_name()
    {
        await using var wrong = new ZnsRig(Folder.Path, Zalo, Time, new() { ["Zalo:Zns:Accounts:0:Price"] = "0" });

        Assert.That(
            () => wrong.Get<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Zalo:Zns:Accounts:0:Price"));
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
}
