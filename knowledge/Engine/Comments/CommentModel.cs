using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Comments;

/// <summary>Everything learned from the lists of a knowledge directory. Immutable: readers keep the one they took while the next is built.</summary>
internal sealed record CommentModel(
    TextAnalyzer Analyzer,
    TopicClassifier Topics,
    MessageScreening Screening,
    PlaceLexicon Places,
    MatterLexicon Matters,
    IssueSplitter Splitter,
    CompetenceRules Competence,
    UrgencyRules Urgency)
{
    /// <summary>Learns. The classifiers of topics and of the screening take longest: they run beside the rest.</summary>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static async Task<CommentModel> LearnAsync(
        TopicTeacher teacher, CommentSources sources, IReadOnlyList<TopicExample> corrections, CancellationToken cancellationToken)
    {
        var (knowledge, lexicon, analyzer) = (sources.Knowledge, sources.Lexicon, teacher.Analyzer);
        var topics = Task.Run(() => teacher.Teach(corrections), cancellationToken);
        var screening = Task.Run(
            () => new MessageScreening(
                ScreeningRules.Load(Path.Combine(knowledge, "screening"), lexicon), analyzer, teacher.Examples.Select(e => e.Text).Concat(sources.Questions())),
            cancellationToken);
        var lists = Task.Run(
            () => (
                Places: PlaceLexicon.Load(knowledge),
                Matters: MatterLexicon.Load(knowledge, analyzer),
                Joiners: JoinerLexicon.Load(knowledge),
                Competence: CompetenceRules.Load(knowledge),
                Urgency: UrgencyRules.Load(knowledge)),
            cancellationToken);
        var read = await lists;
        return new CommentModel(
            analyzer, await topics, await screening, read.Places, read.Matters, new IssueSplitter(read.Matters, read.Joiners), read.Competence, read.Urgency);
    }

    public CommentReading Read(string comment, PlaceExtractor extractor)
    {
        var text = Analyzer.Analyse(comment);
        var topics = Topics.Read(text);
        var place = extractor.Read(text);
        return new CommentReading(
            text, topics, Screening.Read(text), place, Competence.Of(text, topics.Assigned, place), Urgency.Of(text), Splitter.Texts(text));
    }

    public CommentExplanation Explain(CommentReading reading) => new(Analyzer.StepsThatChange(reading.Text.Original), Screening.Explain(reading.Text));

    public DuplicateClusters NewClusters() => new(Places, Matters);
}
