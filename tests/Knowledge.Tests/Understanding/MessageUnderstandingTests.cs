using CivicBot.Knowledge.Tests.Search;
using CivicBot.Knowledge.Understanding;
using CivicBot.Tests.Listening;

namespace CivicBot.Knowledge.Tests.Understanding;

public sealed class MessageUnderstandingTests
{
    [TestCase("còn lệ phí?", "le-phi")]
    [TestCase("làm online được không?", "noi-nop")]
    [TestCase("bao lâu", "thoi-han")]
    [TestCase("can giay to gi", "ho-so")]
    [TestCase("theo luật nào vậy", "co-so-phap-ly")]
    public void A_message_without_a_topic_keeps_the_procedure_talked_about(string message, string facet)
    {
        var answer = Shipped.Ask("tách thửa đất như thế nào", message);

        Assert.That((answer.Intent, answer.Slug, answer.Facet), Is.EqualTo(("procedure", "tach-thua-hop-thua", facet)));
    }

    [TestCase("cho hỏi làm hộ chiếu cần giấy tờ gì", "cap-ho-chieu-pho-thong")]
    [TestCase("dang ky ket hon bao lau", "dang-ky-ket-hon")]
    public void A_message_with_a_topic_changes_the_procedure(string message, string slug) =>
        Assert.That(Shipped.Ask("tách thửa đất như thế nào", message).Slug, Is.EqualTo(slug));

    [TestCase("làm hộ chiếu mất bao nhiêu tiền", "còn trẻ em thì sao", "le-phi")]
    [TestCase("khai tử cần giấy tờ gì", "nếu là chết ở nước ngoài thì sao", "ho-so")]
    [TestCase("khai tử cần giấy tờ gì", "còn lệ phí thì sao", "le-phi")]
    [TestCase("khai tử cần giấy tờ gì", "còn thời hạn thì thế nào", "thoi-han")]
    public void Another_case_asks_for_the_same_part_unless_a_part_is_named(string before, string message, string facet) =>
        Assert.That(Shipped.Ask(before, message).Facet, Is.EqualTo(facet));

    [TestCase("xin phep xay nha o can giay to gi", "gpxd-nha-o-moi")]
    [TestCase("mat bang lai xe lam lai o dau", "cap-lai-giay-phep-lai-xe")]
    public void A_message_without_diacritics_finds_the_same_procedure(string message, string slug) => Assert.That(Shipped.Ask(message).Slug, Is.EqualTo(slug));

    [Test]
    public void Thanks_between_two_questions_lose_nothing() =>
        Assert.That(Shipped.Ask("đăng ký kết hôn cần giấy tờ gì", "cảm ơn bạn", "còn lệ phí thì sao").Slug, Is.EqualTo("dang-ky-ket-hon"));

    [TestCase("mat bao nhieu tien")]
    [TestCase("bao lâu thì có")]
    [TestCase("nộp ở đâu")]
    public void Without_a_topic_and_without_a_subject_nothing_is_answered(string message) => Assert.That(Shipped.Ask(message).Intent, Is.Not.EqualTo("procedure"));

    [TestCase("cháy nhà rồi cứu với")]
    [TestCase("chay nha roi cuu voi")]
    [TestCase("chồng tôi đang đánh tôi")]
    [TestCase("tôi muốn tự tử")]
    [TestCase("nước lũ dâng tới mái, cả nhà mắc kẹt")]
    [TestCase("tai nạn xe, có người chảy máu nhiều bất tỉnh")]
    public void Danger_to_life_is_an_emergency(string message) => Assert.That(Shipped.Ask(message).Intent, Is.EqualTo("emergency"));

    [TestCase("báo cháy giả bị phạt bao nhiêu")]
    [TestCase("nhà cháy hết giấy tờ, xin cấp lại sổ đỏ thế nào")]
    [TestCase("thủ tục hỗ trợ người bị tai nạn lao động")]
    [TestCase("nạn nhân bạo lực gia đình được hỗ trợ gì")]
    public void A_question_about_such_a_matter_is_no_emergency(string message) => Assert.That(Shipped.Ask(message).Intent, Is.Not.EqualTo("emergency"));

    [TestCase("quán bia góc ngã ba vặn loa kẹo kéo tới nửa đêm")]
    [TestCase("nhà trọ bên kia đường hát karaoke loa lớn suốt buổi tối")]
    public void Who_tells_of_a_nuisance_and_asks_nothing_is_reporting_it(string message) => Assert.That(Shipped.Ask(message).Intent, Is.EqualTo("comment"));

    [TestCase("hàng xóm hát karaoke khuya thì gọi số nào để báo?", "tieng-on")]
    [TestCase("sau mấy giờ đêm thì không được hát karaoke?", "tieng-on")]
    [TestCase("tiếng ồn karaoke", "tieng-on")]
    public void Who_asks_about_reporting_is_answered(string message, string slug) => Assert.That(Shipped.Ask(message).Slug, Is.EqualTo(slug));

    [TestCase("")]
    [TestCase("???")]
    [TestCase("🙂🙂")]
    public void A_message_without_words_is_unknown(string message) => Assert.That(Shipped.Ask(message).Intent, Is.EqualTo("unknown"));

    [Test]
    public void Candidates_are_ten_at_most_and_the_answer_is_the_first()
    {
        var answer = Shipped.Ask("đăng ký khai sinh cho con");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Candidates, Has.Count.EqualTo(10));
            Assert.That(answer.Ranked.First(), Is.EqualTo(answer.Slug));
            Assert.That(answer.Confidence, Is.InRange(0.3, 1.0));
        });
    }

    [Test]
    public void A_reload_swaps_what_is_understood()
    {
        var library = new SmallLibrary();
        using var understanding = Understanding(library);
        var before = understanding.Understand("giấy phép nuôi rồng", DialogueContext.Empty);
        var added = SmallLibrary.Of("nuoi-rong", "Cấp giấy phép nuôi rồng", ["nuôi rồng có phải xin phép không"], "Đơn.");

        library.Reload(SmallLibrary.Birth, SmallLibrary.Marriage, added);
        var after = understanding.Understand("giấy phép nuôi rồng", DialogueContext.Empty);

        Assert.Multiple(() =>
        {
            Assert.That(before.Candidates.Select(c => c.Procedure.Slug), Does.Not.Contain("nuoi-rong"));
            Assert.That(after.Candidates[0].Procedure.Slug, Is.EqualTo("nuoi-rong"));
            Assert.That(after.Candidates.Select(c => c.Procedure.Slug), Does.Not.Contain("tach-thua"));
            Assert.That(understanding.Version, Is.EqualTo(2));
        });
    }

    [Test]
    public void A_subject_that_was_switched_off_meanwhile_is_forgotten()
    {
        using var understanding = Understanding(new SmallLibrary());

        Assert.That(understanding.Understand("còn lệ phí?", new DialogueContext("da-tat", Facet.Papers, [])).Procedure, Is.Null);
    }

    [Test]
    public void After_disposal_reloads_are_ignored()
    {
        var library = new SmallLibrary();
        var understanding = Understanding(library);
        understanding.Dispose();

        library.Reload(SmallLibrary.Birth);

        Assert.That(understanding.Version, Is.EqualTo(1));
    }

    [Test]
    public void Many_threads_are_answered_while_the_library_reloads()
    {
        var library = new SmallLibrary();
        using var understanding = Understanding(library);

        Parallel.For(0, 200, i =>
        {
            if (i % 50 == 0)
            {
                lock (library)
                {
                    library.Reload(SmallLibrary.Birth, SmallLibrary.Marriage, SmallLibrary.Land);
                }
            }

            Assert.That(understanding.Understand("giấy khai sinh cho bé", DialogueContext.Empty).Candidates[0].Procedure.Slug, Is.EqualTo("khai-sinh"));
        });
        Assert.That(understanding.Version, Is.EqualTo(library.Current.Version));
    }

    [Test]
    public void The_reason_holds_no_word_of_the_citizen()
    {
        using var understanding = Understanding(new SmallLibrary());

        Assert.That(understanding.Understand("Nguyễn Văn Bí Mật 0900000000 khai sinh", DialogueContext.Empty).Reason, Does.Not.Contain("Bí").And.Not.Contain("0900000000").IgnoreCase);
    }

    [Test]
    public void The_explanation_shows_words_steps_and_parts()
    {
        var explanation = Shipped.Engine.Explain("lm lại cccd ở mô");

        Assert.Multiple(() =>
        {
            Assert.That(explanation.NormalForm, Is.EqualTo("làm lại căn cước công dân ở đâu"));
            Assert.That(explanation.Steps, Is.EqualTo(new[] { "abbreviations", "teencode", "dialect" }));
            Assert.That(explanation.Candidates[0].Candidate.Procedure.Slug, Is.EqualTo("cap-lai-the-can-cuoc"));
            Assert.That(explanation.Candidates[0].Parts.Select(p => p.Opinion), Is.EqualTo(new[] { "classifier", "nearest example", "fields", "sections", "often asked" }));
            Assert.That(explanation.Facets.Lines, Is.Not.Empty);
        });
    }

    private static MessageUnderstanding Understanding(SmallLibrary library) =>
        new(library, Shipped.Language, new UnderstandingOptions(), RunLog.For<MessageUnderstanding>());
}
