using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Records;
using CivicBot.Messaging.Proactive;
using CivicBot.Storage;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Comments;

/// <summary>Each citizen is told of each change exactly once, whatever happens in between.</summary>
[TestFixture]
internal sealed class NoticeTests
{
    private static readonly CommentAction Answer = new CommentAction.Answer("Đã thay ba bóng đèn sáng nay.", "Đã đến xem.", LegalGround: null);

    private readonly NoticeOptions options = new();
    private ScriptedMessages messages = null!;

    [SetUp]
    public void Open()
    {
        messages = new ScriptedMessages();
        (options.TemplateId, _) = ("", 0);
        options.Parameters.Clear();
    }

    [Test]
    public async Task Everybody_concerned_is_told_once_and_followed_until_it_arrived([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync(citizen: await rig.CitizenAsync("c1"));
        await rig.JoinAsync(code, await rig.CitizenAsync("c2"));
        await rig.ActAsync(code, Answer);
        var sender = Sender(rig);

        Assert.That(await sender.SendWaitingAsync(CancellationToken.None), Is.EqualTo(2));
        Assert.That(await sender.SendWaitingAsync(CancellationToken.None), Is.Zero);

        Assert.Multiple(async () =>
        {
            Assert.That(messages.Queued.Select(m => m.ConversationId), Is.EquivalentTo(new[] { "c1", "c2" }));
            Assert.That(messages.Queued.Select(m => m.Key), Is.EquivalentTo((await rig.NoticesAsync()).Select(n => $"notice:{n.Id:N}")));
            Assert.That(await StatesAsync(rig), Is.All.EqualTo(NoticeState.Queued));
        });

        foreach (var (status, state) in new (ProactiveStatus, NoticeState)[] { (new ProactiveStatus.Held(), NoticeState.Held), (new ProactiveStatus.Delivered(rig.Time.GetUtcNow()), NoticeState.Delivered) })
        {
            rig.Time.Now += TimeSpan.FromMinutes(11);
            messages.Status = status;
            await sender.FollowAsync(CancellationToken.None);
            Assert.That(await StatesAsync(rig), Is.All.EqualTo(state));
        }
    }

    [Test]
    public async Task Killed_between_handing_over_and_writing_it_down_it_is_said_once([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        await rig.ActAsync(await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), Answer);
        await Sender(rig).SendWaitingAsync(CancellationToken.None);
        await rig.Records.WriteAsync(
            (context, token) => context.Notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Waiting).SetProperty(n => n.CheckedAt, (DateTimeOffset?)null), token), CancellationToken.None);

        await Task.WhenAll(Sender(rig).SendWaitingAsync(CancellationToken.None), Sender(rig).SendWaitingAsync(CancellationToken.None));

        Assert.Multiple(async () =>
        {
            Assert.That(messages.Calls, Is.GreaterThan(1));
            Assert.That(messages.Queued, Has.Count.EqualTo(1));
            Assert.That(await StatesAsync(rig), Is.EqualTo(new[] { NoticeState.Queued }));
        });
    }

    [Test]
    public async Task What_was_closed_with_others_waits_until_it_can_no_longer_be_taken_back([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (kept, takenBack) = (await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), await rig.FileAsync(citizen: await rig.CitizenAsync("c2")));
        await rig.Bulk.ActAsync("kept", [new(kept, Version: null)], Answer, DeskRig.Officer, note: null, CancellationToken.None);
        await rig.Bulk.ActAsync("back", [new(takenBack, Version: null)], Answer, DeskRig.Officer, note: null, CancellationToken.None);

        Assert.That(await Sender(rig).SendWaitingAsync(CancellationToken.None), Is.Zero);
        await rig.Bulk.UndoAsync("back", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        rig.Time.Now += TimeSpan.FromMinutes(6);
        await Sender(rig).SendWaitingAsync(CancellationToken.None);

        Assert.That(messages.Queued.Select(m => m.ConversationId), Is.EqualTo(new[] { "c1" }));
    }

    [Test]
    public async Task Who_has_no_channel_or_cannot_be_reached_is_on_the_list_of_calls_until_told([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var byPhone = await rig.FileAsync(citizen: await rig.CitizenAsync(phone: "0912345678"));
        var dead = await rig.FileAsync(citizen: await rig.CitizenAsync("c1"));
        await rig.ActAsync(byPhone, Answer);
        await rig.ActAsync(dead, Answer);
        var sender = Sender(rig);
        await sender.SendWaitingAsync(CancellationToken.None);
        (messages.Status, rig.Time.Now) = (new ProactiveStatus.Dead("user blocked the OA"), rig.Time.Now.AddMinutes(1));
        await sender.FollowAsync(CancellationToken.None);
        var list = new CallList(rig.Records, Composer(rig), rig.Time);

        var calls = await list.ListAsync([DeskRig.Commune], CancellationToken.None);
        var done = await list.DoneAsync(calls.Single(c => c.Code == byPhone).Notice, DeskRig.Officer, rig.Occasion(), CancellationToken.None);
        var again = await list.DoneAsync(calls.Single(c => c.Code == byPhone).Notice, DeskRig.Officer, rig.Occasion(), CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(calls.Select(c => (c.Code, c.HasPhone, c.Trouble)), Is.EquivalentTo(new[] { (byPhone, true, NoticeSender.Call), (dead, false, "user blocked the OA") }));
            Assert.That(calls[0].Text, Does.Contain("Đã thay ba bóng đèn sáng nay."));
            Assert.That((done, again), Is.EqualTo((true, false)));
            Assert.That((await list.ListAsync([], CancellationToken.None)).Select(c => c.Code), Is.EqualTo(new[] { dead }));
            Assert.That(await list.ListAsync(["xa-khac"], CancellationToken.None), Is.Empty);
        });
    }

    [Test]
    public async Task A_channel_that_is_off_or_a_store_that_fails_loses_nothing([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        await rig.ActAsync(await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), Answer);
        var sender = Sender(rig);

        messages.Wrong = new StorageUnavailableException("busy", new IOException());
        Assert.That(() => sender.SendWaitingAsync(CancellationToken.None), Throws.InstanceOf<StorageUnavailableException>());
        (messages.Wrong, messages.IsOff) = (null, true);
        await sender.SendWaitingAsync(CancellationToken.None);
        Assert.That(await StatesAsync(rig), Is.EqualTo(new[] { NoticeState.Waiting }));

        (messages.IsOff, rig.Time.Now) = (false, rig.Time.Now.AddMinutes(3));
        await sender.SendWaitingAsync(CancellationToken.None);
        Assert.That(messages.Queued, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_conversation_that_no_channel_made_is_for_a_person_and_stops_no_other([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        await rig.ActAsync(await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), Answer);
        messages.Wrong = new FormatException();
        await Sender(rig).SendWaitingAsync(CancellationToken.None);
        messages.Wrong = null;
        await rig.ActAsync(await rig.FileAsync(citizen: await rig.CitizenAsync("c2")), Answer);
        await Sender(rig).SendWaitingAsync(CancellationToken.None);

        Assert.That(await StatesAsync(rig), Is.EquivalentTo(new[] { NoticeState.Failed, NoticeState.Queued }));
    }

    [Test]
    public async Task By_template_goes_what_happened_and_never_what_was_said([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        (options.TemplateId, options.Parameters["ma"], options.Parameters["tt"], options.Parameters["ngay"], options.Parameters["dv"]) = ("12", "code", "state", "date", "commune");
        var (withPhone, without) = (await rig.CitizenAsync("c1", "0912345678"), await rig.CitizenAsync("c2"));
        var code = await rig.FileAsync(citizen: withPhone);
        await rig.JoinAsync(code, without);
        await rig.ActAsync(code, Answer);

        await Sender(rig).SendWaitingAsync(CancellationToken.None);

        var zns = messages.Queued.Single(m => m.ConversationId == "c1").Zns!;
        Assert.Multiple(() =>
        {
            Assert.That((zns.TemplateId, zns.Phone, zns.TellsAll), Is.EqualTo(("12", "0912345678", true)), "told by template it is not told again in the chat");
            Assert.That(zns.Values, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ma"] = CommentCode.Show(code), ["tt"] = "Đã trả lời", ["ngay"] = "23/11/2026", ["dv"] = "Phường An Mẫu",
            }));
            Assert.That(zns.TrackingId, Has.Length.LessThanOrEqualTo(48));
            Assert.That(messages.Queued.Single(m => m.ConversationId == "c2").Zns, Is.Null);
            Assert.That(new NoticeOptions { TemplateId = "12" }.Problems(), Is.Not.Empty);
            Assert.That(options.Problems(), Is.Empty);
        });
    }

    [Test]
    public async Task Each_reader_is_told_of_the_own_comment_with_what_can_be_done([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var original = await rig.FileAsync(citizen: await rig.CitizenAsync("author"));
        var repeated = await rig.FileAsync(citizen: await rig.CitizenAsync("repeater"));
        await rig.JoinAsync(original, await rig.CitizenAsync("supporter"));
        await rig.ActAsync(repeated, new CommentAction.MarkDuplicate(original));
        await rig.ActAsync(original, Answer);

        await Sender(rig).SendWaitingAsync(CancellationToken.None);

        var said = messages.Queued.ToLookup(m => m.ConversationId, m => (Activity)m.Activities.Single());
        Assert.Multiple(() =>
        {
            Assert.That(said["author"].Single().Text, Does.StartWith($"Phường An Mẫu xin báo: ý kiến {CommentCode.Show(original)} của ông/bà (“Đèn đường").And.Contain("Đã thay ba bóng đèn sáng nay.").And.Contain("Đã kiểm tra: Đã đến xem."));
            Assert.That(said["author"].Single().SuggestedActions.Actions.Select(a => a.Value), Does.Contain($"Chưa đồng ý {CommentCode.Show(original)}"));
            Assert.That(said["supporter"].Single().Text, Does.Contain("mà ông/bà cùng gửi"));
            Assert.That(said["repeater"].Select(a => a.Text), Has.Exactly(1).Contains($"trùng với ý kiến {CommentCode.Show(original)}"));
            Assert.That(said["repeater"].Select(a => a.Text), Has.Exactly(1).Contains($"ý kiến {CommentCode.Show(repeated)} của ông/bà được giải quyết chung").And.Exactly(1).Contains("Đã thay ba bóng đèn"));
        });
    }

    private static async Task<List<NoticeState>> StatesAsync(DeskRig rig) => (await rig.NoticesAsync()).ConvertAll(n => n.State);

    private NoticeComposer Composer(DeskRig rig) => new(ShippedKnowledge.Communes, rig.Seal, Options.Create(options));

    private NoticeSender Sender(DeskRig rig) => new(rig.Records, Composer(rig), messages, rig.Time, RunLog.For<NoticeSender>());
}
