using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Topics;

/// <summary>A comment with its topics, to learn from.</summary>
/// <param name="Topics">Topic ids, the main one first; at least one.</param>
/// <param name="Text">What a citizen could write.</param>
public sealed record TopicExample(IReadOnlyList<string> Topics, string Text)
{
    /// <summary>All examples under <c>examples/</c> of a topics folder, in the order of files and lines.</summary>
    /// <param name="directory">The topics folder.</param>
    /// <param name="known">Examples that somebody keeps already: what stands there at the same place is not kept a second time.</param>
    /// <exception cref="LexiconException">A line cannot be read or names an unknown topic.</exception>
    public static IReadOnlyList<TopicExample> Load(string directory, IReadOnlyList<TopicExample>? known = null)
    {
        var examples = new List<TopicExample>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(directory, "examples"), "*.tsv").Order(StringComparer.Ordinal))
        {
            var file = new LexiconFile(directory, Path.GetRelativePath(directory, path));
            foreach (var (line, columns) in file.Rows(2))
            {
                // The scheme's own strings: thousands of examples share a dozen.
                var topics = Array.ConvertAll(
                    columns[0].Split(',', StringSplitOptions.TrimEntries),
                    named => TopicScheme.Ids.FirstOrDefault(id => string.Equals(id, named, StringComparison.Ordinal))
                        ?? throw new LexiconException(file.Shown, line, $"\"{named}\" is no topic; use one of {string.Join(", ", TopicScheme.Ids)}"));
                examples.Add(known?.ElementAtOrDefault(examples.Count) is { } same && same.Says(topics, columns[1]) ? same : new TopicExample(topics, columns[1]));
            }
        }

        return examples;
    }

    private bool Says(string[] topics, string text) => string.Equals(Text, text, StringComparison.Ordinal) && Topics.SequenceEqual(topics, StringComparer.Ordinal);
}
