using CivicBot.Comments.Corrections;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>What officials correct is the truth from then on, stands in the ledger, and teaches.</summary>
[TestFixture]
internal sealed class CorrectionDeskTests
{
    [Test]
    public async Task Topics_are_corrected_in_record_ledger_and_what_is_learned_and_nobody_is_told([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync("Tôi là Trần Thị Sen, số 0912345678. Đèn đường hẻm 12 tắt cả tuần nay.", await rig.CitizenAsync("c1"));
        await rig.ActAsync(code, new CommentAction.Assign("Văn phòng"));
        var before = (await rig.CommentAsync(code)).DueOn;

        var outcome = await CorrectAsync(rig, code, new CommentCorrection.Topics(["an-ninh", "ha-tang"]));
        var learned = await new TopicCorrections(rig.Records).AllAsync(CancellationToken.None);

        var file = await rig.ReadAsync(code);
        Assert.Multiple(async () =>
        {
            Assert.That(outcome, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That((file.Line.Comment.Topics, file.Line.Comment.TopicsBy, file.Line.Comment.TopicUnsure), Is.EqualTo((new[] { "an-ninh", "ha-tang" }, DecidedBy.Official, false)));
            Assert.That(file.Line.Comment.DueOn, Is.LessThan(before!.Value), "public order is answered sooner than lamps");
            Assert.That(file.Story[^1].Kind, Is.EqualTo(ChangeKind.Corrected));
            Assert.That(learned.Single().Topics, Is.EqualTo(new[] { "an-ninh", "ha-tang" }));
            Assert.That((learned.Single().Text, learned.Single().By), Is.EqualTo((file.Line.Comment.Masked, DeskRig.Officer.Name)));
            Assert.That(learned.Single().Text, Does.Not.Contain("0912345678").And.Not.Contain("Sen"));
            Assert.That(await rig.NoticesAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task Place_competence_flags_and_masking_are_corrected_in_order([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();

        await CorrectAsync(rig, code, new CommentCorrection.Place("hẻm 15 Lê Lợi", "Khu phố 5"));
        await CorrectAsync(rig, code, new CommentCorrection.Competence("dien-luc"));
        await CorrectAsync(rig, code, new CommentCorrection.Flags(Concerns.Denunciation));
        await CorrectAsync(rig, code, new CommentCorrection.Masking("Đèn đường tắt cả tuần nay."));

        var comment = await rig.CommentAsync(code);
        await using var context = rig.Records.Read();
        var ledger = context.Corrections.OrderBy(c => c.Number).ToList();
        Assert.Multiple(() =>
        {
            Assert.That((comment.Place, comment.Neighbourhood, comment.PlaceBy), Is.EqualTo(("hẻm 15 Lê Lợi", "Khu phố 5", DecidedBy.Official)));
            Assert.That((comment.Body, comment.Level, comment.CompetenceBy), Is.EqualTo(("dien-luc", "doanh-nghiep", DecidedBy.Official)));
            Assert.That((comment.Flags, comment.Masked), Is.EqualTo((Concerns.Denunciation, "Đèn đường tắt cả tuần nay.")));
            Assert.That(ledger.Select(c => (c.Number, c.Part)), Is.EqualTo(new[] { (1, CorrectedPart.Place), (2, CorrectedPart.Competence), (3, CorrectedPart.Flags), (4, CorrectedPart.Masking) }));
            Assert.That(ledger[3].Before, Is.Empty, "what was shown before may have been too much");
        });
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_not_recorded(CommentCorrection correction, string why)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var code = await rig.FileAsync();

        var outcome = await CorrectAsync(rig, code, correction);

        await using var context = rig.Records.Read();
        Assert.That((outcome as DeskOutcome.NotAllowed)?.Why, Does.Contain(why));
        Assert.That(context.Corrections, Is.Empty);
    }

    [Test]
    public async Task Two_comments_become_a_group_with_all_of_their_groups_and_one_is_taken_out_again([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (one, two, three) = (await LaterAsync(rig), await LaterAsync(rig), await LaterAsync(rig));
        await rig.Groups.MergeAsync([two, three], DeskRig.Officer, rig.Occasion(), "cùng cống", CancellationToken.None);
        await rig.Groups.MergeAsync([three, one], DeskRig.Officer, rig.Occasion(), "cùng cống", CancellationToken.None);

        var first = await rig.CommentAsync(one);
        Assert.That((await rig.ReadAsync(one)).Group, Is.EqualTo(new[] { two, three }));
        Assert.That((await rig.CommentAsync(three)).GroupId, Is.EqualTo(first.Id), "named by the first of them");

        await rig.Groups.SplitAsync(rig.Visit(one), "việc khác", CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That((await rig.CommentAsync(one)).GroupId, Is.Null);
            Assert.That((await rig.ReadAsync(two)).Group, Is.EqualTo(new[] { three }));
            Assert.That((await rig.CommentAsync(three)).GroupId, Is.EqualTo((await rig.CommentAsync(two)).Id));
            Assert.That(await rig.Groups.MergeAsync([one, one], DeskRig.Officer, rig.Occasion(), reason: null, CancellationToken.None), Is.InstanceOf<DeskOutcome.NotAllowed>());
            Assert.That(await rig.Groups.SplitAsync(rig.Visit(one), reason: null, CancellationToken.None), Is.InstanceOf<DeskOutcome.NotAllowed>());
        });
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(new CommentCorrection.Topics([]), "ít nhất một");
        yield return new TestCaseData(new CommentCorrection.Topics(["duong-sa"]), "duong-sa");
        yield return new TestCaseData(new CommentCorrection.Topics(["khac", "khac"]), "hai lần");
        yield return new TestCaseData(new CommentCorrection.Topics(["khac", "y-te", "an-ninh", "ha-tang"]), "nhiều nhất");
        yield return new TestCaseData(new CommentCorrection.Place("chợ", "khu-pho-99"), "khu-pho-99");
        yield return new TestCaseData(new CommentCorrection.Competence("bo-nao-do"), "bo-nao-do");
        yield return new TestCaseData(new CommentCorrection.Masking(" "), "không được để trống");
    }

    private static async Task<string> LaterAsync(DeskRig rig)
    {
        rig.Time.Now += TimeSpan.FromMinutes(1);
        return await rig.FileAsync();
    }

    private static Task<DeskOutcome> CorrectAsync(DeskRig rig, string code, CommentCorrection correction) =>
        rig.Corrections.CorrectAsync(rig.Visit(code), correction, reason: null, CancellationToken.None);
}
