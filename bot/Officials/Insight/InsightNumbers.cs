using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;

namespace CivicBot.Officials.Insight;

/// <summary>What the database counted for charts: rows of how many comments share what. "Now" is the period, otherwise the one before.</summary>
/// <param name="Days">By day of receipt.</param>
/// <param name="Kinds">By what they are about and how they came.</param>
/// <param name="Ends">By what became of them.</param>
/// <param name="Corrections">By what officials corrected; a comment counts once in each part.</param>
internal sealed record InsightNumbers(
    IReadOnlyList<InsightNumbers.Day> Days, IReadOnlyList<InsightNumbers.Kind> Kinds, IReadOnlyList<InsightNumbers.End> Ends, IReadOnlyList<InsightNumbers.Corrected> Corrections)
{
    public int Total(bool now) => Kinds.Where(kind => kind.Now == now).Sum(kind => kind.Count);

    /// <summary>Working days to the answer such that the share <paramref name="part"/> of answers came so soon (nearest rank); null without answers.</summary>
    /// <param name="part">0.5: median; 0.9: the ninetieth percentile.</param>
    public int? AnsweredWithin(bool now, double part)
    {
        var answers = Ends.Where(end => end.Now == now && end.IsAnswer && end.ClosedAfter is not null).OrderBy(end => end.ClosedAfter).ToList();
        var rank = (int)Math.Ceiling(answers.Sum(end => end.Count) * part);
        return answers.FirstOrDefault(end => (rank -= end.Count) <= 0)?.ClosedAfter;
    }

    public int Ended(bool now, AnswerProgress progress) => Ends.Where(end => end.Now == now && end.Progress == (int)progress).Sum(end => end.Count);

    /// <summary>Answers in time among those that were answered or are overdue, 0 to 1; null where there are none.</summary>
    public double? InTimeShare(bool now)
    {
        var (good, late) = (Ended(now, AnswerProgress.InTime), Ended(now, AnswerProgress.Late) + Ended(now, AnswerProgress.Overdue));
        return good + late == 0 ? null : (double)good / (good + late);
    }

    public int Rated(bool now, int? stars = null) => Ends.Where(end => end.Now == now && end.Stars is { } given && (stars ?? given) == given).Sum(end => end.Count);

    /// <summary>1 to 5; null without ratings.</summary>
    public double? MeanStars(bool now) => Rated(now) is > 0 and var all ? Enumerable.Range(1, 5).Sum(stars => (double)stars * Rated(now, stars)) / all : null;

    public int Kept(bool now) => Ends.Where(end => end.Now == now && end.Kept).Sum(end => end.Count);

    public int CorrectedIn(bool now, CorrectedPart part) => Corrections.Where(correction => correction.Now == now && correction.Part == part).Sum(correction => correction.Count);

    /// <summary>Main topics left as they were read, among those that an official worked on, 0 to 1; null without any.</summary>
    public double? Agreement(bool now)
    {
        var (kept, corrected) = (Kept(now), CorrectedIn(now, CorrectedPart.Topics));
        return kept + corrected == 0 ? null : (double)kept / (kept + corrected);
    }

    internal sealed record Day(DateOnly On, int Count);

    /// <param name="Topic">The main one.</param>
    internal sealed record Kind(bool Now, string Topic, string Commune, string? Neighbourhood, CommentChannel Channel, bool Recurring, int Count);

    /// <param name="Progress">Number of <see cref="AnswerProgress"/>, or -1.</param>
    /// <param name="ClosedAfter">Working days.</param>
    /// <param name="Kept">An official worked on it and left the topic as it was read.</param>
    internal sealed record End(bool Now, int Progress, int? ClosedAfter, int? Stars, bool Kept, int Count)
    {
        public bool IsAnswer => Progress is (int)AnswerProgress.InTime or (int)AnswerProgress.Late;
    }

    /// <param name="Topic">The main one, as it is now.</param>
    internal sealed record Corrected(bool Now, CorrectedPart Part, string Topic, int Count);
}
