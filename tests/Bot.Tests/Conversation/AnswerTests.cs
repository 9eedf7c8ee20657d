using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

internal sealed class AnswerTests
{
    [TestCase(Facet.Papers, "giấy tờ cần có:\n• Tờ khai theo mẫu.")]
    [TestCase(Facet.Steps, "các bước làm:\n1) Nộp ở một cửa")]
    [TestCase(Facet.Duration, "bao lâu thì xong:\n• 3 ngày làm việc.")]
    [TestCase(Facet.Fee, "lệ phí:\n• Miễn phí lần đầu. Cấp thêm bản sao: 8.000 đồng/bản.")]
    [TestCase(Facet.Where, "nơi nộp:\n• Một cửa cấp xã.")]
    [TestCase(Facet.LegalGround, "căn cứ pháp lý:\n• Luật Mẫu 2020.")]
    [TestCase(Facet.General, "Đăng ký khai sinh mẫu:\nNơi giải quyết: Ủy ban nhân dân cấp xã.")]
    public void What_was_asked_comes_first(Facet facet, string beginning)
    {
        var outcome = Ask(Samples.Birth, facet);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.Answered));
        Assert.That(outcome.Text(), Does.StartWith("Đăng ký khai sinh mẫu").And.Contain(beginning));
    }

    [Test]
    public void Every_answer_names_legal_ground_source_and_review_and_whom_to_ask()
    {
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var text = Ask(Samples.Birth, facet).Text();

            Assert.That(text, Does.Contain("Căn cứ: Luật Mẫu 2020; Nghị định 1/2021/NĐ-CP và 1 văn bản khác."));
            Assert.That(text, Does.Contain("Nguồn: Cổng Dịch vụ công quốc gia, thủ tục 1.000001. Rà soát ngày 01/11/2026."));
            Assert.That(text, Does.Contain("Nơi hỏi: Công chức Tư pháp – hộ tịch, Trung tâm Phục vụ hành chính công phường An Mẫu"));
            Assert.That(text, Does.Contain("Bây giờ đang mở cửa, đến 11 giờ 30."));
            Assert.That(text, Does.Contain("Điện thoại: 0000 000 011."));
        }
    }

    [Test]
    public void Other_parts_are_offered_and_the_one_answered_is_not()
    {
        var labels = Ask(Samples.Birth, Facet.Duration).Labels();

        Assert.That(labels, Is.EqualTo(new[] { "Giấy tờ cần có", "Các bước làm", "Lệ phí", "Nơi nộp", "Làm qua mạng", "Điều cần lưu ý", "Căn cứ pháp lý", "Gặp cán bộ" }));
        Assert.That(Ask(Samples.WithConditions, Facet.Duration).Labels(), Does.Contain("Điều kiện"));
    }

    [Test]
    public void A_long_section_is_shortened_at_an_item_and_offered_in_full()
    {
        var talk = new ScriptedUnderstanding().Means("giấy tờ", Intent.Procedure, Facet.Papers, Samples.Birth).InTalk();
        var shortened = talk.Say("giấy tờ");
        var full = talk.Say("xem thêm");

        Assert.That(shortened.Text(), Does.Contain("Thẻ căn cước").And.Not.Contain("Giấy ủy quyền").And.Contain("Còn 2 ý nữa"));
        Assert.That(shortened.Labels()[0], Is.EqualTo("Xem thêm"));
        Assert.That(full.Status, Is.EqualTo(TurnStatus.AnsweredInFull));
        Assert.That(full.Text(), Does.Contain("Giấy ủy quyền").And.Contain("Ảnh 3x4").And.Contain("Nguồn:"));
        Assert.That(full.Labels(), Does.Not.Contain("Xem thêm"));
    }

    [Test]
    public void A_question_about_filing_online_is_answered_by_what_can_be_done_online()
    {
        Assert.That(AskWords("làm online được không", Facet.Where, Samples.Birth).Text(), Does.Contain("Làm qua mạng được toàn bộ").And.Contain("VNeID"));
        Assert.That(AskWords("nop qua mang duoc khong", Facet.Where, Samples.Offline).Text(), Does.Contain("chưa làm qua mạng được"));
        Assert.That(AskWords("nộp ở đâu", Facet.Where, Samples.Birth).Answered!.Part, Is.EqualTo(AnswerPart.Where));
    }

    [Test]
    public void A_question_on_conditions_is_answered_by_the_lines_that_share_its_words() =>
        Assert.That(
            AskWords("vợ chồng em có một người đi xa thì một người có mặt được không", Facet.Conditions, Samples.Birth).Text(),
            Does.Contain("một người có mặt là đủ").And.Not.Contain("Quá 60 ngày"));

    [Test]
    public void More_on_conditions_of_an_entry_without_such_a_section_are_its_notes()
    {
        var talk = new ScriptedUnderstanding().Means("một người có mặt được không", Intent.Procedure, Facet.Conditions, Samples.Birth).InTalk();
        talk.Say("một người có mặt được không");

        Assert.That(talk.Say("xem thêm").Text(), Does.Contain("một người có mặt là đủ").And.Contain("Quá 60 ngày"));
    }

    [Test]
    public void Conditions_of_the_file_are_the_answer_where_it_has_them() =>
        Assert.That(AskWords("ai được hưởng", Facet.Conditions, Samples.WithConditions).Text(), Does.Contain("Từ đủ 75 tuổi"));

    [Test]
    public void An_unsure_entry_says_to_ask_the_officer()
    {
        var outcome = Ask(Samples.Unsure, Facet.Papers);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.AnsweredUnsurely));
        Assert.That(outcome.Text(), Does.Contain("chưa chắc chắn").And.Contain("Điện thoại:"));
    }

    [Test]
    public void An_entry_past_its_last_day_begins_with_that_fact()
    {
        var outcome = Ask(Samples.Expired, Facet.Fee);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.AnsweredOutsideValidity));
        Assert.That(outcome.Text(), Does.StartWith("LƯU Ý: nội dung dưới đây chỉ áp dụng đến hết ngày 31/10/2026, nay ĐÃ HẾT HẠN."));
        Assert.That(outcome.Text(), Does.Contain("Từ 01/11/2026 áp dụng quy định mới."));
    }

    [Test]
    public void An_entry_not_yet_in_force_begins_with_that_fact() =>
        Assert.That(Ask(Samples.NotYet, Facet.Fee).Text(), Does.StartWith("LƯU Ý: nội dung dưới đây CHƯA áp dụng, đến ngày 01/01/2027 mới có hiệu lực."));

    [Test]
    public void An_entry_that_ends_soon_tells_its_last_day() =>
        Assert.That(Ask(Samples.EndsSoon, Facet.Fee).Text(), Does.Contain("áp dụng đến hết ngày 28/02/2027").And.Not.StartWith("LƯU Ý"));

    [Test]
    public void A_review_long_ago_is_told() =>
        Assert.That(Ask(Samples.Old, Facet.Fee).Text(), Does.Contain("rà soát đã lâu (ngày 15/01/2025)"));

    [Test]
    public void An_emergency_entry_begins_with_the_number() =>
        Assert.That(Ask(Samples.Fire, Facet.General).Text(), Does.StartWith("KHẨN CẤP: gọi ngay 114. Ra khỏi nhà rồi hãy gọi."));

    [Test]
    public void Matters_of_the_police_name_the_police_post_of_the_commune() =>
        Assert.That(Ask(Samples.Residence, Facet.Papers).Text(), Does.Contain("Công an phường An Mẫu").And.Contain("0000 000 012"));

    [TestCase(2026, 11, 23, 12, 0, "Bây giờ đang nghỉ, mở cửa lại lúc 13 giờ 30 hôm nay.")]
    [TestCase(2026, 11, 26, 18, 0, "Bây giờ đang nghỉ, mở cửa lại lúc 7 giờ 30 ngày mai.")]
    [TestCase(2026, 11, 28, 15, 0, "Bây giờ đang nghỉ, mở cửa lại lúc 7 giờ 30 thứ Hai (30/11).")]
    public void A_closed_office_tells_when_it_opens(int year, int month, int day, int hour, int minute, string line)
    {
        var talk = new ScriptedUnderstanding().Means("?", Intent.Procedure, Facet.Fee, Samples.Birth).InTalk();
        talk.Now = new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(7));

        Assert.That(talk.Say("?").Text(), Does.Contain(line));
    }

    [Test]
    public void Follow_up_questions_are_understood_in_the_light_of_the_last_answer()
    {
        var understanding = new ScriptedUnderstanding()
            .Means("giấy tờ", Intent.Procedure, Facet.Papers, Samples.Birth)
            .Means("còn lệ phí?", Intent.Procedure, Facet.Fee, Samples.Birth);
        var talk = Talk.Small(understanding);
        talk.Say("giấy tờ");

        var fee = talk.Say("còn lệ phí?");

        Assert.That(understanding.LastContext!.ProcedureSlug, Is.EqualTo(Samples.Birth.Slug));
        Assert.That(understanding.LastContext.Facet, Is.EqualTo(Facet.Papers));
        Assert.That(understanding.LastContext.OfferedSlugs, Is.Empty);
        Assert.That(fee.Answered, Is.EqualTo(new AnsweredProcedure(Samples.Birth, AnswerPart.Fee)));
    }

    [Test]
    public void A_procedure_that_was_switched_off_meanwhile_is_told_honestly()
    {
        var understanding = new ScriptedUnderstanding().Means("giấy tờ", Intent.Procedure, Facet.Papers, Samples.Birth);
        var before = Talk.Small(understanding);
        before.Say("giấy tờ");
        var after = new Talk(understanding, new ProcedureSnapshot(2, [Samples.Residence], []), ShippedKnowledge.Communes) { State = before.State };

        var outcome = after.Say("Lệ phí");

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.ProcedureGone));
        Assert.That(outcome.Text(), Does.Contain("Điện thoại:"));
    }

    [Test]
    public void The_rules_of_the_own_commune_are_what_is_answered()
    {
        var local = Samples.With(Samples.Birth, SectionKind.Fee, "- Tỉnh Minh Họa thu 0 đồng.");
        var place = ShippedKnowledge.Communes.ForOa(null).Locality;
        var snapshot = new ProcedureSnapshot(1, [Samples.Birth], [], new Dictionary<Locality, LocalProcedures>
        {
            [place] = new(new Dictionary<string, Procedure>(StringComparer.Ordinal) { [local.Slug] = local }, new HashSet<string>(StringComparer.Ordinal)),
        });
        var talk = new Talk(new ScriptedUnderstanding().Means("lệ phí", Intent.Procedure, Facet.Fee, Samples.Birth), snapshot, ShippedKnowledge.Communes);

        Assert.That(talk.Say("lệ phí").Text(), Does.Contain("Tỉnh Minh Họa thu 0 đồng."));
    }

    private static TurnOutcome Ask(Procedure procedure, Facet facet) => AskWords("câu hỏi", facet, procedure);

    private static TurnOutcome AskWords(string words, Facet facet, Procedure procedure) =>
        new ScriptedUnderstanding().Means(words, Intent.Procedure, facet, procedure).InTalk().Say(words);
}

internal static class Talks
{
    public static Talk InTalk(this ScriptedUnderstanding understanding) => Talk.Small(understanding);
}
