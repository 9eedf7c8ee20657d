namespace CivicBot.ZaloStandIn.Accounts;

/// <summary>Everything that was delivered, in order; the truth that tests compare with.</summary>
public sealed class Ledger
{
    private readonly Lock gate = new();
    private readonly List<DeliveredMessage> messages = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called once for every delivery, on the thread that delivers; must be quick.</summary>
    public Action<DeliveredMessage>? OnDelivered { get; set; }

    public IReadOnlyList<DeliveredMessage> All
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Messages (no reactions) that this citizen received, oldest first.</summary>
    public IReadOnlyList<DeliveredMessage> Of(string oaId, string userId)
    {
        lock (gate)
        {
            return [.. messages.Where(m => m.IsMessage && m.OaId == oaId && m.UserId == userId)];
        }
    }

    /// <summary>Waits until the citizen has received at least <paramref name="count"/> messages; the wait ends by the token only.</summary>
    public Task<IReadOnlyList<DeliveredMessage>> WaitAsync(string oaId, string userId, int count, CancellationToken cancellationToken) =>
        WaitAsync(() => Of(oaId, userId), received => received.Count >= count, cancellationToken);

    /// <summary>Looks again after every delivery until <paramref name="enough"/> holds.</summary>
    public async Task<IReadOnlyList<DeliveredMessage>> WaitAsync(
        Func<IReadOnlyList<DeliveredMessage>> read, Func<IReadOnlyList<DeliveredMessage>, bool> enough, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
            }

            var now = read();
            if (enough(now))
            {
                return now;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    internal void Add(DeliveredMessage message)
    {
        TaskCompletionSource ring;
        lock (gate)
        {
            message.Sequence = messages.Count + 1;
            messages.Add(message);
            ring = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        OnDelivered?.Invoke(message);
        ring.TrySetResult();
    }
}
