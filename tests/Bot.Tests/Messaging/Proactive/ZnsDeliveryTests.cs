using CivicBot.Messaging.Proactive;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Tests.Messaging.Proactive;

/// <summary>What is said first on Zalo, by chat or by template message, as the citizen and the one who pays see it.</summary>
internal sealed class ZnsDeliveryTests : ZnsFixture
{
    [Test]
    public async Task In_an_open_window_it_is_a_chat_message_and_no_notice()
    {
        await Zalo.Citizen(ZnsRig.OaId, User).SayAsync("Chào phường");

        await Rig.QueueAsync("k", User);

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(Chat(), Is.EqualTo(new[] { "Kết quả k" }));
        Assert.That(Zalo.Templates.Sent, Is.Empty);
    }

    [Test]
    public async Task Without_ZNS_it_waits_for_the_next_contact()
    {
        await RestartAsync(new() { ["Zalo:Zns:Accounts:0:OaId"] = "4000000000000000001" });
        await Rig.QueueAsync("k", User);
        await ExpectAsync<ProactiveStatus.Held>("k");

        await Rig.SayAsync(User, "Chào phường");

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        await UntilAsync(() => Task.FromResult(Chat().Count == 3));
        Assert.That(Chat()[0], Does.Contain("02/03/2026"));
        Assert.That(Chat().Skip(1), Is.EqualTo(new[] { "Kết quả k", "Dạ" }));
        Assert.That(Zalo.Templates.Sent, Is.Empty);
    }

    [Test]
    public async Task In_a_closed_window_the_notice_tells_it_once_and_the_next_contact_brings_nothing_twice()
    {
        await Rig.QueueAsync("k", User, phone: "0987 654 321");
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        var notice = Zalo.Templates.Sent.Single();
        Assert.That((notice.UserId, notice.Attachment, notice.InReplyTo), Is.EqualTo((ZnsRig.Phone, ZnsRig.Template, "zns-k")));
        Assert.That(notice.Text, Does.Contain("\"ma\"").And.Not.Contain("Kết quả"));
        Assert.That(await Rig.QueueAsync("k", User), Is.EqualTo(ProactiveOutcome.AlreadyQueued));

        await Rig.SayAsync(User, "Chào phường");

        await UntilAsync(() => Task.FromResult(Chat().Count > 0));
        Assert.That(Chat(), Is.EqualTo(new[] { "Dạ" }));
        Assert.That(Zalo.Templates.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_notice_that_only_announces_is_followed_by_the_message_at_the_next_contact()
    {
        await Rig.QueueAsync("k", User, tellsAll: false);
        await UntilAsync(() => Task.FromResult(Zalo.Templates.Sent.Count == 1));
        Assert.That(await Rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        await SettledAsync();

        await Rig.SayAsync(User, "Chào phường");

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((Chat().Contains("Kết quả k"), Zalo.Templates.Sent.Count), Is.EqualTo((true, 1)));
    }

    [TestCase("không có", ZnsRig.Template)]
    [TestCase(ZnsRig.Phone, "999")]
    public async Task Without_a_phone_or_with_a_template_that_is_not_allowed_it_waits_for_the_next_contact(string phone, string template)
    {
        await Rig.QueueAsync("k", User, phone, template);
        await ExpectAsync<ProactiveStatus.Held>("k");
        await Rig.QueueAsync("other", "2512523625412515111");

        await ExpectAsync<ProactiveStatus.Delivered>("other");
        Assert.That(Zalo.Templates.Sent.Select(s => s.InReplyTo), Is.EqualTo(new[] { "zns-other" }));
        Assert.That(await Rig.StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
    }

    [Test]
    public async Task At_night_it_waits_for_the_morning()
    {
        Time.Advance(14 * Hour);
        await Rig.QueueAsync("k", User);
        await ExpectAsync<ProactiveStatus.Held>("k");

        await PassAsync(8, 8.2);

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That(Zalo.Refusals(-133), Is.Zero);
    }

    [Test]
    public async Task Above_the_cap_it_stays_held_health_says_so_and_the_next_day_goes_on_until_the_month_is_spent()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await Rig.QueueAsync($"k{number}", $"251252362541251500{number}");
            await ExpectAsync<ProactiveStatus.Delivered>($"k{number}");
        }

        await Rig.QueueAsync("k4", "2512523625412515004");
        await Rig.QueueAsync("k5", "2512523625412515005");
        await Rig.QueueAsync("k6", "2512523625412515006");
        await ExpectAsync<ProactiveStatus.Held>("k6");
        await ExpectWaitingAsync(3);
        Assert.That((Zalo.Templates.Sent.Count, Zalo.Templates.Charged), Is.EqualTo((3, 2_400)));
        var health = await Rig.HealthAsync();
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(health.Description, Does.Contain("Zalo:Zns:Accounts:0:DailyCap (2400 of 2400 VND); 3 wait"));

        await PassAsync(22, 22.2);
        await UntilAsync(() => Task.FromResult(Zalo.Templates.Sent.Count == 5));
        await ExpectWaitingAsync(1);

        Assert.That((await Rig.HealthAsync()).Description, Does.Contain("Zalo:Zns:Accounts:0:MonthlyCap (4000 of 4000 VND); 1 wait"));
        Assert.That(Zalo.Templates.Duplicates, Is.Empty);
    }

    [Test]
    public async Task Inside_the_caps_health_is_well_and_the_money_outlives_a_restart()
    {
        await Rig.QueueAsync("k", User);
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((await Rig.HealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

        await RestartAsync(new() { ["Zalo:Zns:Accounts:0:DailyCap"] = "800" });

        Assert.That((await Rig.HealthAsync()).Description, Does.Contain("800 of 800"));
    }

    [Test]
    public async Task Development_mode_tells_administrators_and_spends_nothing()
    {
        await RestartAsync(new() { ["Zalo:Zns:Development"] = "true" });
        Zalo.Templates.Administrators.Add(ZnsRig.Phone);

        await Rig.QueueAsync("k", User);

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        Assert.That((Zalo.Templates.Charged, Spent(await Rig.HealthAsync()).Contains("spentToday = 0", StringComparison.Ordinal)), Is.EqualTo((0, true)));
    }

    [Test]
    public async Task While_a_notice_waits_the_database_does_not_show_whom_it_is_for()
    {
        Time.Advance(14 * Hour);
        await Rig.QueueAsync("k", User);
        await ExpectWaitingAsync(1);

        var files = Directory.GetFiles(Folder.Path, "civicbot.db*").Where(f => !f.EndsWith(".serving", StringComparison.Ordinal)).Select(ReadShared).ToList();

        Assert.That(files.Any(content => content.Contains("zns-k", StringComparison.Ordinal)), Is.True);
        Assert.That(files.Any(content => content.Contains(ZnsRig.Phone, StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task Who_withdraws_consent_gets_no_notice_that_was_waiting()
    {
        Time.Advance(14 * Hour);
        await Rig.QueueAsync("k", User);
        await ExpectWaitingAsync(1);

        await Rig.ForgetAsync(User);

        await ExpectWaitingAsync(0);
        Time.Advance(9 * Hour);
        await Rig.QueueAsync("other", "2512523625412515111");
        await ExpectAsync<ProactiveStatus.Delivered>("other");
        Assert.That(Zalo.Templates.Sent.Select(s => s.InReplyTo), Is.EqualTo(new[] { "zns-other" }));
        Assert.That(await Rig.StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Dead("the citizen deleted their data")));
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
