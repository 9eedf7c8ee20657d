using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

/// <summary>The stores of one implementation, on empty data.</summary>
internal interface IStores : IAsyncDisposable
{
    IInboxStore Inbox { get; }

    ITurnStore Turns { get; }

    IOutboxStore Outbox { get; }

    IDeadLetterStore DeadLetters { get; }

    IProactiveStore Proactive { get; }

    INoticeStore Notices { get; }
}

/// <summary>What every implementation of the stores has to keep; written against the interfaces alone.</summary>
internal abstract class StoreContract
{
    protected static readonly ConversationKey Ba = new("test", "bà Ba");
    protected static readonly DateTimeOffset Now = MessagingRig.Start;
    private long lastHash;

    protected IStores Stores { get; private set; } = null!;

    protected abstract IStores CreateStores();

    [SetUp]
    public void Open() => Stores = CreateStores();

    [TearDown]
    public async Task CloseAsync() => await Stores.DisposeAsync();

    protected Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent) =>
        Stores.Inbox.AppendAsync(channelEvent, Now, CancellationToken.None);

    protected Task<PendingEvent?> NextEventAsync(ConversationKey conversation) =>
        Stores.Inbox.NextAsync(conversation, CancellationToken.None);

    /// <summary>Handles the next event of a conversation (appending one if none waits) with this outcome.</summary>
    protected async Task<TurnCommitOutcome> CommitTurnAsync(ConversationKey conversation, Func<TurnCommit, TurnCommit> change)
    {
        if (await NextEventAsync(conversation) is not { } pending)
        {
            await AppendAsync(MessagingRig.Event(conversation.ConversationId, $"event {++lastHash}"));
            pending = (await NextEventAsync(conversation))!;
        }

        var commit = new TurnCommit { Conversation = conversation, EventSequence = pending.Sequence, At = Now };
        return await Stores.Turns.CommitAsync(change(commit), CancellationToken.None);
    }

    protected Task<TurnCommitOutcome> QueueAsync(params string[] texts) =>
        CommitTurnAsync(Ba, c => c with { Messages = [.. texts.Select(t => Message(t))] });

    /// <summary>Queues messages that are said first.</summary>
    protected Task<bool> QueueOccasionAsync(string key, params string[] texts) => QueueOccasionAsync(key, notice: null, texts);

    protected Task<bool> QueueOccasionAsync(string key, QueuedNotice? notice, params string[] texts) => Stores.Proactive.QueueAsync(
        new QueuedOccasion(Ba, key, [.. texts.Select((t, i) => Message(t, $"{key}/{i}"))], notice), Now, CancellationToken.None);

    /// <summary>Delivers what there is to deliver.</summary>
    /// <returns>The texts in their order.</returns>
    protected async Task<IReadOnlyList<string>> DeliverAllAsync()
    {
        var delivered = new List<string>();
        var step = await StepAsync();
        while (step is OutboxStep.Attempt(var entry))
        {
            delivered.Add(entry.Message.Payload);
            step = await SettleAsync(entry, new Settlement.Delivered(Guid.NewGuid().ToString()));
        }

        return delivered;
    }

    protected static OutboundMessage Message(string text, string? key = null, DateTimeOffset? expiresAt = null) =>
        new("test", Ba.ConversationId, key ?? Guid.NewGuid().ToString(), text, text, expiresAt);

    protected Task<OutboxStep> StepAsync(TimeSpan later = default) =>
        Stores.Outbox.NextAsync(Ba, Now + later, CancellationToken.None);

    protected async Task<OutboxEntry> AttemptAsync(TimeSpan later = default)
    {
        var step = await StepAsync(later);
        Assert.That(step, Is.TypeOf<OutboxStep.Attempt>());
        return ((OutboxStep.Attempt)step).Entry;
    }

    protected Task<OutboxStep> SettleAsync(OutboxEntry entry, Settlement settlement, TimeSpan later = default, bool goOn = true) =>
        Stores.Outbox.SettleAsync(entry, settlement, Now + later, goOn, CancellationToken.None);
}
