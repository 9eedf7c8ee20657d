using CivicBot.Messaging;
using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

internal abstract class NoticeContract : StoreContract
{
    private static readonly DateOnly Today = new(2026, 3, 31);
    private static readonly NoticeBudget Budget = new(Today, Price: 800, DailyCap: 1_600, MonthlyCap: 2_400);
    private static readonly NoticeSettlement Sent = new NoticeSettlement.Sent("zns1");

    [Test]
    public async Task A_notice_sleeps_until_its_message_is_held()
    {
        await QueueOccasionAsync("k", Notice(), "kết quả");
        var attempt = await AttemptAsync();
        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
        Assert.That(await WaitingAsync(), Is.Empty);

        await SettleAsync(attempt, new Settlement.Held("-230"));

        var notice = await ReadyAsync();
        Assert.That((notice.Payer, notice.TemplateId, notice.TrackingId, notice.Attempts, notice.Since), Is.EqualTo(("oa", "623165", "t1", 0, Now)));
        Assert.That((notice.Content!.Phone, notice.Content.Values["ma"]), Is.EqualTo(("84987654321", "DT-000123")));
        Assert.That(await WaitingAsync(), Is.EqualTo(new[] { Ba }));
    }

    [Test]
    public async Task A_delivered_message_needs_no_notice()
    {
        await QueueOccasionAsync("k", Notice(), "kết quả");
        await DeliverAllAsync();

        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
        Assert.That(await HoldAsync("other", Notice()), Is.Not.Null, "its tracking id was never used");
    }

    [Test]
    public async Task A_notice_waits_until_every_message_of_its_occasion_was_tried()
    {
        await QueueOccasionAsync("k", Notice(), "một", "hai");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"), goOn: false);
        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());

        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));

        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Ready>());
    }

    [Test]
    public async Task A_sent_notice_tells_it_all_and_nothing_is_said_again_at_the_next_contact()
    {
        var notice = await HoldAsync("k", Notice());
        await StartAsync(notice);
        await EndAsync(notice, Sent);

        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Delivered(Now)));
        await ContactAsync();
        Assert.That(await DeliverAllAsync(), Is.Empty);
    }

    [Test]
    public async Task A_notice_that_only_announces_leaves_the_message_to_the_next_contact()
    {
        var notice = await HoldAsync("k", Notice() with { TellsAll = false });
        await StartAsync(notice);
        await EndAsync(notice, Sent);

        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());
        await ContactAsync();
        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "kết quả k" }));
        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
    }

    [Test]
    public async Task A_contact_makes_a_waiting_notice_needless()
    {
        var notice = await HoldAsync("k", Notice());

        await ContactAsync();

        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
        Assert.That(await StartAsync(notice), Is.EqualTo(NoticeStart.Gone));
        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "kết quả k" }));
        Assert.That((await SpendingAsync()).Day, Is.Zero);
    }

    [Test]
    public async Task A_contact_during_the_sending_waits_for_its_end_and_the_citizen_is_told_once()
    {
        var notice = await HoldAsync("k", Notice());
        await StartAsync(notice);
        await ContactAsync();
        Assert.That(await DeliverAllAsync(), Is.Empty);

        await EndAsync(notice, Sent);

        Assert.That(await DeliverAllAsync(), Is.Empty);
        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Delivered>());
    }

    [Test]
    public async Task A_contact_during_a_sending_that_fails_gets_the_message_and_no_second_notice()
    {
        NoticeSettlement[] failures =
        [
            new NoticeSettlement.Later(Now, "-100", Counts: true), new NoticeSettlement.GivenUp("-108"), new NoticeSettlement.Unknown("time-out"),
        ];
        foreach (var (failure, index) in failures.Select((f, i) => (f, i)))
        {
            var notice = await HoldAsync($"k{index}", Notice($"t{index}"));
            await StartAsync(notice, Budget with { MonthlyCap = 100_000, DailyCap = 100_000 });
            await ContactAsync();

            await EndAsync(notice, failure);

            Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { $"kết quả k{index}" }));
            Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
        }
    }

    [Test]
    public async Task The_cap_of_the_day_holds_and_the_next_day_has_one_of_its_own()
    {
        await SpendAsync("a", "b");
        var third = await HoldAsync("c", Notice("tc"));

        Assert.That(await StartAsync(third), Is.EqualTo(NoticeStart.OverDailyCap));
        Assert.That(await SpendingAsync(), Is.EqualTo(new NoticeSpending(1_600, 1_600, 1)));
        Assert.That(await StartAsync(third, Budget with { Day = Today.AddDays(-1) }), Is.EqualTo(NoticeStart.Started));
    }

    [Test]
    public async Task The_cap_of_the_month_holds_and_the_next_month_has_one_of_its_own()
    {
        await SpendAsync("a", "b");
        var third = await HoldAsync("c", Notice("tc"));
        Assert.That(await StartAsync(third, Budget with { Day = Today.AddDays(-30), DailyCap = 2_400 }), Is.EqualTo(NoticeStart.Started));
        await EndAsync(third, Sent);
        var fourth = await HoldAsync("d", Notice("td"));

        Assert.That(await StartAsync(fourth, Budget with { DailyCap = 2_400 }), Is.EqualTo(NoticeStart.OverMonthlyCap));
        Assert.That(await StartAsync(fourth, Budget with { Day = Today.AddDays(1) }), Is.EqualTo(NoticeStart.Started));
    }

    [Test]
    public async Task Each_payer_has_a_budget_of_its_own()
    {
        await SpendAsync("a", "b");
        var other = await HoldAsync("c", Notice("tc") with { Payer = "other" });

        Assert.That(await StartAsync(other), Is.EqualTo(NoticeStart.Started));
    }

    [Test]
    public async Task Money_that_was_not_spent_goes_back_and_money_that_may_have_been_does_not()
    {
        var first = await HoldAsync("a", Notice("ta"));
        await StartAsync(first);
        await EndAsync(first, new NoticeSettlement.Later(Now.AddHours(1), "-100", Counts: true));
        Assert.That((await SpendingAsync()).Day, Is.Zero);
        Assert.That(await NextAsync(), Is.EqualTo(new NoticeStep.WaitUntil(Now.AddHours(1))));
        var again = ((NoticeStep.Ready)await Stores.Notices.NextAsync(Ba, Now.AddHours(1), CancellationToken.None)).Notice;
        Assert.That(again.Attempts, Is.EqualTo(1));
        await StartAsync(again);
        await EndAsync(again, new NoticeSettlement.GivenUp("-108"));
        Assert.That((await SpendingAsync()).Day, Is.Zero);

        var second = await HoldAsync("b", Notice("tb"));
        await StartAsync(second);
        await EndAsync(second, new NoticeSettlement.Unknown("time-out"));

        Assert.That(await SpendingAsync(), Is.EqualTo(new NoticeSpending(800, 800, 0)));
        Assert.That(await StatusAsync("a"), Is.TypeOf<ProactiveStatus.Held>());
        Assert.That(await StatusAsync("b"), Is.TypeOf<ProactiveStatus.Held>());
    }

    [Test]
    public async Task A_wait_for_the_morning_or_for_money_gives_nothing_back()
    {
        await SpendAsync("a");
        var second = await HoldAsync("b", Notice("tb"));

        await EndAsync(second, new NoticeSettlement.Later(Now, "quiet hours", Counts: false));

        Assert.That((await SpendingAsync()).Day, Is.EqualTo(800));
        Assert.That((await ReadyAsync()).Attempts, Is.Zero);
    }

    [Test]
    public async Task An_attempt_that_a_crash_interrupted_counts_as_paid_and_is_never_repeated()
    {
        var notice = await HoldAsync("k", Notice());
        await StartAsync(notice);

        Assert.That(await Stores.Notices.RecoverAsync(Now, CancellationToken.None), Is.EqualTo(1));
        Assert.That(await Stores.Notices.RecoverAsync(Now, CancellationToken.None), Is.Zero);

        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
        Assert.That((await SpendingAsync()).Day, Is.EqualTo(800));
        await ContactAsync();
        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "kết quả k" }));
    }

    [Test]
    public async Task No_two_notices_go_out_under_one_tracking_id()
    {
        await SpendAsync("a");
        await QueueOccasionAsync("again", Notice("ta"), "kết quả");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));

        Assert.That(await NextAsync(), Is.TypeOf<NoticeStep.Nothing>());
        Assert.That(await StatusAsync("again"), Is.TypeOf<ProactiveStatus.Held>());
    }

    private static QueuedNotice Notice(string tracking = "t1") => new(
        "oa", "623165", tracking, new NoticeContent("84987654321", new Dictionary<string, string> { ["ma"] = "DT-000123" }), TellsAll: true);

    /// <summary>An occasion whose message is held, and its notice.</summary>
    private async Task<Notice> HoldAsync(string key, QueuedNotice notice)
    {
        await QueueOccasionAsync(key, notice, $"kết quả {key}");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));
        return await ReadyAsync();
    }

    private async Task SpendAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            var notice = await HoldAsync(key, Notice("t" + key));
            Assert.That(await StartAsync(notice), Is.EqualTo(NoticeStart.Started));
            await EndAsync(notice, Sent);
        }
    }

    private Task<TurnCommitOutcome> ContactAsync() => CommitTurnAsync(Ba, c => c with { ContactAt = Now });

    private Task<NoticeStep> NextAsync() => Stores.Notices.NextAsync(Ba, Now, CancellationToken.None);

    private async Task<Notice> ReadyAsync() => ((NoticeStep.Ready)await NextAsync()).Notice;

    private Task<NoticeStart> StartAsync(Notice notice, NoticeBudget? budget = null) =>
        Stores.Notices.StartAsync(notice, budget ?? Budget, CancellationToken.None);

    private Task EndAsync(Notice notice, NoticeSettlement settlement) => Stores.Notices.SettleAsync(notice, settlement, Now, CancellationToken.None);

    private Task<NoticeSpending> SpendingAsync() => Stores.Notices.SpendingAsync("oa", Today, CancellationToken.None);

    private Task<IReadOnlyList<ConversationKey>> WaitingAsync() => Stores.Notices.WaitingAsync(null, 10, CancellationToken.None);

    private Task<ProactiveStatus> StatusAsync(string key) => Stores.Proactive.StatusAsync("test", key, CancellationToken.None);
}
