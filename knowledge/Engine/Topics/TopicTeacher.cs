using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Topics;

/// <summary>Makes topic classifiers: what all have in common, read once.</summary>
internal sealed class TopicTeacher
{
    private readonly TopicWords words;
    private readonly TopicOptions options;
    private readonly ModelCache? models;
    private readonly string lists;

    /// <param name="directory">The topics folder of a knowledge directory.</param>
    /// <param name="analyzer">The same as for the messages.</param>
    /// <param name="options">Thresholds and training.</param>
    /// <param name="models">Where what was learned is kept; null: learned anew.</param>
    /// <param name="analyzed">Digest of the lists behind the analyzer.</param>
    /// <param name="known">Examples of the same folder that are kept elsewhere as well.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public TopicTeacher(string directory, TextAnalyzer analyzer, TopicOptions options, ModelCache? models = null, string analyzed = "", IReadOnlyList<TopicExample>? known = null)
    {
        Analyzer = analyzer;
        this.options = options;
        this.models = models;
        lists = $"{FolderDigest.Of(directory)} {analyzed}";
        words = TopicWords.Load(directory);
        Examples = TopicExample.Load(directory, known);
    }

    public TextAnalyzer Analyzer { get; }

    /// <summary>Shipped examples.</summary>
    public IReadOnlyList<TopicExample> Examples { get; }

    /// <param name="corrections">What officials corrected, oldest first; of the same text the latest counts, also against a shipped example.</param>
    /// <remarks>Always from the beginning: the same corrections give the same classifier, however many at a time they were learned.</remarks>
    public TopicClassifier Teach(IReadOnlyList<TopicCorrection> corrections)
    {
        var latest = new Dictionary<string, TopicExample>(StringComparer.Ordinal);
        foreach (var correction in corrections)
        {
            // Masks are ours, not the citizen's words: "[số điện thoại]" must not speak for telecommunication.
            var text = ScreeningTexts.WithoutMasks(correction.Text);
            var key = KeyOf(text);

            // In the order in which they were last said, so that a corrected correction is not worth less.
            latest.Remove(key);
            latest.Add(key, new TopicExample(correction.Topics, text));
        }

        var examples = latest.Count == 0 ? Examples : [.. Examples.Where(e => !latest.ContainsKey(KeyOf(e.Text)))];
        return TopicClassifier.Train(examples, [.. latest.Values], words, Analyzer, options, models, lists);
    }

    /// <summary>The same for texts that differ in case, signs or spelling only.</summary>
    private string KeyOf(string text) => VietnameseLetters.Fold(Analyzer.Analyse(text).NormalForm);
}
