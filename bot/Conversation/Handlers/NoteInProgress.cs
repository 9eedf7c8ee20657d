using CivicBot.Conversation.Reading;
using CivicBot.Conversation.Records;

namespace CivicBot.Conversation.Handlers;

/// <summary>The citizen was asked what the officer should know: whatever is written now is that, even if it reads like a question.</summary>
internal sealed class NoteInProgress : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => (turn.State.Awaiting, turn.Request) switch
    {
        (null, _) => null,
        ({ } kind, Request.Said) => Take(turn, kind, turn.Typed),

        // A number that is no choice can be a house number, or all that somebody wants to say.
        ({ } kind, Request.ChosenNothing) => Take(turn, kind, turn.Typed),
        (not null, Request.Showed { Things: [var first, ..] }) when first.Kind is not ThingKind.Audio => MoreThings(turn, first),
        _ => null,
    };

    public static TurnOutcome Take(Turn turn, NoteKind kind, string text)
    {
        var code = NoteCode.For(turn.Input.Key, turn.Now);
        var office = turn.Commune.OneStop;
        var next = Answers.OfficeLines.NextOpening(turn);
        return turn.End(TurnStatus.NoteTaken, new Reply(Texts.NoteTaken(code, office.Name, next), [new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu))]))
            .With(state => state with { Awaiting = null, NoteCode = code, FiledCode = null, About = null, Asked = null, Things = [], SpamInARow = 0 })
            .Effect(new ConversationEffect.LeaveNote(code, kind, text, Gathered.Things(turn), turn.State.ProcedureSlug));
    }

    private static TurnOutcome MoreThings(Turn turn, SentThing first)
    {
        var useful = first.Kind is not (ThingKind.Sticker or ThingKind.Other or ThingKind.ContactCard);
        return turn.End(TurnStatus.NoteNeedsWords, new Reply(useful ? Texts.NoteThingsNeedWords : Texts.NotePrompt, NoteCommands.Cancel))
            .With(state => state with { Things = Gathered.Things(turn) });
    }
}
