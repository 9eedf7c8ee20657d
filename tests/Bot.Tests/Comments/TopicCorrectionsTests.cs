using CivicBot.Comments.Corrections;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Topics;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

internal sealed class TopicCorrectionsTests
{
    [Test]
    public async Task The_ledger_keeps_every_correction_in_order_with_who_and_when_and_without_personal_data([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        var ledger = new TopicCorrections(records.Database);
        var comment = await ReadComments.ReadAsync("Tôi là Trần Thị Sen, số 0912345678. Đường xóm 3 lầy quá.");

        var stored = await ledger.AddAsync(comment, ["giao-thong", "ha-tang"], Talk.MondayMorning, " Văn phòng ", CancellationToken.None);
        await ledger.AddAsync(comment, ["giao-thong"], Talk.MondayMorning.AddDays(-1), "Phòng Kinh tế", CancellationToken.None);
        var reopened = await new TopicCorrections(records.Database).AllAsync(CancellationToken.None);
        var mark = await ledger.MarkAsync(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(stored.Text, Does.Contain("[số điện thoại]").And.Contain("Đường xóm 3 lầy quá").And.Not.Contain("0912345678").And.Not.Contain("Sen"));
            Assert.That(reopened.Select(c => c.Topics), Is.EqualTo(new[] { new[] { "giao-thong", "ha-tang" }, ["giao-thong"] }));
            Assert.That(reopened.Select(c => c.By), Is.EqualTo(new[] { "Văn phòng", "Phòng Kinh tế" }));
            Assert.That(reopened.Select(c => c.At), Is.EqualTo(new[] { Talk.MondayMorning, Talk.MondayMorning.AddDays(-1) }));
            Assert.That(reopened.Select(c => c.Text), Is.All.EqualTo(stored.Text));
            Assert.That(mark, Is.EqualTo(new LedgerMark(2, 2)));
        });
    }

    [TestCase("Đường lầy", "", "Văn phòng")]
    [TestCase("Đường lầy", "giao-thong,duong-sa", "Văn phòng")]
    [TestCase("Đường lầy", "giao-thong,giao-thong", "Văn phòng")]
    [TestCase("Đường lầy", "giao-thong,khac,y-te,an-ninh", "Văn phòng")]
    [TestCase("Đường lầy", "giao-thong", " ")]
    [TestCase(" ", "giao-thong", "Văn phòng")]
    public async Task What_cannot_be_learned_is_not_stored(string text, string topics, string by)
    {
        var comment = await ReadComments.ReadAsync(text);
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        var ledger = new TopicCorrections(records.Database);

        Assert.That(
            () => ledger.AddAsync(comment, topics.Split(',', StringSplitOptions.RemoveEmptyEntries), Talk.MondayMorning, by, CancellationToken.None),
            Throws.InstanceOf<ArgumentException>());
        Assert.That(await ledger.AllAsync(CancellationToken.None), Is.Empty);
    }
}
