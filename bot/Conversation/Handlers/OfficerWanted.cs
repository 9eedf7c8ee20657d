using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>"Gặp cán bộ": where and when people are received, the number, and a note for the officer.</summary>
internal sealed class OfficerWanted : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Chosen?.Kind != CommandKind.MeetOfficer && turn.Intent != Intent.Human)
        {
            return null;
        }

        // Talked about a procedure: the officer for that field.
        var (contact, phone) = turn.Find(turn.State.ProcedureSlug) is { } procedure
            ? (OfficeLines.For(procedure, turn), OfficeLines.PhoneFor(procedure, turn))
            : (OfficeLines.OneStop(turn), OfficeLines.OneStopPhone(turn));
        var reply = new Reply(
            $"{Texts.OfficerLead}\n\n{contact}\n\n{Texts.OfficerOffer}",
            Hand.Choices(phone, new Choice(Texts.ChoiceWriteNote, new Command(CommandKind.WriteNote))));
        return turn.End(TurnStatus.OfficerShown, reply).With(state => state with { Awaiting = null, SpamInARow = 0 });
    }
}
