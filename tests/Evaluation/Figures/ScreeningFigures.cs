namespace CivicBot.Evaluation.Figures;

/// <summary>Screening: personal data, denunciation, emergency, abuse.</summary>
public static class ScreeningFigures
{
    private static readonly string[] Flags = ["pii", "denunciation", "emergency", "abuse"];

    public static SetReport Of(LabelledSet set, AnswerBook book)
    {
        var clean = set.Lines.Where(l => Expected(l).Count == 0).ToList();
        List<FigureRow> rows =
        [
            .. Flags.Select(f => Row(f, set, book)),
            new FigureRow("", "clean", clean.Count, [Figure.Share("flagged", clean.Count(l => Said(l, book).Count > 0), clean.Count, Better.Lower)]),
        ];
        var wrong = set.Lines.Where(l => !Said(l, book).SetEquals(Expected(l))).ToList();
        return new SetReport(
            set.Name,
            set.Kind,
            set.Lines.Count,
            rows,
            [],
            Confusion.Of(wrong.Select(l => (Show(Said(l, book)), Show(Expected(l))))),
            [.. wrong.Select(l => new Miss(l.Id, 1, Show(Said(l, book)), Show(Expected(l)), l.Text!))]);
    }

    private static FigureRow Row(string flag, LabelledSet set, AnswerBook book)
    {
        var positive = set.Lines.Where(l => Expected(l).Contains(flag)).ToList();
        var negative = set.Lines.Where(l => !Expected(l).Contains(flag)).ToList();
        return new FigureRow(
            "",
            flag,
            positive.Count,
            [
                Figure.Share("recall", positive.Count(l => Said(l, book).Contains(flag)), positive.Count),
                Figure.Share("false alarms", negative.Count(l => Said(l, book).Contains(flag)), negative.Count, Better.Lower),
            ]);
    }

    /// <summary>A threat to life counts as an emergency.</summary>
    private static HashSet<string> Expected(LabelledMessage line) =>
        line.Flags!.Where(f => f != "none").Select(f => f is "threat" or "threat/emergency" ? "emergency" : f).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Said(LabelledMessage line, AnswerBook book) => (book.Classified(line.Id).Flags ?? []).ToHashSet(StringComparer.Ordinal);

    private static string Show(HashSet<string> flags) => flags.Count == 0 ? "clean" : string.Join('+', flags.Order(StringComparer.Ordinal));
}
