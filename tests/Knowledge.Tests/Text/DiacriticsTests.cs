using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Tests.Text;

public sealed class DiacriticsTests
{
    private static readonly Diacritics Learned = Diacritics.Learn(Array.ConvertAll(
    [
        "xin giấy xác nhận thu nhập", "xin giấy xác nhận độc thân", "mất giấy tờ xe", "mặt đường hư", "mặt đường lầy lội", "mat duong hu", "tổ 5 mất điện",
    ],
    Shipped.Analyzer.Analyse));

    [TestCase("xin giay xac nhan", "xin giấy xác nhận")]
    [TestCase("mat giay to xe", "mất giấy tờ xe")]
    [TestCase("mat duong lay loi", "mặt đường lầy lội")]
    [TestCase("MAT DUONG", "mặt đường")]
    [TestCase("", "")]
    public void Words_are_guessed_by_their_neighbours(string typed, string expected) => Assert.That(Guess(typed), Is.EqualTo(expected));

    [TestCase("xin visa di My")]
    [TestCase("123 456")]
    public void A_word_never_seen_stays(string typed) => Assert.That(Guess(typed), Is.EqualTo(Shipped.Analyzer.Analyse(typed).NormalForm));

    [Test]
    public void Words_written_out_of_an_abbreviation_keep_their_diacritics() => Assert.That(Guess("mat giay cccd"), Is.EqualTo("mất giấy căn cước công dân"));

    [Test]
    public void Places_in_the_original_text_stay()
    {
        var text = Shipped.Analyzer.Analyse("  mat giay, to xe");
        var guessed = Learned.Guess(text);

        Assert.That(guessed.IsToneless, Is.False);
        Assert.That(guessed.Words.Select(w => (w.Start, w.Length)), Is.EqualTo(text.Words.Select(w => (w.Start, w.Length))));
    }

    private static string Guess(string typed) => Learned.Guess(Shipped.Analyzer.Analyse(typed)).NormalForm;
}
