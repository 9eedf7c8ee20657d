using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CivicBot.Knowledge.Text;

namespace CivicBot.Comments.Privacy;

/// <summary>
/// Takes what is known of a citizen (name, phone) out of what officials wrote: with or without diacritics, the phone in any grouping and with 0 or +84, and a given name behind a form of
/// address ("bà Hoa").
/// </summary>
internal sealed class PersonalTraces
{
    private const int FewestDigits = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Matched against the text without diacritics, which has the same length.
    private readonly List<Regex> folded = [];
    private readonly List<Regex> exact = [];

    private PersonalTraces()
    {
    }

    public static PersonalTraces None { get; } = new();

    public static PersonalTraces Of(string? name, string? phone)
    {
        var traces = new PersonalTraces();
        traces.AddName(name);
        traces.AddPhone(phone);
        return traces;
    }

    /// <summary>The text without what is known; the same instance where nothing stands in it.</summary>
    public string? Without(string? text)
    {
        if (string.IsNullOrEmpty(text) || folded.Count + exact.Count == 0)
        {
            return text;
        }

        var composed = text.Normalize(NormalizationForm.FormC);
        var plain = VietnameseLetters.Fold(composed);
        var found = folded.SelectMany(pattern => pattern.Matches(plain)).Concat(exact.SelectMany(pattern => pattern.Matches(composed)))
            .Select(match => match.Groups["own"])
            .Select(own => (From: own.Index, To: own.Index + own.Length))
            .OrderBy(range => range.From)
            .ToList();
        return found.Count == 0 ? text : Cut(composed, found);
    }

    private static string Cut(string text, IEnumerable<(int From, int To)> ranges)
    {
        var rest = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (from, to) in ranges)
        {
            if (from >= at)
            {
                rest.Append(text, at, from - at).Append(TextsPrivacy.Erased);
            }

            at = Math.Max(at, to);
        }

        return rest.Append(text, at, text.Length - at).ToString();
    }

    private void AddName(string? name)
    {
        var words = (name ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return;
        }

        if (words.Length > 1)
        {
            folded.Add(Pattern($@"(?<![\p{{L}}\p{{N}}])(?<own>{string.Join(@"\s+", words.Select(word => Regex.Escape(VietnameseLetters.Fold(word))))})(?![\p{{L}}\p{{N}}])"));
        }

        // A given name alone is an everyday word as well ("an", "hoa"): only as it is written, and behind a form of address or as the whole of what was offered.
        var given = Regex.Escape(Capitalised(words[^1]));
        exact.Add(Pattern(words.Length == 1
            ? $@"(?<![\p{{L}}\p{{N}}])(?<own>{given})(?![\p{{L}}\p{{N}}])"
            : $@"(?<![\p{{L}}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ)\s+(?<own>{given})(?![\p{{L}}])"));
    }

    private void AddPhone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        var national = digits.StartsWith("84", StringComparison.Ordinal) && digits.Length > 10 ? digits[2..] : digits.TrimStart('0');
        if (national.Length >= FewestDigits)
        {
            exact.Add(Pattern($@"(?<!\d)(?<own>(?:\+?\s*84|0)?[\s.()-]{{0,3}}{string.Join(@"[\s.()-]{0,3}", national.AsEnumerable())})(?!\d)"));
        }
    }

    private static string Capitalised(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
}
