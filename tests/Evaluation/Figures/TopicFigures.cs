namespace CivicBot.Evaluation.Figures;

/// <summary>Topics of comments: the main one, all of them (F1), and how far the confidence can be trusted.</summary>
public static class TopicFigures
{
    private const double CoverageOfBar = 0.8;

    public static SetReport Of(LabelledSet set, AnswerBook book)
    {
        // The peers' scoring averages over the topics of the whole set, also for a part of it.
        string[] labels = [.. set.Lines.SelectMany(l => l.Topics!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var groups = Grouping.Named(
                set.Lines,
                ("all", _ => true),
                ("real", l => l.Kind?.StartsWith("real", StringComparison.Ordinal) == true),
                ("written", l => l.Kind == "written"),
                ("no diacritics", l => l.IsToneless),
                ("several topics", l => l.Topics!.Count > 1))
            .Concat(Grouping.By("register", set.Lines, l => l.Register));
        List<FigureRow> rows = [.. groups.Select(g => Row(g.By, g.Group, g.Lines, book, labels)), .. labels.Select(t => TopicRow(t, set, book))];
        var wrong = set.Lines.Where(l => book.Classified(l.Id).Main != l.Topics![0]).ToList();
        return new SetReport(
            set.Name,
            set.Kind,
            set.Lines.Count,
            rows,
            CurvePoint.Curve(set.Lines.Select(l => (book.Classified(l.Id).Confidence, Fits(l, book)))),
            Confusion.Of(wrong.Select(l => (book.Classified(l.Id).Main ?? "-", l.Topics![0]))),
            [
                .. wrong.OrderBy(l => Fits(l, book))
                    .ThenByDescending(l => book.Classified(l.Id).Confidence)
                    .Select(l => new Miss(l.Id, book.Classified(l.Id).Confidence, string.Join(", ", book.Classified(l.Id).Assigned ?? []), string.Join(", ", l.Topics!), l.Text!)),
            ]);
    }

    private static FigureRow Row(string by, string group, List<LabelledMessage> lines, AnswerBook book, string[] labels)
    {
        var counts = labels.ToDictionary(t => t, t => TopicCounts.Of(t, lines, book), StringComparer.Ordinal);
        var said = lines.Sum(l => (book.Classified(l.Id).Assigned ?? []).Distinct(StringComparer.Ordinal).Count());
        var expected = lines.Sum(l => l.Topics!.Distinct(StringComparer.Ordinal).Count());
        var right = counts.Values.Sum(c => c.Right);
        var sure = lines.FindAll(l => !book.Classified(l.Id).Unsure);
        var covered = lines.OrderByDescending(l => book.Classified(l.Id).Confidence).Take((int)Math.Round(lines.Count * CoverageOfBar)).ToList();
        return new FigureRow(
            by,
            group,
            lines.Count,
            [
                Figure.Share("primary", lines.Count(l => book.Classified(l.Id).Main == l.Topics![0]), lines.Count),
                Figure.Share("primary assigned", lines.Count(l => (book.Classified(l.Id).Assigned ?? []).Contains(l.Topics![0], StringComparer.Ordinal)), lines.Count),
                new Figure("micro F1", 2.0 * right / Math.Max(1, said + expected)),
                new Figure("macro F1", counts.Values.Average(c => c.F1)),
                Figure.Share("precision at 80 %", covered.Count(l => Fits(l, book)), covered.Count),
                Figure.Share("unsure", lines.Count - sure.Count, lines.Count, Better.Neither),
                Figure.Share("sure right", sure.Count(l => Fits(l, book)), sure.Count, Better.Neither),
            ]);
    }

    private static FigureRow TopicRow(string topic, LabelledSet set, AnswerBook book)
    {
        var counts = TopicCounts.Of(topic, set.Lines, book);
        return new FigureRow(
            "topic",
            topic,
            counts.Right + counts.Missed,
            [
                new Figure("F1", counts.F1),
                Figure.Share("precision", counts.Right, counts.Right + counts.TooMany, Better.Neither),
                Figure.Share("recall", counts.Right, counts.Right + counts.Missed),
            ]);
    }

    /// <summary>The main topic said is one of the comment's.</summary>
    private static bool Fits(LabelledMessage line, AnswerBook book) =>
        book.Classified(line.Id).Main is { } main && line.Topics!.Contains(main, StringComparer.Ordinal);

    private readonly record struct TopicCounts(int Right, int TooMany, int Missed)
    {
        /// <summary>1 for a topic that neither occurs nor is said, as the peers' scoring has it.</summary>
        public double F1 => Right + TooMany + Missed == 0 ? 1 : 2.0 * Right / ((2 * Right) + TooMany + Missed);

        public static TopicCounts Of(string topic, IEnumerable<LabelledMessage> lines, AnswerBook book)
        {
            var (right, tooMany, missed) = (0, 0, 0);
            foreach (var line in lines)
            {
                var isSaid = (book.Classified(line.Id).Assigned ?? []).Contains(topic, StringComparer.Ordinal);
                var isExpected = line.Topics!.Contains(topic, StringComparer.Ordinal);
                right += isSaid && isExpected ? 1 : 0;
                tooMany += isSaid && !isExpected ? 1 : 0;
                missed += !isSaid && isExpected ? 1 : 0;
            }

            return new TopicCounts(right, tooMany, missed);
        }
    }
}
