using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using CivicBot.Operations.Protection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Inbox;

/// <summary>Runs the waiting events: one at a time per conversation, in order, many conversations side by side.</summary>
internal sealed class InboxWorker : IAsyncDisposable
{
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(2);

    private readonly IInboxStore store;
    private readonly IServing serving;
    private readonly TurnRunner turns;
    private readonly CitizenPace pace;
    private readonly TimeProvider time;
    private readonly ConversationScheduler scheduler;

    public InboxWorker(
        IInboxStore store, IServing serving, TurnRunner turns, CitizenPace pace, IOptions<MessagingOptions> options, TimeProvider time, ILogger<InboxWorker> logger)
    {
        this.store = store;
        this.serving = serving;
        this.turns = turns;
        this.pace = pace;
        this.time = time;
        var limits = new SchedulerLimits(
            options.Value.ConcurrentTurns, options.Value.ConversationsInMemory, options.Value.Recheck, FaultPause);
        scheduler = new ConversationScheduler(limits, StepAsync, store.PendingAsync, time, logger);
    }

    public void Start() => scheduler.Start();

    /// <summary>An event is being stored; turns make room for it until <see cref="Arrived"/>.</summary>
    public void Arriving() => scheduler.Arriving();

    /// <summary>It is stored, or could not be.</summary>
    public void Arrived() => scheduler.Arrived();

    /// <summary>An event of this conversation was stored.</summary>
    public void Signal(ConversationKey conversation) => scheduler.Signal(conversation);

    /// <summary>Looks for conversations in the store.</summary>
    public void LookAgain() => scheduler.LookAgain();

    public Task StopAsync(CancellationToken patience) => scheduler.StopAsync(patience);

    public ValueTask DisposeAsync() => scheduler.DisposeAsync();

    private async Task<Again> StepAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        using var entered = serving.Enter(conversation);
        if (entered is null)
        {
            return Again.No;
        }

        var pending = await store.NextAsync(conversation, cancellationToken);
        if (pending is null)
        {
            return Again.No;
        }

        return pending.NotBefore > time.GetUtcNow() ? Again.At(pending.NotBefore)
            : pace.Take(conversation) is { } later ? Again.At(later)
            : await turns.RunAsync(pending, cancellationToken);
    }
}
