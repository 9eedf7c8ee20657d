using System.Globalization;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// What a text says about ages (tuổi) and school years (lớp), as concepts: laws set limits ("dưới 14 tuổi", "từ đủ 75 tuổi trở lên") and people name an age
/// ("bé 6 tuổi"); both must meet although they share no number.
/// </summary>
internal static class AgeConcepts
{
    // Bands between the ages at which the shipped procedures change: identity card 6 and 14, adult 18, elderly 60, pension benefit 75, allowance 80.
    private static readonly int[] BandStarts = [0, 6, 14, 18, 60, 75, 80];
    private static readonly string[] Bands = [.. BandStarts.Select(a => string.Create(CultureInfo.InvariantCulture, $"tuoi-{a}"))];
    private static readonly string[] Schools = ["tieu-hoc", "trung-hoc-co-so", "trung-hoc-pho-thong"];

    /// <summary>Concepts of every age and school year named in the text.</summary>
    public static IEnumerable<string> Of(AnalysedText text)
    {
        var words = text.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Folded == "lop" && i + 1 < words.Length && Number(words[i + 1]) is >= 1 and <= 12 and var year)
            {
                yield return Schools[year <= 5 ? 0 : year <= 9 ? 1 : 2];
            }

            if (!IsYears(words, i) || i == 0 || Number(words[i - 1]) is not { } age || age > 130)
            {
                continue;
            }

            var inMonths = words[i].Folded == "thang";
            foreach (var band in BandsOf(words, i, inMonths ? age / 12 : age))
            {
                yield return Bands[band];
            }
        }
    }

    /// <summary>True where both texts name ages or school years and have none in common.</summary>
    public static bool Contradict(AnalysedText one, AnalysedText other)
    {
        var bands = Of(one).ToHashSet(StringComparer.Ordinal);
        return bands.Count > 0 && Of(other).ToList() is { Count: > 0 } others && !bands.Overlaps(others);
    }

    /// <summary>The text without the ages and school levels in its beginning, which ends where <paramref name="before"/> says (UTF-16 units).</summary>
    public static AnalysedText WithoutAges(AnalysedText text, int before)
    {
        return new AnalysedText(text.Original, [.. text.Tokens.Where(t => t.Start >= before || !SaysAge(t))], text.IsToneless);

        static bool SaysAge(Token token) => token.Kind == TokenKind.Number || token.Folded is "tuoi" or "duoi" or "tren" or "tu" or "du" or "tro" or "len";
    }

    private static bool IsYears(Token[] words, int at) => words[at].Folded switch
    {
        "tuoi" => true,
        "thang" => at + 1 < words.Length && words[at + 1].Folded == "tuoi",
        "t" => at > 0 && words[at - 1].Start + words[at - 1].Length == words[at].Start,
        _ => false,
    };

    private static IEnumerable<int> BandsOf(Token[] words, int at, int age)
    {
        var own = BandOf(age);
        var limit = LimitBefore(words, at - 2);
        var above = limit == Limit.Above || (at + 2 < words.Length && words[at + 1].Folded == "tro" && words[at + 2].Folded == "len");
        if (above)
        {
            return Enumerable.Range(own, Bands.Length - own);
        }

        return limit == Limit.Below && age > 0 ? Enumerable.Range(0, BandOf(age - 1) + 1) : [own];
    }

    private static Limit LimitBefore(Token[] words, int at)
    {
        for (var i = at; i >= Math.Max(0, at - 2); i--)
        {
            switch (words[i].Folded)
            {
                case "duoi" or "chua":
                    return Limit.Below;
                case "tren" or "hon" or "ngoai" or "qua":
                    return Limit.Above;
            }
        }

        return Limit.None;
    }

    private static int BandOf(int age)
    {
        var band = Array.BinarySearch(BandStarts, age);
        return band >= 0 ? band : ~band - 1;
    }

    private static int? Number(Token token) =>
        token.Kind == TokenKind.Number && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : SpokenNumber.Of(token.Folded);

    private enum Limit
    {
        None,
        Below,
        Above,
    }
}
