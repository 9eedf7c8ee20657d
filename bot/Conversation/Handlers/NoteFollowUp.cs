using CivicBot.Conversation.Reading;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>
/// What belongs to the note just left: a phone number to call back, a further sentence, a photo. People write one matter in several messages;
/// nothing of it may be lost or answered with "I do not understand".
/// </summary>
internal sealed class NoteFollowUp : ITurnHandler
{
    private const int MaxContact = 80;

    private static readonly TimeSpan StillWriting = TimeSpan.FromMinutes(10);

    public TurnOutcome? Handle(Turn turn) => (turn.State.NoteCode, turn.Input.Message) switch
    {
        (null, IncomingMessage.ContactShared) => turn.End(TurnStatus.ContactNotNeeded, Menu.Reply(turn, Texts.ContactNotNeeded)),
        (null, _) => null,
        ({ } code, IncomingMessage.ContactShared { Phone: { } phone } contact) =>
            Add(turn, code, string.Join(' ', new[] { contact.Name, phone }.Where(part => !string.IsNullOrWhiteSpace(part))), TurnStatus.ContactAdded, Texts.ContactAdded(code)),
        ({ } code, IncomingMessage.ContactShared) => turn.End(TurnStatus.ContactNotNeeded, Menu.Reply(turn, Texts.ContactNotNeeded)),
        ({ } code, IncomingMessage.Sent) when turn.HasWords && IsMostlyAPhoneNumber(turn.Typed) =>
            Add(turn, code, turn.Typed, TurnStatus.ContactAdded, Texts.ContactAdded(code)),
        ({ } code, IncomingMessage.Sent) when IsStillWriting(turn) && GoesOn(turn) => Add(turn, code, turn.Typed, TurnStatus.NoteExtended, Texts.NoteExtended(code)),
        _ => null,
    };

    // A long message with a number in it is a matter of its own.
    private static bool IsMostlyAPhoneNumber(string text) =>
        text.Length <= MaxContact && PhoneNumber.IsIn(text) && NoteCode.Find(text) is null;

    private static bool IsStillWriting(Turn turn) => turn.Input.State.LastTurnAt is { } last && turn.Now - last <= StillWriting;

    private static bool GoesOn(Turn turn) => turn.Request switch
    {
        Request.Said => NoteCode.Find(turn.Typed) is null && turn.Intent is Intent.Unknown or Intent.Comment,
        Request.Showed { Things: [{ Kind: ThingKind.Image or ThingKind.Video or ThingKind.File or ThingKind.Location }, ..] } => true,
        _ => false,
    };

    private static TurnOutcome Add(Turn turn, string code, string text, TurnStatus status, string confirmation) =>
        turn.End(status, new Reply(confirmation, [new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu))]))
            .With(state => state with { SpamInARow = 0 })
            .Effect(new ConversationEffect.AddToNote(code, text, turn.Things));
}
