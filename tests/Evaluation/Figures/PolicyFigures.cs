namespace CivicBot.Evaluation.Figures;

/// <summary>Messages that are no question about one of our procedures: are they left unanswered as such, and recognised for what they are.</summary>
public static class PolicyFigures
{
    public static SetReport Of(LabelledSet set, AnswerBook book)
    {
        var groups = Grouping.Named(set.Lines, ("all", _ => true), ("no diacritics", l => l.IsToneless))
            .Concat(Grouping.By("label", set.Lines, l => l.Label))
            .Concat(Grouping.By("style", set.Lines, l => l.Style));
        var misses = set.Lines.Where(l => book.Asked(l.Id).Intent != l.Label).ToList();
        return new SetReport(
            set.Name,
            set.Kind,
            set.Lines.Count,
            [.. groups.Select(g => Row(g.By, g.Group, g.Lines, book))],
            [],
            Confusion.Of(misses.Select(l => (book.Asked(l.Id).Intent, l.Label!))),
            [
                .. misses.Select(l => QuestionFigures.MissOf(l, book.Asked(l.Id)))
                    .OrderByDescending(m => m.Said.StartsWith("procedure", StringComparison.Ordinal))
                    .ThenByDescending(m => m.Confidence),
            ]);
    }

    private static FigureRow Row(string by, string group, List<LabelledMessage> lines, AnswerBook book) => new(
        by,
        group,
        lines.Count,
        [
            Figure.Share("not answered", lines.Count(l => book.Asked(l.Id).Intent != "procedure"), lines.Count),
            Figure.Share("recognised", lines.Count(l => book.Asked(l.Id).Intent == l.Label), lines.Count),
            Figure.Share("clarified", lines.Count(l => book.Asked(l.Id).Intent == "clarify"), lines.Count, Better.Neither),
        ],
        by == "label" || group == "all" ? Grouping.Tally(lines.Select(l => book.Asked(l.Id).Intent)) : null);
}
