using CivicBot.Messaging;

namespace CivicBot.Comments.Privacy;

/// <summary>Erasures that <see cref="TraceSweep"/> has yet to finish where messages are kept, so that a restart forgets none.</summary>
public interface IErasureLedger
{
    /// <summary>Something in the records was erased.</summary>
    Task AddAsync(DateTimeOffset now, CancellationToken cancellationToken);

    IReadOnlyList<PendingErasure> All();

    Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Takes the conversation's address out of what has ended.</summary>
    /// <returns>False where something is still on its way.</returns>
    Task<bool> FinishAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Writes the files anew, so that nothing deleted is left in them.</summary>
    Task RewriteAsync(CancellationToken cancellationToken);
}
