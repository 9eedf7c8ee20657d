using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace CivicBot.ZaloStandIn.Webhooks;

/// <summary>
/// Posts signed events to the app's one webhook address. Answered within two seconds with 200: done. Otherwise redelivered after 30 s,
/// 5 min, 15 min, 30 min and 1 h with header <c>num_retry</c>; then the app loses its webhook until somebody switches it on again.
/// </summary>
public sealed class WebhookSender : IAsyncDisposable
{
    private static readonly TimeSpan[] Ladder =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    private readonly StandInOptions options;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();
    private readonly ConcurrentQueue<WebhookDelivery> deliveries = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    internal WebhookSender(StandInOptions options)
    {
        this.options = options;
        Url = options.Webhook;
    }

    /// <summary>Where events go now; null: nowhere.</summary>
    public Uri? Url { get; set; }

    /// <summary>False after the redelivery ladder was exhausted: no event leaves until set to true again.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Every event that left, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => [.. deliveries];

    /// <summary>Posts the event; returns after the first attempt, redelivery goes on behind.</summary>
    public async Task<WebhookDelivery> SendAsync(WebhookEvent webhookEvent)
    {
        var delivery = new WebhookDelivery(webhookEvent);
        deliveries.Enqueue(delivery);
        if (Url is null || !Enabled)
        {
            delivery.Complete(acknowledged: false);
            return delivery;
        }

        if (await AttemptAsync(delivery, retry: 0))
        {
            delivery.Complete(acknowledged: true);
        }
        else
        {
            Track(ClimbAsync(delivery));
        }

        return delivery;
    }

    /// <summary>Posts the same event once more, as a redelivery does; its answer's status, or null for none.</summary>
    public async Task<int?> RepeatAsync(WebhookDelivery delivery, int retry)
    {
        await AttemptAsync(delivery, retry);
        return delivery.Attempts[^1].Status;
    }

    /// <summary>Posts behind the caller's back (echoes, receipts).</summary>
    internal void Post(WebhookEvent webhookEvent) => Track(SendAsync(webhookEvent));

    /// <summary>What the console sends when the webhook address is saved: not signed.</summary>
    /// <returns>The answer's status, or null for none.</returns>
    public async Task<int?> ProbeAsync(CancellationToken cancellationToken)
    {
        if (Url is null)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")) };
        using var response = await http.SendAsync(request, cancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>Posts any bytes with any signature header (null: none).</summary>
    public async Task<int> PostRawAsync(byte[] body, string? signature, CancellationToken cancellationToken)
    {
        using var request = Request(body, signature, retry: 0);
        using var response = await http.SendAsync(request, cancellationToken);
        return (int)response.StatusCode;
    }

    public string Sign(WebhookEvent webhookEvent) =>
        WebhookSignature.Sign(options.AppId, webhookEvent.Body, webhookEvent.Timestamp, options.OaSecretKey);

    /// <summary>Ends when everything that is on its way (echoes, receipts, redeliveries) was taken or given up.</summary>
    public Task ArrivedAsync() => Task.WhenAll(running.Keys);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        try
        {
            await Task.WhenAll(running.Keys);
        }
        catch (OperationCanceledException)
        {
            // Redeliveries that were still waiting for their hour.
        }

        http.Dispose();
        stopping.Dispose();
    }

    private async Task ClimbAsync(WebhookDelivery delivery)
    {
        for (var retry = 1; retry <= Ladder.Length; retry++)
        {
            await Task.Delay(Ladder[retry - 1] * options.Behaviour.RedeliveryFactor, options.Time, stopping.Token);
            if (!Enabled)
            {
                break;
            }

            if (await AttemptAsync(delivery, retry))
            {
                delivery.Complete(acknowledged: true);
                return;
            }
        }

        Enabled &= !options.Behaviour.DisableWebhookAfterLadder;
        delivery.Complete(acknowledged: false);
    }

    private async Task<bool> AttemptAsync(WebhookDelivery delivery, int retry)
    {
        var started = TimeProvider.System.GetTimestamp();
        var at = options.Time.GetUtcNow();
        int? status = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            limit.CancelAfter(options.Behaviour.WebhookTimeout);
            using var request = Request(delivery.Event.Body, Sign(delivery.Event), retry);
            using var response = await http.SendAsync(request, limit.Token);
            status = (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            // No answer in time or no connection: an attempt without a status.
        }

        delivery.Add(new WebhookAttempt(retry, at, status, TimeProvider.System.GetElapsedTime(started)));
        return status == 200;
    }

    private HttpRequestMessage Request(byte[] body, string? signature, int retry)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url ?? throw new InvalidOperationException("The stand-in has no webhook address: set Webhooks.Url."))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, signature);
        }

        if (retry > 0)
        {
            request.Headers.TryAddWithoutValidation("num_retry", retry.ToString(CultureInfo.InvariantCulture));
        }

        return request;
    }

    private void Track(Task task)
    {
        running.TryAdd(task, 0);
        _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
