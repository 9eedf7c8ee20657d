using System.Text;
using CivicBot.Adapters.Zalo.Activities;
using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Adapters.Zalo.Tests.Activities;

[TestFixture]
internal sealed class MarkdownTextTests
{
    [TestCase("**Hồ sơ** gồm *hai* giấy tờ", "Hồ sơ gồm hai giấy tờ")]
    [TestCase("***Rất*** __quan trọng__ và _gấp_", "Rất quan trọng và gấp")]
    [TestCase("~~cũ~~ mới", "cũ mới")]
    [TestCase("# Khai sinh", "Khai sinh")]
    [TestCase("### Lệ phí ###", "Lệ phí")]
    [TestCase("- tờ khai\n* giấy chứng sinh\n  + bản sao", "• tờ khai\n• giấy chứng sinh\n  • bản sao")]
    [TestCase("1. nộp\n2. nhận", "1. nộp\n2. nhận")]
    [TestCase("> trích dẫn", "trích dẫn")]
    [TestCase("Xem [Cổng dịch vụ công](https://dvc.example/a_b_c)", "Xem Cổng dịch vụ công: https://dvc.example/a_b_c")]
    [TestCase("[https://dvc.example](https://dvc.example)", "https://dvc.example")]
    [TestCase("**[Cổng](https://dvc.example)**", "Cổng: https://dvc.example")]
    [TestCase("Gọi [0243 000 000](tel:0243000000) nhé", "Gọi 0243 000 000: 0243000000 nhé")]
    [TestCase("![Sơ đồ](https://dvc.example/s.png)", "Sơ đồ: https://dvc.example/s.png")]
    [TestCase("<https://dvc.example/?a=1&b=2>", "https://dvc.example/?a=1&b=2")]
    [TestCase("https://dvc.example/a_b_c và https://dvc.example/*x*", "https://dvc.example/a_b_c và https://dvc.example/*x*")]
    [TestCase("Bấm *101# rồi gọi", "Bấm *101# rồi gọi")]
    [TestCase("Mẫu 01/ĐK_TT_2 và 3*4*5 cm", "Mẫu 01/ĐK_TT_2 và 3*4*5 cm")]
    [TestCase("5 * 3 * 2", "5 * 3 * 2")]
    [TestCase("#bot", "#bot")]
    [TestCase("`mã **số**`", "mã **số**")]
    [TestCase("```\nma *x*\n```", "ma *x*")]
    [TestCase("\\*không nghiêng\\*", "*không nghiêng*")]
    [TestCase("a<br>b<b>c</b>&nbsp;&amp;&lt;d&gt;", "abc &<d>")]
    [TestCase("giữ 5 < 6 & 7 > 2", "giữ 5 < 6 & 7 > 2")]
    [TestCase("trên\n\n---\n\ndưới", "trên\n\ndưới")]
    [TestCase("&#1;0&#2;", "&#1;0&#2;")]
    public void Signs_that_mark_something_go_and_others_stay(string markdown, string plain) =>
        Assert.That(MarkdownText.ToPlain(markdown), Is.EqualTo(plain.Replace("abc", "a\nbc", StringComparison.Ordinal)));

    [Test]
    public void A_table_of_two_columns_reads_as_pairs() => Assert.That(
        MarkdownText.ToPlain("| Giấy tờ | Số lượng |\n|---|:-:|\n| **Tờ khai** | 1 |\n| CCCD | 1 bản |\n\nHết"),
        Is.EqualTo("• Tờ khai: 1\n• CCCD: 1 bản\n\nHết"));

    [Test]
    public void A_wider_table_names_its_columns() => Assert.That(
        MarkdownText.ToPlain("Tên | Ngày | Phí\n--- | --- | ---\nKhai sinh | 1 | |"),
        Is.EqualTo("• Tên: Khai sinh; Ngày: 1"));

    [Test]
    public void Decomposed_letters_are_composed() =>
        Assert.That(MarkdownText.ToPlain("Nguyễn Thị".Normalize(NormalizationForm.FormD)), Is.EqualTo("Nguyễn Thị"));

    [Test]
    public void Any_text_comes_through_clean_and_cleaning_again_changes_nothing() =>
        Property.Holds(2000, Texts(), text =>
        {
            var plain = PlainText.Clean(MarkdownText.ToPlain(text));
            return plain.IsNormalized(NormalizationForm.FormC)
                && !plain.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))
                && PlainText.Clean(plain) == plain;
        });

    [Test]
    public void No_letter_or_digit_of_ordinary_text_is_lost() =>
        Property.Holds(2000, Signs(), text =>
            Letters(MarkdownText.ToPlain(text)) == Letters(text));

    private static Arbitrary<string> Texts() => ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "").ToArbitrary();

    private static Arbitrary<string> Signs() =>
        Gen.Elements("giấy", "số 12", "*", "**", "_", "~~", "`", " ", "\n", "- ", "# ", "> ", "|", "\\", "(a)", "&", "<", "https://a.example/b_c").ListOf()
            .Select(pieces => string.Concat(pieces)).ToArbitrary();

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
