using System.Diagnostics;
using System.Runtime.CompilerServices;
using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;
using Microsoft.Extensions.Logging;

namespace CivicBot.Knowledge.Comments;

/// <summary>
/// Reads comments: topics, what must be screened, place, competence, urgency, separate issues. Safe for many threads; the same files give the same readings.
/// </summary>
public sealed partial class CommentUnderstanding
{
    private readonly ConditionalWeakTable<IReadOnlyCollection<Neighbourhood>, PlaceExtractor> extractors = [];
    private readonly TopicTeacher teacher;
    private readonly ILogger<CommentUnderstanding> logger;
    private readonly Lock learning = new();
    private volatile CommentModel model;

    private CommentUnderstanding(TopicScheme scheme, TopicTeacher teacher, CommentModel model, ILogger<CommentUnderstanding> logger)
    {
        Scheme = scheme;
        this.teacher = teacher;
        this.logger = logger;
        this.model = model;
    }

    /// <summary>The topics with their names.</summary>
    public TopicScheme Scheme { get; }

    /// <summary>Learns; takes about two seconds on two processors.</summary>
    /// <param name="sources">Files to learn from.</param>
    /// <param name="corrections">What officials corrected, oldest first.</param>
    /// <param name="options">Thresholds and training of the topics.</param>
    /// <param name="logger">Told how long it took.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static async Task<CommentUnderstanding> LearnAsync(
        CommentSources sources,
        IReadOnlyList<TopicCorrection> corrections,
        TopicOptions options,
        ILogger<CommentUnderstanding> logger,
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var topics = Path.Combine(sources.Knowledge, "topics");
        var scheme = TopicScheme.Load(topics);
        var topicTeacher = new TopicTeacher(topics, new TextAnalyzer(sources.Lexicon), options, sources.Models, sources.Lexicon.Digest, sources.Known);
        var learned = await CommentModel.LearnAsync(topicTeacher, sources, corrections, cancellationToken);
        Log.Learned(logger, topicTeacher.Examples.Count, corrections.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return new CommentUnderstanding(scheme, topicTeacher, learned, logger);
    }

    /// <param name="text">What the citizen wrote; any text.</param>
    /// <param name="neighbourhoods">The commune's own list. What is prepared from it is kept as long as the list itself: hand in the same object each time.</param>
    public CommentReading Read(string text, IReadOnlyCollection<Neighbourhood> neighbourhoods)
    {
        var current = model;
        return current.Read(text, extractors.GetValue(neighbourhoods, known => new PlaceExtractor(current.Places, known)));
    }

    /// <summary>The same comment with topics that somebody else told, and whose competence it is then.</summary>
    public CommentReading WithTopics(CommentReading reading, TopicReading topics) => model.WithTopics(reading, topics);

    /// <summary>
    /// Learns the topics anew, from the shipped examples and all corrections; takes a second or two, while comments are still read by the last model, then swaps in
    /// one step. The same corrections in the same order give the same readings, whatever was learned before.
    /// </summary>
    /// <param name="corrections">All of them, oldest first; of the same text the latest counts.</param>
    public void Learn(IReadOnlyList<TopicCorrection> corrections)
    {
        lock (learning)
        {
            var started = Stopwatch.GetTimestamp();
            model = model with { Topics = teacher.Teach(corrections) };
            Log.Learned(logger, teacher.Examples.Count, corrections.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>What led to a reading.</summary>
    public CommentExplanation Explain(CommentReading reading) => model.Explain(reading);

    /// <summary>Groups of comments about the same issue at the same place; empty at first.</summary>
    public DuplicateClusters NewClusters() => model.NewClusters();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Learned to read comments from {Examples} examples and {Corrections} corrections in {Milliseconds:F0} ms")]
        public static partial void Learned(ILogger logger, int examples, int corrections, double milliseconds);
    }
}
