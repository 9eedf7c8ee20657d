using System.Diagnostics;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Procedures;
using Microsoft.Extensions.Logging;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// Understands messages by what the library holds now. After a reload the next model is built on the reloading thread while messages are still answered
/// from the last one, then swapped in one step.
/// </summary>
public sealed partial class MessageUnderstanding : IMessageUnderstanding, IDisposable
{
    private readonly IProcedureLibrary library;
    private readonly Language language;
    private readonly UnderstandingOptions options;
    private readonly ILogger<MessageUnderstanding> logger;
    private readonly ModelCache? models;
    private readonly Lock building = new();
    private readonly Task first;
    private volatile UnderstandingModel? latest;
    private volatile int version;

    /// <summary>Begins to build the first model, which takes a second or two, and returns; who asks before it is there waits for it (<see cref="Learned"/>).</summary>
    /// <param name="library">The procedures.</param>
    /// <param name="language">How citizens write.</param>
    /// <param name="options">Thresholds and weights.</param>
    /// <param name="logger">Told how long it took.</param>
    /// <param name="models">Where what was learned is kept; null: learned at each start.</param>
    public MessageUnderstanding(
        IProcedureLibrary library, Language language, UnderstandingOptions options, ILogger<MessageUnderstanding> logger, ModelCache? models = null)
    {
        this.models = models;
        this.library = library;
        this.language = language;
        this.options = options;
        this.logger = logger;

        // Listening starts before the first library is taken: a reload in between comes through Rebuild.
        library.Reloaded += Rebuild;
        var snapshot = library.Current;
        first = Task.Run(() =>
        {
            lock (building)
            {
                if (latest is null)
                {
                    (version, latest) = (snapshot.Version, Build(snapshot));
                }
            }
        });
    }

    /// <summary>Ends when messages can be understood, or with what keeps them from it.</summary>
    public Task Learned => first;

    /// <summary>Version of the snapshot that messages are understood by.</summary>
    public int Version
    {
        get
        {
            _ = Model;
            return version;
        }
    }

    private UnderstandingModel Model
    {
        get
        {
            if (latest is null)
            {
                first.GetAwaiter().GetResult();
            }

            return latest!;
        }
    }

    public UnderstoodMessage Understand(string text, DialogueContext context) => Model.Understand(text, context);

    /// <summary>The same with everything that led to it.</summary>
    public UnderstandingExplanation Explain(string text, DialogueContext context) => Model.Explain(text, context);

    public void Dispose() => library.Reloaded -= Rebuild;

    private void Rebuild(object? sender, EventArgs e)
    {
        lock (building)
        {
            var current = library.Current;
            if (latest is not null && current.Version == version)
            {
                return;
            }

            // Where only a commune's own text changed, everything that was learned still holds.
            if (latest is null || !current.Procedures.SequenceEqual(latest.Procedures))
            {
                latest = Build(current);
            }

            version = current.Version;
        }
    }

    private UnderstandingModel Build(ProcedureSnapshot snapshot)
    {
        var started = Stopwatch.GetTimestamp();
        Log.Learning(logger, snapshot.Procedures.Count);
        var built = new UnderstandingModel(snapshot, language, options, models);
        Log.Learned(logger, snapshot.Procedures.Count, snapshot.Version, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return built;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Information, "Learning {Procedures} procedures; this takes a few seconds")]
        public static partial void Learning(ILogger logger, int procedures);

        [LoggerMessage(1, LogLevel.Information, "Learned {Procedures} procedures (library version {Version}) in {Milliseconds:F0} ms")]
        public static partial void Learned(ILogger logger, int procedures, int version, double milliseconds);
    }
}
