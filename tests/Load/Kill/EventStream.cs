using System.Collections.Concurrent;
using System.Net.Http.Headers;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Kill;

/// <summary>An event of the run.</summary>
internal sealed record StreamEvent(string UserId, int Number, string MessageId, byte[] Body, string Signature);

/// <summary>
/// The senders. A citizen's next new event leaves once its predecessor was acknowledged; an event that was not acknowledged is sent again;
/// duplicates of everything sent so far arrive at any time and in any order.
/// </summary>
internal sealed class EventStream(KillPlan plan, StandInOptions options, OfficialAccount account, Func<Uri> webhook) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(1) }) { Timeout = TimeSpan.FromSeconds(2) };
    private readonly ConcurrentDictionary<string, StreamEvent> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);
    private readonly List<StreamEvent> sent = [];
    private int created;
    private int duplicates;
    private int repeated;

    /// <summary>Events answered with 200 at least once, by message id.</summary>
    public IReadOnlyDictionary<string, StreamEvent> Acknowledged => acknowledged;

    /// <summary>When it was answered with 200 for the first time.</summary>
    public DateTimeOffset AcknowledgedAt(StreamEvent one) => times[one.MessageId];

    /// <summary>Duplicates posted on purpose.</summary>
    public int Duplicates => Volatile.Read(ref duplicates);

    /// <summary>Posts repeated because no 200 came.</summary>
    public int Repeated => Volatile.Read(ref repeated);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var duplicating = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var copies = DuplicateAsync(duplicating.Token);
        await Task.WhenAll(Enumerable.Range(0, plan.Citizens).Select(number => WriteAsync(number, cancellationToken)));
        await duplicating.CancelAsync();
        await copies.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => http.Dispose();

    private async Task WriteAsync(int citizen, CancellationToken cancellationToken)
    {
        var random = new Random(HashCode.Combine(plan.Seed, plan.FirstCitizen + citizen));
        var user = SignedEvents.UserId(plan.FirstCitizen + citizen);
        var pause = TimeSpan.FromSeconds((double)plan.Citizens / plan.Rate);
        var last = DateTimeOffset.UtcNow;
        await Task.Delay(pause * random.NextDouble(), cancellationToken);
        for (var number = 0; ; number++)
        {
            if (Interlocked.Increment(ref created) > plan.Events)
            {
                return;
            }

            // Zalo's time stamps have milliseconds: two messages of one person never share one here.
            var now = DateTimeOffset.UtcNow;
            last = now > last.AddMilliseconds(1) ? now : last.AddMilliseconds(1);
            var written = Create(user, number, random, last);
            lock (sent)
            {
                sent.Add(written);
            }

            while (!await PostAsync(written, cancellationToken))
            {
                Interlocked.Increment(ref repeated);
                await Task.Delay(random.Next(20, 300), cancellationToken);
            }

            await Task.Delay(pause * (0.5 + random.NextDouble()), cancellationToken);
        }
    }

    private async Task DuplicateAsync(CancellationToken cancellationToken)
    {
        var random = new Random(plan.Seed);
        var pause = TimeSpan.FromSeconds(1 / (plan.Rate * plan.Duplicates));
        while (plan.Duplicates > 0)
        {
            await Task.Delay(pause, cancellationToken);
            StreamEvent? copy;
            lock (sent)
            {
                copy = sent.Count == 0 ? null : sent[random.Next(sent.Count)];
            }

            if (copy is not null)
            {
                await PostAsync(copy, cancellationToken);
                Interlocked.Increment(ref duplicates);
            }
        }
    }

    private StreamEvent Create(string user, int number, Random random, DateTimeOffset at)
    {
        var id = SignedEvents.MessageId(random);
        var text = SignedEvents.Questions[random.Next(SignedEvents.Questions.Count)];
        account.NoteMessage(user, id, text);
        var body = WebhookEvent.UserSendText(options.AppId, account.OaId, user, id, text, at);
        return new StreamEvent(user, number, id, body.Body, WebhookSignature.Sign(options.AppId, body.Body, body.Timestamp, options.OaSecretKey));
    }

    private async Task<bool> PostAsync(StreamEvent streamEvent, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook())
            {
                Content = new ByteArrayContent(streamEvent.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            };
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, streamEvent.Signature);
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode != System.Net.HttpStatusCode.OK)
            {
                return false;
            }

            times.TryAdd(streamEvent.MessageId, DateTimeOffset.UtcNow);
            acknowledged.TryAdd(streamEvent.MessageId, streamEvent);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The bot is dead or dying: not acknowledged.
            return false;
        }
    }
}
