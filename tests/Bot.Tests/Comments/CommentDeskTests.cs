using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>Officials move comments from state to state.</summary>
[TestFixture]
internal sealed class CommentDeskTests
{
    private static readonly CommentAction Answered = new CommentAction.Answer("Đã thay bóng đèn.", "Đã đến xem sáng 23/11.", LegalGround: null);

    [Test]
    public async Task An_answer_is_in_state_story_notice_and_audit_and_the_same_click_does_it_once([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var citizen = await rig.CitizenAsync("c1");
        var code = await rig.FileAsync(citizen: citizen);

        var first = await rig.Desk.ActAsync(code, Answered, DeskRig.Officer, version: 0, "click", "nội bộ", CancellationToken.None);
        var again = await rig.Desk.ActAsync(code, Answered, DeskRig.Officer, version: 0, "click", "nội bộ", CancellationToken.None);

        var file = await rig.ReadAsync(code);
        Assert.Multiple(async () =>
        {
            Assert.That(first, Is.EqualTo(new DeskOutcome.Done(code, CommentState.Answered, 1, Again: false)));
            Assert.That(again, Is.EqualTo(new DeskOutcome.Done(code, CommentState.Answered, 1, Again: true)));
            Assert.That((file.Line.Comment.State, file.Line.Comment.ClosedAt, file.Line.Comment.Version), Is.EqualTo((CommentState.Answered, rig.Time.GetUtcNow(), 1)));
            Assert.That(file.Line.Clock, Is.Null, "a closed comment has no clock");
            Assert.That(file.Story.Select(c => (c.Number, c.To)), Is.EqualTo(new[] { (1, CommentState.Confirmed), (2, CommentState.Answered) }));
            Assert.That((file.Story[1].Text, file.Story[1].Checked, file.Story[1].Note, file.Story[1].By), Is.EqualTo(("Đã thay bóng đèn.", "Đã đến xem sáng 23/11.", "nội bộ", DeskRig.Officer.Name)));
            Assert.That((await rig.NoticesAsync()).Select(n => (n.CitizenId, n.ChangeId)), Is.EqualTo(new[] { (citizen, file.Story[1].Id) }));
        });
        await using var context = rig.Records.Read();
        var audit = context.Audit.Single();
        Assert.That((audit.Who, audit.Action, audit.Subject, audit.Detail), Is.EqualTo((DeskRig.Officer.Name, "comment.answered", code, "confirmed -> answered")));
    }

    [Test]
    public async Task Of_two_officials_at_once_one_wins_and_the_other_is_told_by_whom_and_when([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        for (var round = 0; round < 8; round++)
        {
            var code = await rig.FileAsync();
            var (one, other) = (rig.Visit(code, DeskRig.Officer, version: 0), rig.Visit(code, DeskRig.Other, version: 0));
            var outcomes = await Task.WhenAll(
                Task.Run(() => rig.Desk.ActAsync(one.Code, Answered, one.By, one.Version, one.Occasion, note: null, CancellationToken.None)),
                Task.Run(() => rig.Desk.ActAsync(other.Code, new CommentAction.Promise("Sẽ thay đèn.", new DateOnly(2026, 12, 1)), other.By, other.Version, other.Occasion, note: null, CancellationToken.None)));

            var winner = outcomes[0] is DeskOutcome.Done ? DeskRig.Officer : DeskRig.Other;
            var told = outcomes.OfType<DeskOutcome.ChangedMeanwhile>().Single();
            var file = await rig.ReadAsync(code);
            Assert.Multiple(() =>
            {
                Assert.That(outcomes.OfType<DeskOutcome.Done>().Count(), Is.EqualTo(1));
                Assert.That((told.By, told.At), Is.EqualTo((winner.Name, rig.Time.GetUtcNow())));
                Assert.That(told.Why, Does.StartWith($"Cán bộ {winner.Name} vừa sửa ý kiến này lúc 09:15 ngày 23/11/2026"));
                Assert.That(file.Story.Select(c => c.Number), Is.EqualTo(new[] { 1, 2 }));
                Assert.That(file.Story[1].By, Is.EqualTo(winner.Name));
            });
        }
    }

    [Test]
    public async Task What_is_not_allowed_says_why_and_changes_nothing([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();

        var withoutProof = await rig.ActAsync(code, new CommentAction.Finish("Đã sửa.", " "));
        var notYours = await rig.ActAsync(code, new CommentAction.Withdraw(Reason: null));
        var unknown = await rig.ActAsync("000000000", Answered);

        Assert.Multiple(async () =>
        {
            Assert.That((withoutProof as DeskOutcome.NotAllowed)?.Why, Does.Contain("minh chứng"));
            Assert.That((notYours as DeskOutcome.NotAllowed)?.Why, Does.Contain("không thuộc quyền"));
            Assert.That(unknown, Is.InstanceOf<DeskOutcome.NotFound>());
            Assert.That((await rig.CommentAsync(code)).Version, Is.Zero);
        });
    }

    [Test]
    public async Task It_is_assigned_to_whom_the_file_of_the_commune_names_for_its_topic([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();

        var outcome = await rig.Desk.AssignByTopicAsync(rig.Visit(code), note: null, CancellationToken.None);

        Assert.That((outcome as DeskOutcome.Done)?.State, Is.EqualTo(CommentState.Assigned));
        Assert.That((await rig.CommentAsync(code)).Officer, Is.EqualTo("Công chức Xây dựng – đô thị"), "lamps are infrastructure");
    }

    [Test]
    public async Task Who_wrote_a_duplicate_or_joined_it_is_told_of_the_answer_of_the_other([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (author, repeater, supporter) = (await rig.CitizenAsync("c1"), await rig.CitizenAsync("c2"), await rig.CitizenAsync("c3"));
        var original = await rig.FileAsync(citizen: author);
        var repeated = await rig.FileAsync(citizen: repeater);
        await rig.JoinAsync(repeated, supporter);
        await rig.ActAsync(repeated, new CommentAction.MarkDuplicate(original));

        await rig.ActAsync(original, Answered);

        var answered = (await rig.ReadAsync(original)).Story[^1].Id;
        Assert.Multiple(async () =>
        {
            Assert.That((await rig.ReadAsync(repeated)).DuplicateOf, Is.EqualTo(original));
            Assert.That((await rig.NoticesAsync()).Where(n => n.ChangeId == answered).Select(n => n.CitizenId), Is.EquivalentTo(new[] { author, repeater, supporter }));
        });
    }

    [Test]
    public async Task Duplicates_follow_to_the_comment_that_goes_on_and_are_opened_again_when_it_is_withdrawn([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (one, two, three) = (await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), await rig.FileAsync(citizen: await rig.CitizenAsync("c2")), await rig.FileAsync());
        await rig.ActAsync(two, new CommentAction.MarkDuplicate(one));
        await rig.ActAsync(one, new CommentAction.MarkDuplicate(three));

        Assert.That((await rig.ReadAsync(two)).DuplicateOf, Is.EqualTo(three), "no chain");
        var cycle = await rig.ActAsync(three, new CommentAction.MarkDuplicate(two));
        Assert.That((cycle as DeskOutcome.NotAllowed)?.Why, Does.Contain("cũng đã ghi là trùng"));

        await rig.ActAsync(three, new CommentAction.Withdraw(Reason: null), Actor.Citizen);

        Assert.Multiple(async () =>
        {
            Assert.That((await rig.CommentAsync(one)).State, Is.EqualTo(CommentState.Reopened));
            Assert.That((await rig.CommentAsync(two)).State, Is.EqualTo(CommentState.Reopened));
            Assert.That((await rig.CommentAsync(two)).DuplicateOfId, Is.Null);
            Assert.That((await rig.ReadAsync(two)).Story[^1], Has.Property("By").EqualTo("CivicBot"));
        });
    }

    [TestCase("000000000")]
    [TestCase("itself")]
    [TestCase("withdrawn")]
    public async Task A_duplicate_needs_another_comment_that_can_go_on(string of)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var (code, other) = (await rig.FileAsync(), await rig.FileAsync());
        await rig.ActAsync(other, new CommentAction.Withdraw(Reason: null), Actor.Citizen);

        var outcome = await rig.ActAsync(code, new CommentAction.MarkDuplicate(of switch { "itself" => code, "withdrawn" => other, _ => of }));

        Assert.That(outcome, Is.InstanceOf<DeskOutcome.NotAllowed>());
        Assert.That((await rig.CommentAsync(code)).State, Is.EqualTo(CommentState.Confirmed));
    }
}
