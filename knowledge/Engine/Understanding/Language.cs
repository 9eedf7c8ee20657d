using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Understanding;

/// <summary>From what the understanding learns how citizens write: the lists under <c>lexicon/</c> and the labelled comments under <c>topics/</c>.</summary>
/// <param name="Lexicon">Word lists, patterns, example messages.</param>
/// <param name="Comments">Example comments with their topics.</param>
public sealed record Language(Lexicon Lexicon, IReadOnlyList<TopicExample> Comments)
{
    /// <summary>Folder of the word lists inside a knowledge directory.</summary>
    public const string LexiconFolder = "lexicon";

    /// <summary>Folder of the topics inside a knowledge directory.</summary>
    public const string TopicsFolder = "topics";

    /// <summary>What citizens are known to ask and to say, with and without diacritics; without the comments.</summary>
    internal IEnumerable<string> Messages => Lexicon.Wordings.SelectMany(w => w.Value)
        .Concat(Lexicon.IntentExamples.Select(e => e.Text))
        .Concat(Lexicon.FacetExamples.Select(e => e.Text))
        .Concat(Lexicon.Dialogues.Select(d => d.Message));

    /// <param name="directory">A knowledge directory.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static Language Load(string directory) =>
        new(Lexicon.Load(Path.Combine(directory, LexiconFolder)), TopicExample.Load(Path.Combine(directory, TopicsFolder)));
}
