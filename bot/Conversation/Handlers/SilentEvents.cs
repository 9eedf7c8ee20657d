namespace CivicBot.Conversation.Handlers;

/// <summary>Reactions, receipts, unfollows and messages without any content get no answer.</summary>
internal sealed class SilentEvents : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Input.Message switch
    {
        IncomingMessage.Silent => turn.End(TurnStatus.Silent),
        IncomingMessage.Sent { Things.Count: 0, Text: var text } when string.IsNullOrWhiteSpace(text) => turn.End(TurnStatus.Silent),
        _ => null,
    };
}
