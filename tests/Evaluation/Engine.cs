using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Evaluation;

/// <summary>The understanding over a knowledge directory, without a host around it.</summary>
public sealed class Engine : IDisposable
{
    private readonly MessageUnderstanding understanding;

    /// <param name="knowledge">The knowledge directory.</param>
    /// <param name="options">Thresholds and weights.</param>
    public Engine(string knowledge, UnderstandingOptions options)
        : this(LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1), Language.Load(knowledge), options)
    {
    }

    /// <param name="snapshot">The procedures.</param>
    /// <param name="language">The language of citizens.</param>
    /// <param name="options">Thresholds and weights.</param>
    /// <param name="models">Models that need not be learned; null: learned anew.</param>
    public Engine(ProcedureSnapshot snapshot, Language language, UnderstandingOptions options, ModelCache? models = null)
    {
        Snapshot = snapshot;
        understanding = new MessageUnderstanding(new Still(snapshot), language, options, NullLogger<MessageUnderstanding>.Instance, models);
        understanding.Learned.GetAwaiter().GetResult();
    }

    public ProcedureSnapshot Snapshot { get; }

    /// <summary>The answer to the last message, after all before it were answered as the conversation would.</summary>
    public Answer Ask(LabelledMessage message)
    {
        var context = DialogueContext.Empty;
        UnderstoodMessage? understood = null;
        foreach (var turn in message.Said)
        {
            understood = understanding.Understand(turn, context);
            context = Next(context, understood);
        }

        var last = understood ?? throw new InvalidOperationException("A conversation needs a message.");
        return new Answer(
            message.Id,
            WireNames.Of(last.Intent),
            last.Procedure?.Slug,
            last.Confidence,
            WireNames.Of(last.Facet),
            [.. last.Candidates.Select(c => new AnswerCandidate(c.Procedure.Slug, c.Procedure.Name, c.Score))]);
    }

    public UnderstandingExplanation Explain(string message) => understanding.Explain(message, DialogueContext.Empty);

    public void Dispose() => understanding.Dispose();

    private static DialogueContext Next(DialogueContext context, UnderstoodMessage understood) => understood.Intent switch
    {
        Intent.Procedure => new DialogueContext(understood.Procedure!.Slug, understood.Facet, []),
        Intent.Clarify => context with { OfferedSlugs = [.. understood.Candidates.Take(3).Select(c => c.Procedure.Slug)] },
        _ => context,
    };

    /// <summary>A library that never reloads.</summary>
    private sealed class Still(ProcedureSnapshot snapshot) : IProcedureLibrary
    {
        public event EventHandler? Reloaded
        {
            add { }
            remove { }
        }

        public ProcedureSnapshot Current => snapshot;
    }
}
