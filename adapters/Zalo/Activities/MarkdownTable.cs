using System.Text.RegularExpressions;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>A table of pipes; on a phone each row becomes one line that can be read without columns.</summary>
internal sealed partial record MarkdownTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Lines of the source: header, separator, rows.</summary>
    public int Length => Rows.Count + 2;

    public static bool TryRead(IReadOnlyList<string> lines, int start, out MarkdownTable table)
    {
        table = new MarkdownTable([], []);
        if (start + 1 >= lines.Count || !lines[start].Contains('|', StringComparison.Ordinal) || !Separator().IsMatch(lines[start + 1]))
        {
            return false;
        }

        var rows = lines.Skip(start + 2).TakeWhile(line => line.Contains('|', StringComparison.Ordinal)).Select(Cells).ToList();
        table = new MarkdownTable(Cells(lines[start]), rows);
        return true;
    }

    /// <summary>Two columns read as "name: value"; more repeat the column's name before each value.</summary>
    public IEnumerable<string> ToLines() => Rows.Count == 0
        ? [string.Join(" – ", Header)]
        : Rows.Select(row => "• " + Line(row));

    private string Line(IReadOnlyList<string> row) => Header.Count == 2 && row.Count == 2
        ? Pair(row[0], row[1])
        : string.Join("; ", row.Select(Named).Where(cell => cell.Length > 0));

    private static string Pair(string name, string value) => name.Length == 0 ? value : value.Length == 0 ? name : $"{name}: {value}";

    private string Named(string cell, int column) =>
        cell.Length == 0 || column >= Header.Count || Header[column].Length == 0 ? cell : $"{Header[column]}: {cell}";

    private static List<string> Cells(string line)
    {
        var inner = line.Trim();
        inner = inner.StartsWith('|') ? inner[1..] : inner;
        inner = inner.EndsWith('|') && !inner.EndsWith("\\|", StringComparison.Ordinal) ? inner[..^1] : inner;
        return [.. CellBorder().Split(inner).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];
    }

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CellBorder();
}
