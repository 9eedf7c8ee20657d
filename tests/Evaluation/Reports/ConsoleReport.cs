using CivicBot.Evaluation.Figures;

namespace CivicBot.Evaluation.Reports;

/// <summary>Prints what was measured as tables that fit a wide terminal.</summary>
internal sealed class ConsoleReport(TextWriter output)
{
    private const int MostConfusions = 12;
    private const int NameWidth = 26;

    /// <param name="report">What was measured.</param>
    /// <param name="worst">How many wrong answers are listed.</param>
    /// <param name="texts">Whether the messages themselves are shown.</param>
    public void Print(SetReport report, int worst, bool texts)
    {
        output.WriteLine();
        output.WriteLine($"{report.Set}: {report.Lines} lines, {Describe(report.Kind)}{Time(report.Timing)}");
        foreach (var table in report.Rows.GroupBy(r => (r.By, Columns: string.Join('|', r.Figures.Select(f => f.Name)))))
        {
            Table(table.Key.By, [.. table]);
        }

        Curve(report.Curve);
        Confusions(report);
        Worst(report, worst, texts);
    }

    /// <summary>What leaving out the diacritics costs, in percentage points.</summary>
    public void PrintCost(SetReport typed, SetReport folded)
    {
        output.WriteLine();
        output.WriteLine($"{typed.Set}: what typing without diacritics costs");
        foreach (var before in typed.Rows.Where(r => r.By.Length == 0))
        {
            if (folded.Rows.FirstOrDefault(r => r.By.Length == 0 && r.Group == before.Group && r.Count == before.Count) is { } after)
            {
                var changes = before.Figures.Zip(after.Figures).Where(f => f.First.Better != Better.Neither);
                output.WriteLine(FormattableString.Invariant(
                    $"  {before.Group,-NameWidth} {string.Join("  ", changes.Select(c => FormattableString.Invariant($"{c.First.Name} {c.First.Value:0.000} → {c.Second.Value:0.000} ({(c.Second.Value - c.First.Value) * 100:+0.0;-0.0;0.0})")))}"));
            }
        }
    }

    private static string Describe(SetKind kind) => kind switch
    {
        SetKind.Questions => "questions",
        SetKind.FollowUps => "follow-up questions",
        SetKind.OutOfScope => "messages that are no questions about procedures",
        SetKind.Comments => "comments by topic",
        SetKind.Duplicates => "comments about the same or another issue",
        SetKind.Sensitive => "messages to screen",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of set."),
    };

    private static string Time(Timing? timing) =>
        timing is null ? "" : FormattableString.Invariant($"; a message takes {timing.Mean:0} µs on average, {timing.P50:0} (p50), {timing.P99:0} (p99)");

    private void Table(string by, List<FigureRow> rows)
    {
        string[] columns = [.. rows[0].Figures.Select(f => f.Name)];
        output.WriteLine($"  {by,-NameWidth} {"n",5} {string.Join(' ', columns.Select(c => c.PadLeft(Width(c))))}");
        foreach (var row in rows)
        {
            var values = row.Figures.Select(f => f.Value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture).PadLeft(Width(f.Name)));
            output.WriteLine($"  {row.Group,-NameWidth} {row.Count,5} {string.Join(' ', values)}{(row.Note is { } note ? $"   {note}" : "")}");
        }
    }

    private static int Width(string column) => Math.Max(6, column.Length);

    private void Curve(IReadOnlyList<CurvePoint> curve)
    {
        if (curve.Count == 0)
        {
            return;
        }

        output.WriteLine("  most confident share: error there (lowest confidence)");
        output.WriteLine($"    {string.Join("   ", curve.Select(p => FormattableString.Invariant($"{p.Coverage * 100:0} %: {p.Error:0.000} ({p.Confidence:0.00})")))}");
    }

    private void Confusions(SetReport report)
    {
        if (report.Confusions.Count == 0)
        {
            return;
        }

        output.WriteLine("  most frequent confusions (said → right)");
        foreach (var confusion in report.Confusions.Take(MostConfusions))
        {
            output.WriteLine($"    {confusion.Count,3}  {confusion.Said} → {confusion.Expected}");
        }
    }

    private void Worst(SetReport report, int worst, bool texts)
    {
        if (worst == 0 || report.Misses.Count == 0)
        {
            return;
        }

        output.WriteLine("  worst errors (confidence: said; right)");
        foreach (var miss in report.Misses.Take(worst))
        {
            output.WriteLine(FormattableString.Invariant($"    {miss.Id} {miss.Confidence:0.00}: {miss.Said}; {miss.Expected}{(texts ? $"   «{miss.Text}»" : "")}"));
        }
    }
}
