using System.Text;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>Reads the line-based lists under <c>knowledge/lexicon</c> and its sister folders: UTF-8, tab between columns, # begins a comment line.</summary>
internal sealed class LexiconFile(string directory, string name)
{
    /// <summary>Folder and file, as errors name it.</summary>
    public string Shown { get; } = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(directory))}/{name}";

    /// <summary>The lines that hold something, with exactly as many columns as asked for.</summary>
    public IEnumerable<(int Line, string[] Columns)> Rows(int columns)
    {
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            throw new LexiconException(Shown, 1, $"the file is missing; restore it from the shipped knowledge/{Shown}");
        }

        var number = 0;
        foreach (var raw in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            var line = raw.Trim(' ', '\r');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            if (cells.Length != columns || cells.Any(c => c.Length == 0))
            {
                throw new LexiconException(Shown, number, $"expected {columns} columns separated by tabs, found {cells.Count(c => c.Length > 0)}");
            }

            yield return (number, cells);
        }
    }
}
