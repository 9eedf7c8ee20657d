using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Topics;

/// <summary>A comment with its topics, to learn from.</summary>
/// <param name="Topics">Topic ids, the main one first; at least one.</param>
/// <param name="Text">What a citizen could write.</param>
public sealed record TopicExample(IReadOnlyList<string> Topics, string Text)
{
    /// <summary>All examples under <c>examples/</c> of a topics folder, in the order of files and lines.</summary>
    /// <exception cref="LexiconException">A line cannot be read or names an unknown topic.</exception>
    public static IReadOnlyList<TopicExample> Load(string directory)
    {
        var examples = new List<TopicExample>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(directory, "examples"), "*.tsv").Order(StringComparer.Ordinal))
        {
            var file = new LexiconFile(directory, Path.GetRelativePath(directory, path));
            foreach (var (line, columns) in file.Rows(2))
            {
                string[] topics = columns[0].Split(',', StringSplitOptions.TrimEntries);
                if (Array.Find(topics, t => !TopicScheme.Ids.Contains(t, StringComparer.Ordinal)) is { } unknown)
                {
                    throw new LexiconException(file.Shown, line, $"\"{unknown}\" is no topic; use one of {string.Join(", ", TopicScheme.Ids)}");
                }

                examples.Add(new TopicExample(topics, columns[1]));
            }
        }

        return examples;
    }
}
