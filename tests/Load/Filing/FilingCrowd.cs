using System.Net.Http.Headers;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Filing;

/// <summary>All citizens of a run, and the road that their events take: repeated until acknowledged, some of them twice.</summary>
internal sealed class FilingCrowd : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    private readonly FilePlan plan;
    private readonly StandIn standIn;
    private readonly Func<Uri> webhook;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(1), MaxConnectionsPerServer = 200 }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Dictionary<string, FilingCitizen> byId;
    private int acknowledged;
    private int repeated;
    private int doubled;
    private int delivered;

    /// <param name="webhook">Where events go; null: where the stand-in sends its own.</param>
    public FilingCrowd(FilePlan plan, StandIn standIn, Func<Uri>? webhook = null)
    {
        this.webhook = webhook ?? (() => standIn.Webhooks.Url!);
        this.plan = plan;
        this.standIn = standIn;
        Citizens = [.. Enumerable.Range(0, plan.Citizens).Select(number => new FilingCitizen(number, this, new Random(HashCode.Combine(plan.Seed, number))))];
        byId = Citizens.ToDictionary(citizen => citizen.UserId, StringComparer.Ordinal);
        standIn.Ledger.OnDelivered = Deliver;
    }

    public IReadOnlyList<FilingCitizen> Citizens { get; }

    public TimeSpan Spread => plan.Spread;

    public StandInOptions Options => standIn.Options;

    public OfficialAccount Account => standIn.Accounts.First();

    public string MediaAddress => standIn.Url + "/media";

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public int Repeated => Volatile.Read(ref repeated);

    public int Doubled => Volatile.Read(ref doubled);

    /// <summary>Messages that reached citizens so far: how far the run is.</summary>
    public int Delivered => Volatile.Read(ref delivered);

    /// <summary>Ends when every citizen has a code, or when nothing was delivered to anybody for a long time.</summary>
    public async Task FileAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = Task.WhenAll(Citizens.Select(citizen => citizen.FileAsync(enough.Token)));
        for (var before = -1; !all.IsCompleted && Delivered != before;)
        {
            before = Delivered;
            await Task.WhenAny(all, Task.Delay(Silence, cancellationToken));
        }

        await enough.CancelAsync();
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task PostAsync(WebhookEvent webhookEvent, Random random, CancellationToken cancellationToken)
    {
        while (!await TryPostAsync(webhookEvent, cancellationToken))
        {
            Interlocked.Increment(ref repeated);
            await Task.Delay(random.Next(20, 300), cancellationToken);
        }

        Interlocked.Increment(ref acknowledged);
        if (random.NextDouble() < plan.Duplicates && await TryPostAsync(webhookEvent, cancellationToken))
        {
            Interlocked.Increment(ref doubled);
        }
    }

    public void Dispose() => http.Dispose();

    private void Deliver(DeliveredMessage message)
    {
        if (message.IsMessage && byId.TryGetValue(message.UserId, out var citizen))
        {
            citizen.Receive(message);
            Interlocked.Increment(ref delivered);
        }
    }

    private async Task<bool> TryPostAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook())
            {
                Content = new ByteArrayContent(webhookEvent.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            };
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, standIn.Webhooks.Sign(webhookEvent));
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode == System.Net.HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The bot is dead or dying: not acknowledged.
            return false;
        }
    }
}
