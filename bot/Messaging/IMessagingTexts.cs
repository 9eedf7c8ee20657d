namespace CivicBot.Messaging;

/// <summary>What the citizen reads when the machinery itself has something to say; the words are the conversation's.</summary>
public interface IMessagingTexts
{
    /// <summary>After all attempts to answer a message failed.</summary>
    string FailedTurn { get; }

    /// <summary>Before messages that could not be delivered earlier.</summary>
    /// <param name="queuedAt">When the oldest of them should have gone out.</param>
    string LateMessages(DateTimeOffset queuedAt);
}
