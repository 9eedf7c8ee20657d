using System.Globalization;

namespace CivicBot.Evaluation.Peers;

/// <summary>CivicBot and its peers on the same set in the same run.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="What">What was compared and what the peers were given.</param>
/// <param name="Columns">Names of the figures shown.</param>
/// <param name="Ours">CivicBot's lines.</param>
/// <param name="Peers">The peers' lines.</param>
public sealed record PeerComparison(string Set, string What, IReadOnlyList<string> Columns, IReadOnlyList<PeerLine> Ours, IReadOnlyList<PeerLine> Peers)
{
    /// <summary>By how many percentage points the best peer is beaten in a figure over the whole set; negative: not beaten.</summary>
    public double Lead(string figure) =>
        (Ours.First(l => l.Group == "all").Figures[figure] - Peers.Where(l => l.Group == "all").Max(l => l.Figures[figure])) * 100;

    public void Print(TextWriter output)
    {
        string[] groups = [.. Ours.Select(l => l.Group)];
        output.WriteLine();
        output.WriteLine($"{Set}: {What}");
        output.WriteLine($"  {"",-26}   {string.Join("   ", groups.Select(g => g.PadRight(Width)))}");
        output.WriteLine($"  {"",-26}   {string.Join("   ", groups.Select(_ => string.Join(' ', Columns.Select(c => c.PadLeft(ColumnWidth)))))}   µs a query");
        foreach (var system in Ours.Concat(Peers).GroupBy(l => l.System, StringComparer.Ordinal))
        {
            var cells = groups.Select(g => Cell(system.FirstOrDefault(l => l.Group == g)));
            output.WriteLine($"  {system.Key,-26}   {string.Join("   ", cells)}   {system.First().Microseconds?.ToString("0", CultureInfo.InvariantCulture) ?? "-"}");
        }

        output.WriteLine($"  ahead of the best peer: {string.Join(", ", Columns.Select(c => FormattableString.Invariant($"{c} {Lead(c):+0.0;-0.0;0.0} points")))}");
    }

    private const int ColumnWidth = 7;

    private int Width => (Columns.Count * (ColumnWidth + 1)) - 1;

    private string Cell(PeerLine? line) => string.Join(
        ' ', Columns.Select(c => (line?.Figures.GetValueOrDefault(c).ToString("0.000", CultureInfo.InvariantCulture) ?? "-").PadLeft(ColumnWidth)));
}
