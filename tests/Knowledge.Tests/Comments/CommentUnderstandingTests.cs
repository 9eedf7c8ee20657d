using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Screening;

namespace CivicBot.Knowledge.Tests.Comments;

public sealed class CommentUnderstandingTests
{
    [Test]
    public async Task A_comment_is_read_as_a_whole()
    {
        var reading = await ShippedComments.ReadAsync("Đèn đường trước chợ Bà Hai, khóm Bến Đò tắt cả tuần nay, tối om. Mong xã sửa gấp.");

        Assert.Multiple(() =>
        {
            Assert.That(reading.Topics.Assigned[0], Is.EqualTo("ha-tang"));
            Assert.That(reading.Place.Neighbourhood?.Id, Is.EqualTo("kp-3"));
            Assert.That(reading.Place.Display, Does.Contain("chợ Bà Hai"));
            Assert.That(reading.Competence.Level, Is.EqualTo(CompetenceLevel.Commune));
            Assert.That(reading.Issues, Has.Count.EqualTo(1));
            Assert.That(reading.Flags, Is.Empty);
            Assert.That(reading.Masked, Is.EqualTo(reading.Text.Original));
        });
    }

    [Test]
    public async Task Every_separate_issue_gives_its_topic_to_the_comment()
    {
        var reading = await ShippedComments.ReadAsync(
            "Đường trục chính của ấp lầy lội, ổ gà khắp nơi, xe cộ đi lại rất khổ, mưa xuống là ngã liên tục, đề nghị xã trải nhựa lại con đường này. Ngoài ra trạm y tế thiếu thuốc bảo hiểm hoài.");

        Assert.That(reading.Issues, Has.Count.EqualTo(2));
        Assert.That(reading.Topics.Assigned, Is.EqualTo(new[] { "giao-thong", "y-te" }));
    }

    [TestCase("Cống ở hẻm 7 nghẹt, có gì gọi số 0912 345 678", "hẻm 7", "0912")]
    [TestCase("Tôi là Nguyễn Thị Bưởi, ở ấp 4. Cầu ấp 4 sắp sập.", "ấp 4", "Bưởi")]
    public async Task A_place_shows_no_telephone_number_and_no_name_of_a_person(string text, string place, string notShown)
    {
        var reading = await ShippedComments.ReadAsync(text);

        Assert.That(reading.Flags, Does.Contain(Sensitivity.PersonalData));
        Assert.That(reading.Place.Display, Does.Contain(place).IgnoreCase.And.Not.Contain(notShown));
        Assert.That(reading.Place.Parts.Select(p => p.Span.Of(text)), Is.EqualTo(reading.Place.Parts.Select(p => p.Written)), "positions are those of the comment");
    }

    [TestCase("Trường tiểu học Hòa Thành phường Long Tân dột ba phòng học.", "giao-duc")]
    [TestCase("Cầu Hòa Thành xã Long Tân gãy lan can rồi.", "giao-thong")]
    [TestCase("Phường Long Tân hẹn trả hồ sơ mà sai hẹn ba lần.", "hanh-chinh")]
    public async Task The_name_of_a_commune_does_not_make_a_comment_one_about_its_office(string text, string topic) =>
        Assert.That((await ShippedComments.ReadAsync(text)).Topics.Assigned[0], Is.EqualTo(topic));

    [TestCase("")]
    [TestCase("   \n")]
    [TestCase("\ud800 \udfff")]
    [TestCase("🙂🙂🙂")]
    [TestCase("a\u0300\u0301\u0302")]
    public async Task Any_text_can_be_read(string text)
    {
        var reading = await ShippedComments.ReadAsync(text);

        Assert.That(reading.Topics.Assigned, Is.Not.Empty);
        Assert.That(reading.Issues, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_reading_can_be_explained()
    {
        var understanding = await ShippedComments.Understanding;

        var explanation = understanding.Explain(await ShippedComments.ReadAsync("Cty xả thải ra kênh"));

        Assert.That(explanation.Steps, Does.Contain("abbreviations"));
        Assert.That(explanation.ScreeningReasons.Select(r => r.Flag), Does.Contain(Sensitivity.Denunciation));
    }
}
