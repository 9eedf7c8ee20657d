using System.Text;
using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Tests.Text;

public sealed class TextAnalyzerTests
{
    [TestCase("hoà giải", "hòa giải")]
    [TestCase("HÒA GIẢI", "hòa giải")]
    [TestCase("thuỷ sản", "thủy sản")]
    [TestCase("tòan trình", "toàn trình")]
    [TestCase("qủa thật qúa lâu", "quả thật quá lâu")]
    [TestCase("khoẻ", "khỏe")]
    [TestCase("quý gía", "quý giá")]
    [TestCase("giường", "giường")]
    public void The_tone_moves_to_its_canonical_vowel(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [TestCase("lí lịch kĩ sĩ quan", "lý lịch kỹ sỹ quan")]
    [TestCase("đi thi nghỉ", "đi thi nghỉ")]
    public void A_lone_i_after_h_k_l_m_s_t_is_y(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [TestCase("lm lại cccd mất bn tiền z", "làm lại căn cước công dân mất bao nhiêu tiền vậy")]
    [TestCase("đki kết hôn dc ko", "đăng ký kết hôn được không")]
    [TestCase("gcn qsdđ", "giấy chứng nhận quyền sử dụng đất")]
    [TestCase("quáááá lâu", "quá lâu")]
    [TestCase("hết bao nhiêu, nhiêu tiền", "hết bao nhiêu bao nhiêu tiền")]
    public void Chat_spelling_and_abbreviations_are_written_out(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [TestCase("nộp ở mô rứa", "nộp ở đâu vậy")]
    [TestCase("mần răng chừ", "làm sao chừ")]
    [TestCase("giấy chi", "giấy gì")]
    [TestCase("khai sanh cho con", "khai sinh cho con")]
    [TestCase("mất cà vẹt xe", "mất giấy đăng ký xe")]
    public void Dialect_becomes_the_common_word(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [TestCase("chi phí")]
    [TestCase("chi nhánh")]
    [TestCase("khám răng")]
    [TestCase("vô gia cư")]
    [TestCase("quy mô")]
    public void A_phrase_that_only_looks_like_dialect_stays(string phrase) => Assert.That(NormalForm(phrase), Is.EqualTo(phrase));

    [Test]
    public void Without_diacritics_a_word_that_could_be_another_stays()
    {
        // "hong" beside marked words is "không"; alone it may be "hồng", "hỏng".
        Assert.Multiple(() =>
        {
            Assert.That(NormalForm("được hong"), Is.EqualTo("được không"));
            Assert.That(NormalForm("may bi hong"), Is.EqualTo("may bi hong"));
            Assert.That(NormalForm("chi phi bao lau"), Does.Contain("chi ph"));
        });
    }

    [Test]
    public void A_message_counts_as_typed_without_diacritics_although_abbreviations_are_written_out()
    {
        var text = Shipped.Analyzer.Analyse("lam lai cccd o dau");

        Assert.Multiple(() =>
        {
            Assert.That(text.IsToneless, Is.True);
            Assert.That(text.NormalForm, Is.EqualTo("lam lai căn cước công dân o dau"));
            Assert.That(Shipped.Analyzer.Analyse("làm lại cccd").IsToneless, Is.False);
        });
    }

    [Test]
    public void Letters_and_marks_sent_apart_are_the_same_word()
    {
        var apart = "Đăng ký khai sinh".Normalize(NormalizationForm.FormD);

        Assert.That(NormalForm(apart), Is.EqualTo("đăng ký khai sinh"));
    }

    [Test]
    public void Tokens_point_back_into_the_original()
    {
        const string Typed = "Mất CCCD, làm lại ở mô?";
        var text = Shipped.Analyzer.Analyse(Typed);

        Assert.Multiple(() =>
        {
            Assert.That(Spelling(text, "cước"), Is.EqualTo("CCCD"));
            Assert.That(Spelling(text, "đâu"), Is.EqualTo("mô"));
            Assert.That(Spelling(text, "mất"), Is.EqualTo("Mất"));
        });

        static string Spelling(AnalysedText text, string word)
        {
            var token = text.Tokens.First(t => t.Text == word);
            return text.Original.Substring(token.Start, token.Length);
        }
    }

    [Test]
    public void Numbers_dates_links_and_emoji_are_told_apart()
    {
        var kinds = Shipped.Analyzer.Analyse("từ 12/3/2025 đóng 1.200.000 xem bit.ly/abc 🎁 nhé!").Tokens.Select(t => t.Kind);

        Assert.That(kinds, Is.EqualTo(new[]
        {
            TokenKind.Word, TokenKind.Date, TokenKind.Word, TokenKind.Number, TokenKind.Word, TokenKind.Link, TokenKind.Symbol, TokenKind.Word, TokenKind.Punctuation,
        }));
    }

    [TestCase("xem bit.ly/abc nhé", "bit.ly/abc")]
    [TestCase("vào dichvucong.gov.vn.", "dichvucong.gov.vn")]
    [TestCase("(https://xa.vn/a?b=1)", "https://xa.vn/a?b=1")]
    [TestCase("gửi về a.b_c@gmail.com", "a.b_c@gmail.com")]
    public void An_address_is_one_token_without_the_signs_of_the_sentence(string typed, string address) =>
        Assert.That(Shipped.Analyzer.Analyse(typed).Tokens.Single(t => t.Kind == TokenKind.Link).Text, Is.EqualTo(address));

    [TestCase("xin hỏi.em muốn làm căn cước", "xin hỏi em muốn làm căn cước")]
    [TestCase("nha o xa.con nho lam sao", "nha o xa con nho lam sao")]
    [TestCase("mất tiền.bao lâu có", "mất tiền bao lâu có")]
    public void Words_around_a_full_stop_without_a_space_stay_words(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [TestCase("ở ấp2 cạnh phường1", "ở ấp 2 cạnh phường 1")]
    public void A_number_after_a_word_with_diacritics_is_a_number(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [TestCase("khaisính", "khaisính")]
    [TestCase("español", "español")]
    public void A_mark_that_is_no_tone_of_this_syllable_stays(string typed, string expected) => Assert.That(NormalForm(typed), Is.EqualTo(expected));

    [Test]
    public void A_letter_after_half_a_surrogate_pair_is_kept() => Assert.That(NormalForm("\ud83dxin chào"), Is.EqualTo("xin chào"));

    [Test]
    public void The_steps_that_only_unify_the_form_come_before_those_that_interpret()
    {
        var lossless = Shipped.Analyzer.Steps.Select(s => s.IsLossless).ToList();

        Assert.That(lossless, Is.EqualTo(lossless.OrderByDescending(l => l)));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\ud83d")]
    [TestCase("\u0301\u0301")]
    [TestCase("....????")]
    public void Odd_input_gives_no_words_and_no_error(string typed) => Assert.That(Shipped.Analyzer.Analyse(typed).NormalForm.Trim('\u0301', ' '), Is.Empty);

    private static string NormalForm(string typed) => Shipped.Analyzer.Analyse(typed).NormalForm;
}
