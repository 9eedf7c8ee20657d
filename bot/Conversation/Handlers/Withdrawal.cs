namespace CivicBot.Conversation.Handlers;

/// <summary>
/// Consent withdrawn in Zalo itself: the citizen confirmed it there, and the law asks us to act, not to ask again (Personal Data Protection
/// Law 2025). So this deletes at once, unlike the words typed here.
/// </summary>
internal sealed class Withdrawal : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Input.Message is IncomingMessage.ConsentWithdrawn ? DeleteMyData.Delete(turn) : null;
}
