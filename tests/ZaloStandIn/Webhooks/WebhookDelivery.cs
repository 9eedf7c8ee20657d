namespace CivicBot.ZaloStandIn.Webhooks;

/// <param name="Status">HTTP status; null when there was no answer in time or no connection.</param>
public sealed record WebhookAttempt(int Retry, DateTimeOffset At, int? Status, TimeSpan Took);

/// <summary>One event on its way to the bot, over all redeliveries.</summary>
public sealed class WebhookDelivery(WebhookEvent webhookEvent)
{
    private readonly Lock gate = new();
    private readonly List<WebhookAttempt> attempts = [];

    public WebhookEvent Event { get; } = webhookEvent;

    public IReadOnlyList<WebhookAttempt> Attempts
    {
        get
        {
            lock (gate)
            {
                return [.. attempts];
            }
        }
    }

    /// <summary>Whether the bot has answered 200 to it.</summary>
    public bool Acknowledged
    {
        get
        {
            lock (gate)
            {
                return attempts.Exists(a => a.Status == 200);
            }
        }
    }

    /// <summary>Ends with the first acknowledgement (true), or when Zalo gives up (false).</summary>
    public Task<bool> Completion => completion.Task;

    private readonly TaskCompletionSource<bool> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Add(WebhookAttempt attempt)
    {
        lock (gate)
        {
            attempts.Add(attempt);
        }
    }

    internal void Complete(bool acknowledged) => completion.TrySetResult(acknowledged);
}
