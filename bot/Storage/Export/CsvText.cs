using System.Buffers;
using System.Globalization;

namespace CivicBot.Storage.Export;

/// <summary>Cells of a CSV file for spreadsheets: quoted where needed, and never taken for a formula.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\n\r\t");

    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>A text of people that begins like a formula gets an apostrophe, which spreadsheets hide; numbers stay numbers.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string[] list => Quoted(Harmless(string.Join("; ", list))),
        _ => Quoted(Harmless((string)value)),
    };

    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
