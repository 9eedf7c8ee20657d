using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Similar;
using CivicBot.Communes;
using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Dialogues;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Commands;

/// <summary>Runs the citizen's conversation from the command line: the same engine as on every channel, without storage and network.</summary>
internal sealed class AskDesk(
    IProcedureLibrary library,
    MessageUnderstanding understanding,
    ICommuneDirectory communes,
    Commune commune,
    ConversationOptions options,
    KnowledgeOptions knowledge,
    ICommentReader reader,
    IReadOnlyList<UpcomingDay> days,
    TimeProvider time)
{
    /// <summary>Says the turns one after the other and gives what came of the last.</summary>
    /// <param name="id">Names the conversation.</param>
    /// <param name="turns">At least one.</param>
    public Asked Ask(string id, IReadOnlyList<string> turns)
    {
        // Everybody who asks here knows who runs this.
        var state = new DialogueState { Introduced = true };
        var now = VietnamTime.ToVietnam(time.GetUtcNow());
        var comments = new CommentsInput(reader, new OpenedComments { Days = days }, new NoSimilarComments(), new IntakeOptions().DraftDays, new PrivacyOptions().RetentionDays);
        TurnOutcome? outcome = null;
        for (var i = 0; i < turns.Count; i++)
        {
            outcome = ConversationEngine.Run(new TurnInput(
                $"ask/{id}/{i}", state, new IncomingMessage.Sent(turns[i].Normalize().Trim(), []), commune, now, understanding, library.Current,
                office => communes.OpeningAt(commune, office, now), [], options, knowledge.ReviewAfterDays, comments));
            while (outcome.Then is { } then)
            {
                outcome = then(DryIntake.Apply($"ask/{id}/{i}", outcome.Requests));
            }

            if (i < turns.Count - 1)
            {
                state = outcome.State;
            }
        }

        return new Asked(outcome ?? throw new ArgumentException("A conversation needs at least one turn.", nameof(turns)), Context(state));
    }

    /// <summary>How the last message was understood.</summary>
    public UnderstandingExplanation Explain(string text, DialogueContext context) => understanding.Explain(text, context);

    private static DialogueContext Context(DialogueState state) => new(
        state.ProcedureSlug, state.KnownPart is { } part ? AnswerParts.FacetOf(part) : null, state.OfferedSlugs);
}

/// <param name="Context">What was talked about before the last turn.</param>
internal sealed record Asked(TurnOutcome Outcome, DialogueContext Context)
{
    public string Answer => string.Join("\n\n", Outcome.Replies.Select(reply => reply.Plain));
}
