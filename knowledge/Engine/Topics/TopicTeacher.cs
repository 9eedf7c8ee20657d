using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Topics;

/// <summary>Makes topic classifiers: what all have in common, read once.</summary>
internal sealed class TopicTeacher
{
    private readonly PhraseTable concepts;
    private readonly TopicOptions options;

    /// <param name="directory">The topics folder of a knowledge directory.</param>
    /// <param name="analyzer">The same as for the messages.</param>
    /// <param name="options">Thresholds and training.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public TopicTeacher(string directory, TextAnalyzer analyzer, TopicOptions options)
    {
        Analyzer = analyzer;
        this.options = options;
        concepts = new PhraseTable(Lexicon.ReadConcepts(directory));
        Examples = TopicExample.Load(directory);
    }

    public TextAnalyzer Analyzer { get; }

    /// <summary>Shipped examples.</summary>
    public IReadOnlyList<TopicExample> Examples { get; }

    /// <param name="corrections">What officials corrected, oldest first.</param>
    public TopicClassifier Teach(IReadOnlyList<TopicExample> corrections) => TopicClassifier.Train(Examples, corrections, concepts, Analyzer, options);
}
