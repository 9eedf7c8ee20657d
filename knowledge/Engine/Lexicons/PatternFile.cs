using System.Globalization;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>Reads lists of weighted patterns: label, weight, pattern.</summary>
internal static class PatternFile
{
    /// <param name="directory">Where the file is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="labels">Those that may occur.</param>
    /// <param name="isExact">Words with diacritics are never found without them.</param>
    /// <exception cref="LexiconException">A label is not among the known ones, a weight is no number, or a pattern cannot be read.</exception>
    public static List<WeightedPattern> Read(string directory, string name, HashSet<string> labels, bool isExact = false)
    {
        var file = new LexiconFile(directory, name);
        var patterns = new List<WeightedPattern>();
        foreach (var (line, columns) in file.Rows(3))
        {
            if (!labels.Contains(columns[0]))
            {
                throw new LexiconException(file.Shown, line, $"\"{columns[0]}\" is not known; use one of {string.Join(", ", labels)}");
            }

            if (!double.TryParse(columns[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
            {
                throw new LexiconException(file.Shown, line, $"the weight \"{columns[1]}\" is not a number; write it like 2 or -1.5");
            }

            try
            {
                patterns.Add(new WeightedPattern(columns[0], weight, new PhrasePattern(columns[2], isExact), line));
            }
            catch (FormatException e)
            {
                throw new LexiconException(file.Shown, line, e.Message);
            }
        }

        return patterns;
    }
}
