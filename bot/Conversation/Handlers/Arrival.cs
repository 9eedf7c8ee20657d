namespace CivicBot.Conversation.Handlers;

/// <summary>Follow or first tap on "chat": the introduction (see <see cref="FirstContact"/>) and the menu.</summary>
internal sealed class Arrival : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Input.Message is not IncomingMessage.Arrived
        ? null
        : turn.End(TurnStatus.Welcomed, turn.State.Introduced ? Menu.Reply(turn, Texts.WelcomeBack) : Menu.Full());
}
