using CivicBot.Knowledge.Text;

namespace CivicBot.Comments.Lists;

/// <summary>How texts are compared in a search: lower case, without diacritics, so that "den duong" finds "Đèn đường".</summary>
public static class SearchWords
{
    /// <summary>More words than this find nothing more exactly.</summary>
    private const int Most = 12;

    /// <summary>What is searched of a comment.</summary>
    public static string Of(string masked, string? place) => Folded(string.IsNullOrEmpty(place) ? masked : $"{masked} {place}");

    /// <summary>What is searched for: each must stand in it, in any order.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Folded(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(Most)];

    private static string Folded(string text) => VietnameseLetters.Fold(Fit(text).Normalize().ToLowerInvariant());

    /// <summary>A text with U+FFFE or with half a surrogate pair cannot be normalised; a phone can send one, and its comment must be kept all the same. Nobody searches for these signs.</summary>
    private static string Fit(string text) => text.Any(IsUnfit) ? new string([.. text.Where(letter => !IsUnfit(letter))]) : text;

    private static bool IsUnfit(char letter) => letter == '\uFFFE' || char.IsSurrogate(letter);
}
