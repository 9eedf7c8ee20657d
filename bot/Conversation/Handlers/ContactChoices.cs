namespace CivicBot.Conversation.Handlers;

/// <summary>A phone number or address that a button would have opened, typed by its number where buttons cannot be pressed (Zalo on a PC).</summary>
internal sealed class ContactChoices : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Chosen switch
    {
        { Kind: CommandKind.Call, Target: { } phone } => turn.End(TurnStatus.ContactShown, Menu.Reply(turn, Texts.PhoneToCall(phone))),
        { Kind: CommandKind.OpenUrl, Target: { } address } => turn.End(TurnStatus.ContactShown, Menu.Reply(turn, Texts.LinkToOpen(address))),
        _ => null,
    };
}
