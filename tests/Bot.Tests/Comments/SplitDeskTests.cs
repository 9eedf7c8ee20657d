using CivicBot.Comments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>One comment about two matters becomes two, nothing is lost, and the citizen is told once.</summary>
[TestFixture]
internal sealed class SplitDeskTests
{
    private const string Lamp = "Đèn đường hẻm 12 Lê Lợi khu phố 3 tắt cả tuần nay.";
    private const string Rubbish = "Rác chất đống cuối hẻm, hôi lắm.";

    [Test]
    public async Task Each_matter_has_its_own_code_and_the_story_of_both_says_so([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var citizen = await rig.CitizenAsync("c1");
        var supporter = await rig.CitizenAsync("c2");
        var code = await rig.FileAsync($"{Lamp} {Rubbish}", citizen);
        await rig.JoinAsync(code, supporter);
        rig.Time.Now += TimeSpan.FromDays(3);

        var split = await rig.Split.SplitAsync(rig.Visit(code), Lamp, Rubbish, CancellationToken.None);

        var (first, second) = (await rig.ReadAsync(code), await rig.ReadAsync(split.Second!));
        var (stays, leaves) = (first.Line.Comment, second.Line.Comment);
        var notices = await rig.NoticesAsync();
        Assert.Multiple(() =>
        {
            Assert.That(split.Outcome, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That((stays.Masked, leaves.Masked), Is.EqualTo((Lamp, Rubbish)));
            Assert.That(stays.Text, Is.EqualTo($"{Lamp} {Rubbish}"), "what the citizen wrote stays whole");
            Assert.That((leaves.CitizenId, leaves.Channel, leaves.State, leaves.DayId), Is.EqualTo((stays.CitizenId, stays.Channel, CommentState.Confirmed, stays.DayId)));
            Assert.That(leaves.Topics[0], Is.EqualTo("moi-truong"));
            Assert.That(leaves.Neighbourhood, Is.EqualTo(stays.Neighbourhood), "the place was named once for both");
            Assert.That(leaves.DueOn, Is.EqualTo(rig.Due.For(DeskRig.Commune, leaves.Topics[0], stays.ReceivedAt)), "the citizen has waited since the first words");
            Assert.That((first.Story[^1].Kind, first.Story[^1].Target), Is.EqualTo((ChangeKind.Split, leaves.Code)));
            Assert.That(second.Story[0].Note, Is.EqualTo($"tách từ {CommentCode.Show(code)}"));
            Assert.That(notices.Select(notice => notice.CitizenId), Is.EquivalentTo(new[] { citizen, supporter }), "each is told once");
            Assert.That(
                NoticeTexts.Of("Phường An Mẫu", stays, first.Story[^1], NoticeReader.Author, code)!.Text,
                Does.Contain("tách thành hai ý kiến").And.Contain(CommentCode.Show(leaves.Code)));
        });
    }

    [Test]
    public async Task The_same_click_again_makes_no_third([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var visit = rig.Visit(await rig.FileAsync($"{Lamp} {Rubbish}"));

        var once = await rig.Split.SplitAsync(visit, Lamp, Rubbish, CancellationToken.None);
        var again = await rig.Split.SplitAsync(visit, Lamp, Rubbish, CancellationToken.None);

        Assert.That(again.Second, Is.EqualTo(once.Second).And.Not.Null);
        Assert.That(await rig.Queries.CountAsync(CivicBot.Comments.Lists.CommentFilter.All, CancellationToken.None), Is.EqualTo(2));
    }

    [Test]
    public async Task What_an_official_had_said_of_topics_stands([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync($"{Lamp} {Rubbish}");
        await rig.Corrections.CorrectMainTopicAsync(rig.Visit(code), "an-ninh", CancellationToken.None);

        await rig.Split.SplitAsync(rig.Visit(code), Lamp, Rubbish, CancellationToken.None);

        Assert.That((await rig.CommentAsync(code)).Topics[0], Is.EqualTo("an-ninh"));
    }

    [TestCase("", Rubbish, "đủ nội dung")]
    [TestCase(Lamp, "   ", "đủ nội dung")]
    [TestCase(Lamp, Lamp, "giống hệt")]
    public async Task Both_parts_are_needed_and_differ(string first, string second, string why)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var split = await rig.Split.SplitAsync(rig.Visit(await rig.FileAsync()), first, second, CancellationToken.None);

        Assert.That(((DeskOutcome.NotAllowed)split.Outcome).Why, Does.Contain(why));
        Assert.That(split.Second, Is.Null);
    }

    [Test]
    public async Task A_closed_comment_is_not_split()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var code = await rig.FileAsync($"{Lamp} {Rubbish}");
        await rig.ActAsync(code, new CommentAction.Answer("Đã xử lý.", Checked: null, LegalGround: null));

        var split = await rig.Split.SplitAsync(rig.Visit(code), Lamp, Rubbish, CancellationToken.None);

        Assert.That(((DeskOutcome.NotAllowed)split.Outcome).Why, Does.Contain("khép lại"));
    }
}
