namespace CivicBot.Evaluation.Figures;

/// <summary>Clusters of comments, judged by pairs: is each pair rightly together or apart.</summary>
public static class DuplicateFigures
{
    public static SetReport Of(LabelledSet set, AnswerBook book)
    {
        var (right, tooMany, missed) = (0, 0, 0);
        var misses = new List<Miss>();
        for (var i = 0; i < set.Lines.Count; i++)
        {
            for (var j = i + 1; j < set.Lines.Count; j++)
            {
                var (a, b) = (set.Lines[i], set.Lines[j]);
                var isSame = a.Group == b.Group;
                var isSaid = book.ClusterOf(a.Id) == book.ClusterOf(b.Id);
                right += isSame && isSaid ? 1 : 0;
                tooMany += !isSame && isSaid ? 1 : 0;
                missed += isSame && !isSaid ? 1 : 0;
                if (isSame != isSaid)
                {
                    misses.Add(new Miss($"{a.Id} {b.Id}", isSaid ? 1 : 0, isSaid ? "same" : "apart", isSame ? "same" : "apart", $"{a.Text} | {b.Text}"));
                }
            }
        }

        var groups = set.Lines.GroupBy(l => l.Group!, StringComparer.Ordinal).ToList();
        var whole = groups.Count(g => g.Select(l => book.ClusterOf(l.Id)).Distinct(StringComparer.Ordinal).Count() == 1);
        return new SetReport(
            set.Name,
            set.Kind,
            set.Lines.Count,
            [
                new FigureRow(
                    "",
                    "all",
                    set.Lines.Count,
                    [
                        new Figure("pair precision", (double)right / Math.Max(1, right + tooMany)),
                        new Figure("pair recall", (double)right / Math.Max(1, right + missed)),
                        Figure.Share("pairs found", right, right + missed),
                        Figure.Share("joined wrongly", tooMany, right + tooMany, Better.Lower),
                        Figure.Share("groups whole", whole, groups.Count, Better.Neither),
                    ],
                    $"{right + missed} pairs of the same issue in {groups.Count} groups"),
            ],
            [],
            Confusion.Of(misses.Select(m => (m.Said, m.Expected))),
            [.. misses.OrderByDescending(m => m.Confidence)]);
    }
}
