using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CivicBot.Adapters.Zalo.Activities;
using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Adapters.Zalo.Tests.Activities;

[TestFixture]
internal sealed partial class TextSplitterTests
{
    private const string Address = "https://dichvucong.example/ho-so/ban-sao-trich-luc-khai-sinh?ma=1.004884&xem=1";

    /// <summary>Pieces of which texts are put together: words, sentence ends, emoji sequences, marks, addresses, line ends, one endless word.</summary>
    private static readonly string[] Pieces =
    [
        "giấy", "khai sinh", "tờ khai", ". ", "! ", "\n", "\n\n", " ", "👨‍👩‍👧", "🇻🇳", "e\u0323\u0302\u0301", Address, "; ", "1. ", new string('x', 120), "đ",
    ];

    [Test]
    public void A_short_text_is_one_message_without_number() =>
        Assert.That(TextSplitter.Split("Chào bà."), Is.EqualTo(new[] { "Chào bà." }));

    [Test]
    public void No_text_is_no_message() => Assert.That(TextSplitter.Split(""), Is.Empty);

    [Test]
    public void Nothing_but_white_space_is_lost_and_no_part_is_too_long() =>
        Property.Holds(500, Texts(), text =>
        {
            var clean = PlainText.Clean(text);
            var parts = TextSplitter.Split(clean, 200);
            return parts.All(part => part.Length is > 0 and <= 200)
                && WithoutSpace(string.Concat(parts.Select(part => parts.Count > 1 ? Number().Replace(part, "", 1) : part))) == WithoutSpace(clean);
        });

    [Test]
    public void No_character_is_cut() =>
        Property.Holds(500, Texts(), text =>
        {
            var parts = TextSplitter.Split(PlainText.Clean(text), 200);
            return parts.All(part => IsWhole(part));
        });

    [Test]
    public void No_address_is_cut() =>
        Property.Holds(500, Texts(), text =>
        {
            var clean = PlainText.Clean(text).Replace(Address, $" {Address} ", StringComparison.Ordinal);
            var parts = TextSplitter.Split(PlainText.Clean(clean), 200);
            return parts.Sum(part => Count(part)) == Count(clean);
        });

    [Test]
    public void The_parts_are_numbered()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 3).Select(number => $"Đoạn {number}. " + new string('a', 150)));
        var parts = TextSplitter.Split(text, 200);
        Assert.That(parts.Select(part => part[..14]), Is.EqualTo(new[] { "(1/3) Đoạn 1. ", "(2/3) Đoạn 2. ", "(3/3) Đoạn 3. " }));
    }

    [Test]
    public void A_sentence_is_kept_whole_where_there_is_room()
    {
        var sentence = "Mang theo giấy tờ tùy thân. ";
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat(sentence, 30)).Trim(), 200);
        Assert.That(parts, Has.All.EndsWith("tùy thân."));
    }

    [Test]
    public void A_message_of_an_answer_stays_below_1900_units()
    {
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat("Nguyễn Thị Hoàng Anh nộp hồ sơ. ", 200)).Trim());
        Assert.That(parts, Has.All.Length.LessThanOrEqualTo(1900));
        Assert.That(parts, Has.Count.EqualTo(4));
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).Resize(120).ToArbitrary();

    private static string WithoutSpace(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static int Count(string text) => Regex.Count(text, Regex.Escape(Address), RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>No half surrogate pair, and no mark or joiner at the edge.</summary>
    private static bool IsWhole(string part)
    {
        var body = Number().Replace(part, "", 1);
        return !char.IsLowSurrogate(body[0]) && !char.IsHighSurrogate(body[^1]) && body[^1] != '\u200d' && body[0] != '\u200d'
            && CharUnicodeInfo.GetUnicodeCategory(body[0]) != UnicodeCategory.NonSpacingMark;
    }

    [GeneratedRegex(@"^\([0-9]+/[0-9]+\) ", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
