namespace CivicBot.Messaging;

/// <summary>
/// The right of this process to handle conversations. The embedded database has one serving process for all of them; nodes on Redis share them out,
/// and a conversation is one node's at a time.
/// </summary>
internal interface IServing
{
    /// <summary>Begins to serve; before any worker starts.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Another process serves from the same embedded database.</exception>
    Task StartAsync(WorkSignals signals, CancellationToken cancellationToken);

    /// <summary>Gives back what nothing runs in, begins nothing more, and gives back the rest as it ends; complete when everything is given back or <paramref name="patience"/> is over.</summary>
    Task LeaveAsync(CancellationToken patience);

    /// <summary>Ends serving, after the workers stopped.</summary>
    Task StopAsync();

    /// <summary>Before a step of a conversation; disposed after it.</summary>
    /// <returns>Null: the conversation is not this node's now.</returns>
    IDisposable? Enter(ConversationKey conversation);
}

/// <summary>What tells the workers that there is something to do.</summary>
/// <param name="Inbox">An event of this conversation was stored elsewhere.</param>
/// <param name="Outbox">A message of this conversation was queued elsewhere.</param>
/// <param name="Notices">A template message of this conversation is to be sent.</param>
/// <param name="LookAgain">Conversations came to this node: look through the store.</param>
internal sealed record WorkSignals(
    Action<ConversationKey> Inbox, Action<ConversationKey> Outbox, Action<ConversationKey> Notices, Action LookAgain);
