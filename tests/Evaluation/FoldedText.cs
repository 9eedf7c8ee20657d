using System.Globalization;
using System.Text;

namespace CivicBot.Evaluation;

/// <summary>Text as typed without diacritics.</summary>
public static class FoldedText
{
    /// <summary>Lower case, no combining marks, đ as d. Independent of the engine's own folding, so that neither hides a mistake of the other.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Composable(text.ToLowerInvariant()).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c == 'đ' ? 'd' : c);
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>True where only the case differs from the folded text.</summary>
    public static bool IsFolded(string text) => string.Equals(text.ToLowerInvariant(), Of(text), StringComparison.Ordinal);

    /// <summary>Half a surrogate pair cannot be normalised.</summary>
    private static string Composable(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
}
