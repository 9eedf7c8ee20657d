using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation.Handlers;

/// <summary>
/// The honest answer, with a person to ask; the question goes to the people who write the knowledge. Also the end of everything that no other
/// handler took (a procedure that is switched off in this commune, a clarification without options).
/// </summary>
internal sealed class NotUnderstood : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (!turn.HasWords || !turn.Said.Any(char.IsLetter))
        {
            return turn.End(TurnStatus.NotUnderstood, new Reply(Texts.UnknownShort, Menu.Choices));
        }

        var nearest = turn.Understood.Candidates.Count > 0 ? turn.Understood.Candidates[0].Procedure.Slug : null;
        var choices = Hand.Choices(turn, new Choice(Texts.ChoiceSendQuestion, Command.SendAsked(NoteKind.Officer)));
        return turn.End(TurnStatus.NotUnderstood, new Reply($"{Texts.Unknown}\n\n{OfficeLines.OneStop(turn)}", choices))
            .With(state => state with { Asked = turn.Typed, Things = Gathered.Things(turn), SpamInARow = 0 })
            .Effect(new ConversationEffect.RecordUnanswered(turn.Said, nearest, turn.Understood.Confidence, turn.Understood.Reason));
    }
}
