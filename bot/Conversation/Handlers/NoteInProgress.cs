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
        ({ } kind, Request.Showed { Things: [var first, ..] }) when first.Kind is not ThingKind.Audio => MoreThings(turn, kind, first),
        _ => null,
    };

    public static TurnOutcome Take(Turn turn, NoteKind kind, string text)
    {
        var code = NoteCode.For(turn.Input.Key, turn.Now);
        var office = turn.Commune.OneStop;
        var next = Answers.OfficeLines.NextOpening(turn);
        var confirmation = kind switch
        {
            NoteKind.Officer => Texts.NoteTaken(code, office.Name, next),
            NoteKind.Comment => Texts.CommentTaken(code, office.Name, next),
            _ => throw new InvalidOperationException($"Unknown kind of note {kind}."),
        };
        return turn.End(TurnStatus.NoteTaken, new Reply(confirmation, [new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu))]))
            .With(state => state with { Awaiting = null, NoteCode = code, Asked = null, Things = [], SpamInARow = 0 })
            .Effect(new ConversationEffect.LeaveNote(code, kind, text, Gathered.Things(turn), turn.State.ProcedureSlug));
    }

    private static TurnOutcome MoreThings(Turn turn, NoteKind kind, SentThing first)
    {
        var useful = first.Kind is not (ThingKind.Sticker or ThingKind.Other or ThingKind.ContactCard);
        return turn.End(TurnStatus.NoteNeedsWords, new Reply(useful ? Texts.NoteThingsNeedWords : Prompt(turn, kind), NoteCommands.Cancel))
            .With(state => state with { Things = Gathered.Things(turn) });
    }

    public static string Prompt(Turn turn, NoteKind kind) => kind switch
    {
        NoteKind.Officer => Texts.NotePrompt,
        NoteKind.Comment => Texts.CommentPrompt(turn.Commune.Name),
        _ => throw new InvalidOperationException($"Unknown kind of note {kind}."),
    };
}
