using CivicBot.Knowledge.Text;

namespace CivicBot.Digests.Making;

/// <summary>Chooses which comment speaks for a group: the longest one that reads well. The same comments always give the same one.</summary>
internal static class Representative
{
    private const int FewLetters = 12;
    private const double ShoutingFrom = 0.6;

    /// <summary>The representative first, the others by the time they came in.</summary>
    public static IReadOnlyList<DigestComment> First(IEnumerable<DigestComment> comments)
    {
        var ordered = comments.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
        var best = ordered
            .OrderBy(c => c.Withheld is not null)
            .ThenBy(c => c.Softened)
            .ThenBy(c => !IsClear(c.Text))
            .ThenByDescending(c => c.Text.Length)
            .First();
        ordered.Remove(best);
        return [best, .. ordered];
    }

    /// <summary>Written with diacritics and not in capitals.</summary>
    public static bool IsClear(string text)
    {
        var letters = text.Count(char.IsLetter);
        if (letters < FewLetters)
        {
            return false;
        }

        var lower = text.ToLowerInvariant();
        return !string.Equals(VietnameseLetters.Fold(lower), lower, StringComparison.Ordinal) && text.Count(char.IsUpper) < ShoutingFrom * letters;
    }
}
