using System.Text;
using System.Text.RegularExpressions;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>Compares what was received with what the handbook says.</summary>
internal static class ExpectedText
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The pattern covers the whole text; <c>…</c> stands for anything, white space for any white space.</summary>
    public static bool Matches(string pattern, string text)
    {
        var literals = pattern.Normalize(NormalizationForm.FormC).Trim().Split('…')
            .Select(part => string.Join(@"\s+", Regex.Split(part, @"\s+", RegexOptions.None, Limit).Select(Regex.Escape)));
        return Regex.IsMatch(
            text.Normalize(NormalizationForm.FormC),
            @"\A\s*" + string.Join(@"[\s\S]*?", literals) + @"\s*\z",
            RegexOptions.CultureInvariant,
            Limit);
    }

    public static bool Matches(IReadOnlyList<string> titles, IReadOnlyList<string> shown)
    {
        var open = titles.Count > 0 && titles[^1] == "…";
        var wanted = open ? titles.Take(titles.Count - 1).ToList() : titles;
        return (open ? shown.Count >= wanted.Count : shown.Count == wanted.Count) && wanted.Zip(shown).All(pair => Matches(pair.First, pair.Second));
    }
}
