using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Files;

/// <summary>Reads a line-based list anywhere below <c>knowledge</c>: UTF-8, tab between columns, # begins a comment line.</summary>
/// <param name="knowledge">The knowledge directory.</param>
/// <param name="name">Path below it, with forward slashes: <c>places/kinds.tsv</c>.</param>
internal sealed class TableFile(string knowledge, string name)
{
    /// <summary>The lines that hold something, with exactly as many columns as asked for.</summary>
    /// <exception cref="LexiconException">The file is missing, or a line has too many or too few columns.</exception>
    public IEnumerable<TableRow> Rows(int columns) =>
        new LexiconFile(Path.Combine(knowledge, Path.GetDirectoryName(name)!), Path.GetFileName(name)).Rows(columns).Select(r => new TableRow(this, r.Line, r.Columns));

    /// <param name="line">One-based.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public LexiconException Problem(int line, string problem) => new(name, line, problem);
}

/// <summary>One line of a list.</summary>
internal sealed record TableRow(TableFile File, int Line, string[] Columns)
{
    public string this[int column] => Columns[column];

    /// <summary>A cell that holds several phrases: <c>khu phố | kp</c>.</summary>
    public string[] Choices(int column) => Columns[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A pattern in a cell.</summary>
    /// <exception cref="LexiconException">It cannot be read.</exception>
    public PhrasePattern Pattern(int column)
    {
        try
        {
            return new PhrasePattern(Columns[column]);
        }
        catch (FormatException e)
        {
            throw File.Problem(Line, e.Message);
        }
    }
}
