namespace CivicBot.Evaluation.Figures;

/// <summary>One measured number.</summary>
/// <param name="Name">Short name, the head of its column.</param>
/// <param name="Value">Mostly a share of the lines, 0 to 1.</param>
/// <param name="Count">The items behind a share, for exact comparison; null for numbers that count nothing (MRR, F1).</param>
/// <param name="Better">Which way is good.</param>
public sealed record Figure(string Name, double Value, int? Count = null, Better Better = Better.Higher)
{
    /// <summary>A share; 0 of nothing.</summary>
    public static Figure Share(string name, int count, int of, Better better = Better.Higher) =>
        new(name, of == 0 ? 0 : (double)count / of, count, better);
}

public enum Better
{
    Higher,
    Lower,

    /// <summary>Neither is good in itself: it is told, not judged.</summary>
    Neither,
}

/// <summary>The figures of a group of lines.</summary>
/// <param name="By">What the lines are grouped by; empty for the groups that the peers' scoring names.</param>
/// <param name="Group">Which lines.</param>
/// <param name="Count">How many.</param>
/// <param name="Figures">What was measured on them.</param>
/// <param name="Note">What else there is to say.</param>
public sealed record FigureRow(string By, string Group, int Count, IReadOnlyList<Figure> Figures, string? Note = null)
{
    public Figure this[string name] => Figures.First(f => f.Name == name);
}

/// <summary>Everything measured on one set.</summary>
/// <param name="Set">Name of its file.</param>
/// <param name="Kind">What its lines ask.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Rows">Figures, all and by group.</param>
/// <param name="Curve">Coverage against error, most confident answers first; empty where there is no confidence.</param>
/// <param name="Confusions">What is taken for what, most frequent first.</param>
/// <param name="Misses">Wrong answers, most confident first.</param>
public sealed record SetReport(
    string Set, SetKind Kind, int Lines, IReadOnlyList<FigureRow> Rows, IReadOnlyList<CurvePoint> Curve, IReadOnlyList<Confusion> Confusions, IReadOnlyList<Miss> Misses)
{
    /// <summary>Time a message took; null where the program's output was read from a file.</summary>
    public Timing? Timing { get; init; }

    public FigureRow Row(string group, string by = "") => Rows.First(r => r.By == by && r.Group == group);
}

/// <summary>Microseconds a message.</summary>
public sealed record Timing(double Mean, double P50, double P99);

/// <summary>If only the most confident share of the lines were answered.</summary>
/// <param name="Coverage">That share.</param>
/// <param name="Confidence">The lowest confidence among them.</param>
/// <param name="Error">Share of wrong ones among them.</param>
public sealed record CurvePoint(double Coverage, double Confidence, double Error)
{
    private static readonly double[] Shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

    public static IReadOnlyList<CurvePoint> Curve(IEnumerable<(double Confidence, bool IsRight)> answers)
    {
        var sorted = answers.OrderByDescending(a => a.Confidence).ToList();
        return sorted.Count == 0 ? [] : [.. Shares.Select(Point)];

        CurvePoint Point(double share)
        {
            var covered = Math.Clamp((int)Math.Round(share * sorted.Count), 1, sorted.Count);
            return new CurvePoint(share, sorted[covered - 1].Confidence, sorted.Take(covered).Count(a => !a.IsRight) / (double)covered);
        }
    }
}

/// <summary>Something taken for something else.</summary>
public sealed record Confusion(string Said, string Expected, int Count)
{
    public static IReadOnlyList<Confusion> Of(IEnumerable<(string Said, string Expected)> wrong) =>
    [
        .. wrong.GroupBy(w => w)
            .Select(g => new Confusion(g.Key.Said, g.Key.Expected, g.Count()))
            .OrderByDescending(c => c.Count)
            .ThenBy(c => c.Expected, StringComparer.Ordinal)
            .ThenBy(c => c.Said, StringComparer.Ordinal),
    ];
}

/// <summary>A wrong answer.</summary>
/// <param name="Id">Which line.</param>
/// <param name="Confidence">How sure the program was.</param>
/// <param name="Said">What it said.</param>
/// <param name="Expected">What was right.</param>
/// <param name="Text">The message.</param>
public sealed record Miss(string Id, double Confidence, string Said, string Expected, string Text);
