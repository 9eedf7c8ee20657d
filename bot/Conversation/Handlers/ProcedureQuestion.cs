using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>A question about one procedure, or a further one about the procedure just talked about.</summary>
internal sealed class ProcedureQuestion : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) =>
        turn.Intent == Intent.Procedure && turn.Find(turn.Understood.Procedure?.Slug) is { } procedure
            ? AnswerComposer.Answer(turn, procedure, AskedPart.Of(turn), turn.Said).With(state => state with { Asked = turn.Said, SpamInARow = 0 })
            : null;
}
