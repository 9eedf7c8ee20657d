using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>Matters beyond the commune find the account of the body that they are forwarded to, and its answer finds the way back.</summary>
[TestFixture]
internal sealed class ForwardingTests
{
    private static readonly ForwardingBodies Bodies = TestDesk.Bodies;

    [TestCase("so-xay-dung", "so-xay-dung", "Sở Xây dựng")]
    [TestCase("Sở Xây dựng", "so-xay-dung", "Sở Xây dựng")]
    [TestCase("  so   xay dung ", "so-xay-dung", "Sở Xây dựng")]
    [TestCase("Sở Xây dựng (Khu Quản lý đường bộ)", "so-xay-dung-duong", "Sở Xây dựng (Khu Quản lý đường bộ)")]
    [TestCase("Phòng Kinh tế, Hạ tầng và Đô thị", "kinh-te-ha-tang", "Phòng Kinh tế, Hạ tầng và Đô thị")]
    public void What_was_typed_is_a_known_body(string typed, string id, string name) =>
        Assert.That(Bodies.Find(DeskRig.Commune, typed), Is.EqualTo(new ForwardingBody(id, name)));

    [TestCase("Ban Quản lý chợ đầu mối")]
    [TestCase("Sở")]
    [TestCase("Ủy ban nhân dân xã, phường")]
    public void What_was_typed_is_no_body_that_is_known(string typed) => Assert.That(Bodies.Find(DeskRig.Commune, typed), Is.Null);

    [Test]
    public void A_body_that_the_list_names_for_several_matters_receives_all_of_them()
    {
        Assert.That(Bodies.SameAs("so-xay-dung"), Is.EquivalentTo(new[] { "so-xay-dung", "so-xay-dung-duong" }));
        Assert.That(Bodies.SameAs("so-noi-vu"), Does.Not.Contain("so-xay-dung"));
        Assert.That(Bodies.SameAs("kinh-te-ha-tang"), Is.EqualTo(new[] { "kinh-te-ha-tang" }));
    }

    [TestCase("SO XAY DUNG", "so-xay-dung", "Sở Xây dựng")]
    [TestCase("Ban Quản lý chợ đầu mối", null, "Ban Quản lý chợ đầu mối")]
    public async Task Forwarding_keeps_id_and_name_of_the_body(string typed, string? id, string name)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var code = await rig.FileAsync();
        await rig.ActAsync(code, new CommentAction.Forward(typed, "Đường tỉnh do Sở quản lý.", Expected: null));

        var file = await rig.ReadAsync(code);
        Assert.That((file.Line.Comment.ForwardedBody, file.Line.Comment.ForwardedTo, file.Story[^1].Target), Is.EqualTo((id, name, name)));
    }

    [Test]
    public async Task A_body_answers_the_commune_and_the_citizen_is_told_by_the_commune_only([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync(citizen: await rig.CitizenAsync("c1"));
        await rig.ActAsync(code, new CommentAction.Forward("so-xay-dung", "Đường tỉnh do Sở quản lý.", Expected: null));
        var told = (await rig.NoticesAsync()).Count;

        var answered = await rig.BodyAnswers.AnswerAsync(rig.Visit(code, DeskRig.Other), Bodies.SameAs("so-xay-dung"), " Sở sẽ vá mặt đường trong tháng 12. ", "512/SXD-QLĐB", CancellationToken.None);

        var file = await rig.ReadAsync(code);
        var line = file.Story[^1];
        Assert.Multiple(async () =>
        {
            Assert.That(answered, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That((line.Kind, line.Note, line.Text, line.LegalGround, line.By), Is.EqualTo((ChangeKind.BodyAnswered, "Sở sẽ vá mặt đường trong tháng 12.", (string?)null, "512/SXD-QLĐB", DeskRig.Other.Name)));
            Assert.That(file.Line.Comment.State, Is.EqualTo(CommentState.Forwarded));
            Assert.That((await rig.NoticesAsync()).Count, Is.EqualTo(told));
            Assert.That(await rig.Queries.CountAsync(new CommentFilter { BodyAnswered = true }, CancellationToken.None), Is.EqualTo(1));
        });

        await rig.ActAsync(code, new CommentAction.Answer("Sở Xây dựng sẽ vá đường trong tháng 12.", Checked: null, LegalGround: null));
        Assert.That(await rig.Queries.CountAsync(new CommentFilter { BodyAnswered = true }, CancellationToken.None), Is.Zero, "the citizen was told");
        Assert.That(await rig.Queries.CountAsync(new CommentFilter { ForwardedBodies = ["so-xay-dung"] }, CancellationToken.None), Is.EqualTo(1), "the body sees how it ended");
    }

    [TestCase("so-noi-vu", "Đã sửa.", false)]
    [TestCase("so-xay-dung", "  ", false)]
    [TestCase("so-xay-dung", "Đã sửa.", true)]
    public async Task No_answer_for_what_is_not_there_or_says_nothing(string body, string answer, bool takenBack)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var code = await rig.FileAsync();
        await rig.ActAsync(code, new CommentAction.Forward("so-xay-dung", "Đường tỉnh do Sở quản lý.", Expected: null));
        if (takenBack)
        {
            await rig.ActAsync(code, new CommentAction.Assign("Công chức Xây dựng – đô thị"));
        }

        var outcome = await rig.BodyAnswers.AnswerAsync(rig.Visit(code, DeskRig.Other), Bodies.SameAs(body), answer, document: null, CancellationToken.None);

        Assert.That(outcome, Is.InstanceOf<DeskOutcome.NotAllowed>());
        Assert.That((await rig.CommentAsync(code)).BodyAnsweredAt, Is.Null);
        Assert.That(await rig.Queries.CountAsync(new CommentFilter { ForwardedBodies = ["so-xay-dung"] }, CancellationToken.None), Is.EqualTo(takenBack ? 0 : 1));
    }
}
