using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Templates;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>Answers that are given often: kept once, filled in from the comment.</summary>
[TestFixture]
internal sealed class AnswerTemplateTests
{
    private static readonly Actor Clerk = Actor.Official("Lê Thị Tiếp Dân");

    [Test]
    public async Task Placeholders_are_filled_and_what_is_not_known_stays_for_the_eye()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var comment = await rig.CommentAsync(await rig.FileAsync());

        var text = AnswerPlaceholders.Fill("{Mã}, {nơi}, gửi {ngày gửi}, {hôm nay}, {lĩnh vực}, {xã phường}, {cán bộ}, {gì}", comment, "Hạ tầng", "Phường An Mẫu", new DateOnly(2026, 11, 30));

        Assert.That(text, Is.EqualTo($"{CommentCode.Show(comment.Code)}, {comment.Place}, gửi 23/11/2026, 30/11/2026, Hạ tầng, Phường An Mẫu, {{cán bộ}}, {{gì}}"));
    }

    [Test]
    public async Task Those_of_the_topic_come_first_and_others_topics_and_communes_not_at_all([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var templates = new AnswerTemplates(rig.Records, rig.Time);
        foreach (var (commune, topic, title) in new[] { ("a", null, "Chung"), ("a", "ha-tang", "Đèn đường"), ("a", "dat-dai", "Sổ đỏ"), ("b", "ha-tang", "Nơi khác") })
        {
            Assert.That(await templates.SaveAsync(new TemplateForm(null, commune, topic, title, "Phường đã nhận {mã}.", null), Clerk, title, CancellationToken.None), Is.Null);
        }

        await templates.SaveAsync(new TemplateForm(null, "a", null, "Chung", "Phường đã nhận {mã}.", null), Clerk, "Chung", CancellationToken.None);

        Assert.That((await templates.ListAsync("a", "ha-tang", CancellationToken.None)).Select(one => one.Title), Is.EqualTo(new[] { "Đèn đường", "Chung" }));
        Assert.That(await templates.ListAsync("a", null, CancellationToken.None), Has.Count.EqualTo(3), "the same click makes it once");
    }

    [Test]
    public async Task Somebody_elses_change_is_noticed_and_what_is_deleted_is_given_back([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var templates = new AnswerTemplates(rig.Records, rig.Time);
        await templates.SaveAsync(new TemplateForm(null, "a", null, "Chung", "Xin cảm ơn.", null), Clerk, "o1", CancellationToken.None);
        var kept = (await templates.ListAsync("a", null, CancellationToken.None)).Single();
        var form = new TemplateForm(kept.Id, "a", "ha-tang", "Chung", "Xin cảm ơn ông/bà.", kept.Version);

        var mine = await templates.SaveAsync(form, Clerk, "o2", CancellationToken.None);
        var theirs = await templates.SaveAsync(form with { Text = "Khác." }, Clerk, "o3", CancellationToken.None);
        var elsewhere = await templates.DeleteAsync(kept.Id, "b", Clerk, "o4", CancellationToken.None);
        var gone = await templates.DeleteAsync(kept.Id, "a", Clerk, "o5", CancellationToken.None);

        Assert.That((mine, elsewhere, gone?.Text), Is.EqualTo(((string?)null, (CivicBot.Comments.Records.AnswerTemplate?)null, "Xin cảm ơn ông/bà.")));
        Assert.That(theirs, Does.Contain("vừa sửa mẫu này"));
        Assert.That(await templates.ListAsync("a", null, CancellationToken.None), Is.Empty);
    }

    [TestCase("", "x", null, "đặt tên")]
    [TestCase("x", " ", null, "chưa có nội dung")]
    [TestCase("x", "Kính gửi {tên dân}", null, "{tên dân}")]
    [TestCase("x", "x", "khong-co", "khong-co")]
    public async Task What_is_missing_or_mistyped_is_named(string title, string text, string? topic, string why)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var problem = await new AnswerTemplates(rig.Records, rig.Time).SaveAsync(new TemplateForm(null, "a", topic, title, text, null), Clerk, "o", CancellationToken.None);

        Assert.That(problem, Does.Contain(why));
    }
}
