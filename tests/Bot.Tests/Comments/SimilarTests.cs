using CivicBot.Comments.Corrections;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Comments.Similar;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Comments;

/// <summary>Open comments about the same matter are found, grouped, and told when they come back after closing.</summary>
[TestFixture]
internal sealed class SimilarTests
{
    private const string Lamp = "Đèn đường hẻm 12 Lê Lợi tắt cả tuần nay";
    private const string SameLamp = "hẻm 12 Lê Lợi đèn đường ko sáng, tối thui";
    private const string Rubbish = "Hẻm 5 Trần Phú rác chất đống không ai gom";

    [Test]
    public async Task An_open_one_is_shown_masked_with_how_many_say_so_and_a_closed_or_hidden_one_is_not([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var index = Index(rig);
        var code = await rig.FileAsync($"{Lamp}, gọi tôi số 0912345678");
        await rig.FileAsync(Rubbish);
        await RefreshAsync(index);
        await rig.JoinAsync(code, await rig.CitizenAsync("c1"));
        await rig.Casefile.NoteAsync(rig.Visit(code), "đông người hỏi", CancellationToken.None);
        await RefreshAsync(index);

        var found = index.Find(DeskRig.Commune, await ReadComments.ReadAsync(SameLamp));
        Assert.Multiple(async () =>
        {
            Assert.That((found?.Code, found?.Supporters), Is.EqualTo((code, 2)));
            Assert.That(found!.Masked, Does.Contain("[số điện thoại]").And.Not.Contain("0912345678"));
            Assert.That(index.Find("xa-khac", await ReadComments.ReadAsync(SameLamp)), Is.Null, "another commune's");
            Assert.That(index.Find(DeskRig.Commune, await ReadComments.ReadAsync("Trạm y tế thiếu thuốc")), Is.Null);
        });

        await rig.Corrections.CorrectAsync(rig.Visit(code), new CommentCorrection.Flags(Concerns.Denunciation), reason: null, CancellationToken.None);
        await RefreshAsync(index);
        Assert.That(index.Find(DeskRig.Commune, await ReadComments.ReadAsync(SameLamp)), Is.Null, "a denunciation is nobody else's business");

        await rig.Corrections.CorrectAsync(rig.Visit(code), new CommentCorrection.Flags(Concerns.None), reason: null, CancellationToken.None);
        await rig.ActAsync(code, new CommentAction.Answer("Đã thay.", Checked: null, LegalGround: null));
        await RefreshAsync(index);
        Assert.That(index.Find(DeskRig.Commune, await ReadComments.ReadAsync(SameLamp)), Is.Null);
    }

    [Test]
    public async Task Filed_again_it_joins_the_group_with_a_deadline_and_after_closing_it_is_a_recurrence([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var index = Index(rig);
        var filing = new CommentFiling(rig.Records, rig.Seal, new FilingSurroundings(rig.Due, index));
        var first = await FileAsync(rig, filing, Lamp);
        await RefreshAsync(index);
        var second = await FileAsync(rig, filing, SameLamp);
        var other = await FileAsync(rig, filing, Rubbish);
        await RefreshAsync(index);

        Assert.Multiple(async () =>
        {
            Assert.That((await rig.CommentAsync(first.Code)).GroupId, Is.EqualTo(first.Id), "the first of the group names it");
            Assert.That((await rig.CommentAsync(first.Code)).Version, Is.Zero, "nobody who works on it is disturbed");
            Assert.That((await rig.CommentAsync(second.Code)).GroupId, Is.EqualTo(first.Id));
            Assert.That((await rig.CommentAsync(second.Code)).DueOn, Is.EqualTo(new DateOnly(2026, 12, 3)));
            Assert.That((await rig.CommentAsync(other.Code)).GroupId, Is.Null);
            Assert.That(second.RecurrenceOf, Is.Null, "nothing was closed before");
        });

        await rig.ActAsync(first.Code, new CommentAction.Finish("Đã thay.", "Ảnh."));
        await rig.ActAsync(second.Code, new CommentAction.Refuse(RefusalReason.AlreadyDecided, "Đã xong.", "Quyết định 1", "một cửa"));
        await RefreshAsync(index);
        rig.Time.Now = Talk.MondayMorning.AddMonths(5);
        var again = await FileAsync(rig, filing, SameLamp);
        rig.Time.Now = Talk.MondayMorning.AddMonths(7);
        var muchLater = await FileAsync(rig, filing, SameLamp);

        Assert.Multiple(async () =>
        {
            Assert.That(again.RecurrenceOf, Is.EqualTo(first.Id));
            Assert.That((await rig.Queries.FindAsync(again.Code, CancellationToken.None))!.RecurrenceOf, Is.EqualTo(first.Code));
            Assert.That(muchLater.RecurrenceOf, Is.Null, "too long ago");
        });
    }

    [Test]
    public async Task Comments_filed_at_once_or_elsewhere_are_grouped_afterwards_and_what_an_official_took_out_stays_out([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var index = Index(rig);
        var first = await rig.FileAsync(Lamp);
        rig.Time.Now += TimeSpan.FromMinutes(1);
        var second = await rig.FileAsync(SameLamp);
        await RefreshAsync(index);
        Assert.That((await rig.ReadAsync(first)).Group, Is.EqualTo(new[] { second }));

        await rig.Groups.SplitAsync(rig.Visit(second), "trụ khác", CancellationToken.None);
        await RefreshAsync(Index(rig));
        Assert.That((await rig.CommentAsync(second)).GroupId, Is.Null);
    }

    private static SimilarIndex Index(DeskRig rig) => new(rig.Records, ShippedKnowledge.Communes, Options.Create(rig.Options), rig.Time);

    private static async Task RefreshAsync(SimilarIndex index) => await index.RefreshAsync(await ReadComments.Understanding, CancellationToken.None);

    private static async Task<FiledComment> FileAsync(DeskRig rig, CommentFiling filing, string text) => await filing.FileAsync(
        new NewComment
        {
            Occasion = rig.Occasion(),
            Commune = DeskRig.Commune,
            Channel = CommentChannel.Zalo,
            Text = text,
            Reading = await ReadComments.ReadAsync(text),
            By = Actor.Citizen,
            Confirmed = true,
            At = rig.Time.GetUtcNow(),
        },
        CancellationToken.None);
}
