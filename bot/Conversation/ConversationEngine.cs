using CivicBot.Conversation.Handlers;
using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Conversation.Handlers.Tracking;

namespace CivicBot.Conversation;

/// <summary>
/// One citizen turn, decided without touching anything: (state, message, commune, time, what is understood) to (replies, state, effects), or to what is asked of the
/// records first and how the turn ends then.
/// The handlers are asked in this order and the first that feels concerned ends the turn; the last one always does.
/// </summary>
public static class ConversationEngine
{
    private static readonly ITurnHandler[] Handlers =
    [
        new SilentEvents(),
        new Withdrawal(),
        new Arrival(),
        new Emergency(),
        new DeleteMyData(),
        new OfficialLink(),
        new Spam(),
        new MyComments(),
        new AwaitedWords(),
        new MenuCommands(),
        new DraftCommands(),
        new DraftWords(),
        new NoteInProgress(),
        new NoteFollowUp(),
        new NoteStatus(),
        new NoteCommands(),
        new ThingsWithoutWords(),
        new ContactChoices(),
        new NumberNotOffered(),
        new DenunciationHeard(),
        new ProcedureChoices(),
        new Clarification(),
        new ProcedureQuestion(),
        new SmallTalk(),
        new OfficerWanted(),
        new CommentHeard(),
        new StatusQuestion(),
        new NotUnderstood(),
    ];

    public static TurnOutcome Run(TurnInput input)
    {
        var turn = new Turn(input);
        foreach (var handler in Handlers)
        {
            if (handler.Handle(turn) is { } outcome)
            {
                return Finish(turn, outcome);
            }
        }

        throw new InvalidOperationException($"No handler ended a turn with a message of kind {input.Message.GetType().Name}; the last one must.");
    }

    private static TurnOutcome Finish(Turn turn, TurnOutcome outcome) => outcome.Then is { } then
        ? outcome with { Then = results => Finish(turn, then(results)), Understood = turn.UnderstoodSoFar }
        : Remember(FirstContact.Introduce(turn, DraftReminder.Remind(outcome))) with { Understood = turn.UnderstoodSoFar };

    /// <summary>The choices that are on the screen now are those of the last message that has any; a message without choices closes the old ones.</summary>
    private static TurnOutcome Remember(TurnOutcome outcome)
    {
        if (outcome.Replies.Count == 0)
        {
            return outcome;
        }

        var shown = outcome.Replies.LastOrDefault(reply => reply.Choices.Count > 0)?.Choices ?? [];
        return outcome with
        {
            State = outcome.State with { Choices = [.. shown.Select(choice => new OfferedChoice(choice.Label, choice.Command.Encode()))] },
        };
    }
}

/// <summary>One kind of message that the bot answers.</summary>
internal interface ITurnHandler
{
    /// <summary>Null where the message is not of this kind.</summary>
    TurnOutcome? Handle(Turn turn);
}
