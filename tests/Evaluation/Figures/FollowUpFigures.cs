namespace CivicBot.Evaluation.Figures;

/// <summary>Conversations: is the procedure kept or changed rightly, is the part asked for found.</summary>
public static class FollowUpFigures
{
    public static SetReport Of(LabelledSet set, AnswerBook book)
    {
        var groups = Grouping.Named(set.Lines, ("all", _ => true), ("no diacritics", l => l.IsToneless))
            .Concat(Grouping.By("procedure", set.Lines, l => l.ShiftsProcedure switch { true => "switched", false => "kept", _ => null }))
            .Concat(Grouping.By("turns", set.Lines, l => l.Said.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Concat(Grouping.By("facet", set.Lines, l => l.ExpectedFacet));
        var wrong = set.Lines.Where(l => l.IsAnswerable && !l.Accepts(book.Asked(l.Id).Slug)).ToList();
        return new SetReport(
            set.Name,
            set.Kind,
            set.Lines.Count,
            [.. groups.Select(g => Row(g.By, g.Group, g.Lines, book))],
            CurvePoint.Curve(set.Lines.Where(l => l.IsAnswerable).Select(l => (book.Asked(l.Id).Confidence, l.Accepts(book.Asked(l.Id).Ranked.FirstOrDefault())))),
            Confusion.Of(set.Lines.Where(l => book.Asked(l.Id).Facet != l.ExpectedFacet).Select(l => (book.Asked(l.Id).Facet ?? "-", l.ExpectedFacet ?? "-"))),
            [.. wrong.Select(l => QuestionFigures.MissOf(l, book.Asked(l.Id))).OrderByDescending(m => m.Confidence)]);
    }

    private static FigureRow Row(string by, string group, List<LabelledMessage> lines, AnswerBook book)
    {
        var answerable = lines.FindAll(l => l.IsAnswerable);
        return new FigureRow(
            by,
            group,
            lines.Count,
            [
                Figure.Share("procedure", answerable.Count(l => l.Accepts(book.Asked(l.Id).Slug)), answerable.Count),
                Figure.Share("served right", answerable.Count(l => QuestionFigures.IsServed(l, book.Asked(l.Id))), answerable.Count),
                Figure.Share("wrong", answerable.Count(l => book.Asked(l.Id) is { Intent: "procedure" } a && !l.Accepts(a.Slug)), answerable.Count, Better.Lower),
                Figure.Share("facet", lines.Count(l => book.Asked(l.Id).Facet == l.ExpectedFacet), lines.Count),
            ],
            group == "all" ? Grouping.Tally(lines.Select(l => book.Asked(l.Id).Intent)) : null);
    }
}
