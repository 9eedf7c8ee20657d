namespace CivicBot.Evaluation.Figures;

/// <summary>Procedure search and answering policy on questions.</summary>
public static class QuestionFigures
{
    private const int Shown = 3;
    private const int Ranked = 10;

    public static SetReport Of(LabelledSet set, AnswerBook book, Func<string, string?> fieldOf)
    {
        var answerable = set.Lines.Where(l => l.IsAnswerable).ToList();
        var others = set.Lines.Where(l => !l.IsAnswerable).ToList();
        var groups = Grouping.Named(
                answerable,
                ("all", _ => true),
                ("citizens' own words", l => l.SourceType is "letter" or "newspaper" or "portal" or "forum"),
                ("real", l => l.Kind?.StartsWith("real", StringComparison.Ordinal) == true),
                ("written", l => l.Kind == "written"),
                ("no diacritics", l => l.IsToneless),
                ("teencode/dialect/typo", l => l.Style is "teencode" or "dialect" or "typo" or "voice"),
                ("situation", l => l.Style == "situation"))
            .Concat(Grouping.By("kind", answerable, l => l.Kind))
            .Concat(Grouping.By("style", answerable, l => l.Style))
            .Concat(Grouping.By("facet", answerable, l => l.ExpectedFacet))
            .Concat(Grouping.By("field", answerable, l => fieldOf(l.Slugs![0])));
        List<FigureRow> rows = [.. groups.Select(g => Row(g.By, g.Group, g.Lines, book))];
        if (others.Count > 0)
        {
            var intents = others.ConvertAll(l => book.Asked(l.Id).Intent);
            rows.Add(new FigureRow("no procedure fits", "all", others.Count, [Figure.Share("not answered", intents.Count(i => i != "procedure"), others.Count)], Grouping.Tally(intents)));
        }

        var answers = answerable.ConvertAll(l => (Line: l, Answer: book.Asked(l.Id)));
        var wrong = answers.Where(a => !a.Line.Accepts(a.Answer.Ranked.FirstOrDefault())).ToList();
        return new SetReport(
            set.Name,
            set.Kind,
            set.Lines.Count,
            rows,
            CurvePoint.Curve(answers.Select(a => (a.Answer.Confidence, a.Line.Accepts(a.Answer.Ranked.FirstOrDefault())))),
            Confusion.Of(wrong.Select(a => (a.Answer.Ranked.FirstOrDefault("(nothing)"), a.Line.Slugs![0]))),
            [
                .. answers.Where(a => !IsServed(a.Line, a.Answer))
                    .Concat(others.Select(l => (Line: l, Answer: book.Asked(l.Id))).Where(a => a.Answer.Intent == "procedure"))
                    .OrderByDescending(a => a.Answer.Intent == "procedure")
                    .ThenByDescending(a => a.Answer.Confidence)
                    .Select(a => MissOf(a.Line, a.Answer)),
            ]);
    }

    /// <summary>Answered with an accepted procedure, or asked back with one among the options.</summary>
    internal static bool IsServed(LabelledMessage line, Answer answer) =>
        answer.Intent == "procedure" ? line.Accepts(answer.Slug) : answer.Intent == "clarify" && line.AcceptsOneOf(answer.Ranked.Take(Shown));

    internal static Miss MissOf(LabelledMessage line, Answer answer) => new(
        line.Id,
        answer.Confidence,
        $"{answer.Intent} {string.Join(", ", answer.Ranked.Take(Shown))}",
        line.IsAnswerable ? string.Join(", ", line.Slugs!) : line.Label ?? "(none of ours)",
        string.Join(" | ", line.Said));

    private static FigureRow Row(string by, string group, List<LabelledMessage> lines, AnswerBook book)
    {
        var answers = lines.ConvertAll(l => (Line: l, Answer: book.Asked(l.Id)));
        var clarified = answers.FindAll(a => a.Answer.Intent == "clarify");
        return new FigureRow(
            by,
            group,
            lines.Count,
            [
                Share("top-1", (l, a) => l.AcceptsOneOf(a.Ranked.Take(1))),
                Share("top-3", (l, a) => l.AcceptsOneOf(a.Ranked.Take(3))),
                new Figure("MRR", answers.Sum(a => ReciprocalRank(a.Line, a.Answer)) / Math.Max(1, lines.Count)),
                Share("served right", IsServed),
                Share("wrong", (l, a) => a.Intent == "procedure" && !l.Accepts(a.Slug), Better.Lower),
                Share("answered", (_, a) => a.Intent == "procedure", Better.Neither),
                Share("clarified", (_, a) => a.Intent == "clarify", Better.Neither),
                Figure.Share("option right", clarified.Count(a => IsServed(a.Line, a.Answer)), clarified.Count, Better.Neither),
                Share("facet", (l, a) => a.Facet == l.ExpectedFacet),
            ],
            group == "all" ? Grouping.Tally(answers.Select(a => a.Answer.Intent)) : null);

        Figure Share(string name, Func<LabelledMessage, Answer, bool> holds, Better better = Better.Higher) =>
            Figure.Share(name, answers.Count(a => holds(a.Line, a.Answer)), lines.Count, better);
    }

    private static double ReciprocalRank(LabelledMessage line, Answer answer)
    {
        var place = answer.Ranked.Take(Ranked).Index().Where(c => line.Accepts(c.Item)).Select(c => c.Index + 1).FirstOrDefault();
        return place == 0 ? 0 : 1.0 / place;
    }
}
