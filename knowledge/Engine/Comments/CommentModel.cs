using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Screening.PersonalData;
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
    // Punctuation, so that no name reaches across.
    private const char Gap = ';';
    private const double SureOfIssue = 0.6;

    /// <summary>Learns. The classifiers of topics and of the screening take longest: they run beside the rest.</summary>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static async Task<CommentModel> LearnAsync(
        TopicTeacher teacher, CommentSources sources, IReadOnlyList<TopicCorrection> corrections, CancellationToken cancellationToken)
    {
        var (knowledge, lexicon, analyzer) = (sources.Knowledge, sources.Lexicon, teacher.Analyzer);
        var topics = Task.Run(() => teacher.Teach(corrections), cancellationToken);
        var screening = Task.Run(
            () => new MessageScreening(
                ScreeningRules.Load(Path.Combine(knowledge, "screening"), lexicon), analyzer, teacher.Examples.Select(e => e.Text).Concat(sources.Questions()), sources.Models),
            cancellationToken);
        var lists = Task.Run(
            () => (
                Places: PlaceLexicon.Load(knowledge),
                Matters: MatterLexicon.Load(knowledge, analyzer),
                Joiners: JoinerLexicon.Load(knowledge),
                Competence: CompetenceRules.Load(knowledge),
                Urgency: UrgencyRules.Load(knowledge)),
            cancellationToken);
        await Task.WhenAll(topics, screening, lists).WaitAsync(cancellationToken);
        var read = await lists;
        return new CommentModel(
            analyzer, await topics, await screening, read.Places, read.Matters, new IssueSplitter(read.Matters, read.Joiners), read.Competence, read.Urgency);
    }

    public CommentReading Read(string comment, PlaceExtractor extractor)
    {
        var text = Analyzer.Analyse(comment);
        var screening = Screening.Read(text);
        var place = extractor.Read(WithoutPersons(text, screening));
        var issues = Splitter.Texts(text);
        var topics = WithTopicsOf(issues, Topics.Read(text));
        return new CommentReading(text, topics, screening, place, Competence.Of(text, topics.Assigned, place), Urgency.Of(text), issues);
    }

    public CommentReading WithTopics(CommentReading reading, TopicReading topics) =>
        reading with { Topics = topics, Competence = Competence.Of(reading.Text, topics.Assigned, reading.Place) };

    /// <summary>Each separate issue wants its officer, also one that is drowned in the whole.</summary>
    private TopicReading WithTopicsOf(IReadOnlyList<string> issues, TopicReading whole) => issues.Count < 2
        ? whole
        : whole with
        {
            Assigned =
            [
                .. whole.Assigned
                    .Concat(issues.Select(issue => Topics.Read(Analyzer.Analyse(issue))).Where(t => t.Confidence >= SureOfIssue).Select(t => t.Assigned[0]))
                    .Distinct(StringComparer.Ordinal)
                    .Take(TopicClassifier.MostTopics),
            ],
        };

    /// <summary>A place is shown to everybody: telephone numbers and names of persons are no part of it ("gọi số 0912…"). Positions stay.</summary>
    private static AnalysedText WithoutPersons(AnalysedText text, ScreeningReading screening)
    {
        var persons = screening.PersonalData.Where(d => d.Kind != PersonalDataKind.HomeAddress).ToList();
        if (persons.Count == 0)
        {
            return text;
        }

        var letters = text.Original.ToCharArray();
        foreach (var datum in persons)
        {
            letters.AsSpan(datum.Start, datum.Length).Fill(Gap);
        }

        return new AnalysedText(new string(letters), text.Tokens, text.IsToneless);
    }

    public CommentExplanation Explain(CommentReading reading) => new(Analyzer.StepsThatChange(reading.Text.Original), Screening.Explain(reading.Text));

    public DuplicateClusters NewClusters() => new(Places, Matters);
}
