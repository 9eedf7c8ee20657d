using CivicBot.Conversation.Records;

namespace CivicBot.Conversation.Handlers;

/// <summary>"Mã LN-2111-48273 tới đâu rồi": how far the citizen's own note is.</summary>
internal sealed class NoteStatus : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (!turn.HasWords || NoteCode.Find(turn.Said) is not { } code)
        {
            return null;
        }

        var note = turn.Input.OwnNotes.FirstOrDefault(own => string.Equals(own.Code, code, StringComparison.Ordinal));
        var text = note switch
        {
            null => Texts.NoteNotFound(code),
            { ClosedOn: { } closed } => Texts.NoteClosed(code, closed, note.Result ?? ""),
            _ => Texts.NoteOpen(code, note.LeftOn),
        };
        return turn.End(TurnStatus.NoteStatus, new Reply($"{text}\n\n{Answers.OfficeLines.OneStop(turn)}", Hand.Choices(turn)))
            .With(state => state with { SpamInARow = 0 });
    }
}
