using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>
/// Advertisements: told once that this is not the place, then silence, because every answer feeds a loop between two machines.
/// Anything that is not one ends the silence.
/// </summary>
internal sealed class Spam : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Intent != Intent.Spam || turn.State.Awaiting is not null || turn.Draft is { HasWords: false })
        {
            return null;
        }

        var outcome = turn.State.SpamInARow == 0
            ? turn.End(TurnStatus.SpamRefused, new Reply(Texts.SpamAnswer))
            : turn.End(TurnStatus.Silent);
        return outcome.With(state => state with { SpamInARow = state.SpamInARow + 1 });
    }
}
