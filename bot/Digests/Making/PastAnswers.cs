using System.Text.RegularExpressions;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Text;

namespace CivicBot.Digests.Making;

/// <summary>Finds how the like of a comment was answered before, so that two neighbours are not told different things.</summary>
internal sealed partial class PastAnswers
{
    private const int Most = 2;
    private const double CloseFrom = 0.3;
    private const double SamePlace = 0.1;
    private const double SameGroup = 1;

    private readonly List<(PastRow Row, HashSet<string> Words)> past;
    private readonly Dictionary<string, double> rarity;
    private readonly Func<string, string> soften;

    /// <param name="rows">Answered comments.</param>
    /// <param name="soften">Cuts swear words down.</param>
    public PastAnswers(IReadOnlyList<PastRow> rows, Func<string, string> soften)
    {
        this.soften = soften;
        past = [.. rows.Select(row => (row, Words(row.Masked)))];
        rarity = past.SelectMany(p => p.Words).GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => Math.Log(1 + ((double)past.Count / word.Count())), StringComparer.Ordinal);
    }

    /// <summary>Closest first; the newer one where two are equally close.</summary>
    /// <param name="row">The comment that speaks for its group.</param>
    /// <param name="matter">Its group.</param>
    public IReadOnlyList<PastAnswer> For(CommentRow row, Guid matter) => For(row.Masked, row.Topic, row.Neighbourhood, row.RecurrenceOfId, matter);

    /// <summary>The same of a comment's members.</summary>
    public IReadOnlyList<PastAnswer> For(string masked, string topic, string? neighbourhood, Guid? recurrenceOf, Guid matter)
    {
        var words = Words(masked);
        return
        [
            .. past
                .Where(p => p.Row.Topic == topic)
                .Select(p => (p.Row, Closeness: Closeness(p, words, neighbourhood, recurrenceOf, matter)))
                .Where(p => p.Closeness >= CloseFrom)
                .OrderByDescending(p => p.Closeness)
                .ThenByDescending(p => p.Row.ClosedAt)
                .ThenBy(p => p.Row.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(p => new PastAnswer(p.Row.Code, p.Row.IsAbusive ? soften(p.Row.Masked) : p.Row.Masked, p.Row.Answer, p.Row.State, VietnamTime.DateOf(p.Row.ClosedAt))),
        ];
    }

    private double Closeness((PastRow Row, HashSet<string> Words) other, HashSet<string> words, string? neighbourhood, Guid? recurrenceOf, Guid matter)
    {
        if (other.Row.GroupId == matter || other.Row.Id == matter || other.Row.Id == recurrenceOf)
        {
            return SameGroup;
        }

        // Cosine of the sets of words, rare words counting more.
        var both = words.Where(other.Words.Contains).Sum(Square);
        var length = Math.Sqrt(words.Sum(Square) * other.Words.Sum(Square));
        return (length > 0 ? both / length : 0) + (both > 0 && neighbourhood is { } place && place == other.Row.Neighbourhood ? SamePlace : 0);
    }

    private double Square(string word) => Math.Pow(rarity.GetValueOrDefault(word, Math.Log(1 + past.Count)), 2);

    private static HashSet<string> Words(string text) =>
        Word().Matches(VietnameseLetters.Fold(text.ToLowerInvariant())).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\d]{2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
