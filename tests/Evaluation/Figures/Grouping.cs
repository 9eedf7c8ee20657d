namespace CivicBot.Evaluation.Figures;

/// <summary>The groups by which figures are told.</summary>
internal static class Grouping
{
    /// <summary>Every value of a field that the lines have, with its lines; none where all lines share one value.</summary>
    public static IEnumerable<(string By, string Group, List<LabelledMessage> Lines)> By(
        string name, IEnumerable<LabelledMessage> lines, Func<LabelledMessage, string?> field)
    {
        var groups = lines.Where(l => field(l) is not null).GroupBy(l => field(l)!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return groups.Count < 2 ? [] : groups.Select(g => (name, g.Key, g.ToList()));
    }

    /// <summary>Named groups of the peers' own scoring; those without lines are left out.</summary>
    public static IEnumerable<(string By, string Group, List<LabelledMessage> Lines)> Named(
        IReadOnlyCollection<LabelledMessage> lines, params (string Name, Func<LabelledMessage, bool> Holds)[] groups) =>
        groups.Select(g => (By: "", g.Name, Lines: lines.Where(g.Holds).ToList())).Where(g => g.Lines.Count > 0);

    /// <summary>"procedure 12, clarify 3".</summary>
    public static string Tally(IEnumerable<string> values) => string.Join(
        ", ",
        values.GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
}
