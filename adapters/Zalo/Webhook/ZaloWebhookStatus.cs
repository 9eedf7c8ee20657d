using System.Diagnostics.Metrics;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>
/// What the webhook has seen since the start, for health pages and metrics (meter <c>CivicBot.Adapters.Zalo</c>). Silence matters: Zalo
/// switches a failing webhook off and tells only the app's owner.
/// </summary>
public sealed class ZaloWebhookStatus : IDisposable
{
    public const string MeterName = "CivicBot.Adapters.Zalo";

    private static readonly ZaloWebhookOutcome[] Outcomes = Enum.GetValues<ZaloWebhookOutcome>();

    private readonly long[] counts = new long[Outcomes.Length];
    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> calls;
    private readonly Histogram<double> answers;
    private readonly TimeProvider time;
    private long lastEvent;
    private long signedWithOaSecret;
    private long signedWithAppSecret;

    public ZaloWebhookStatus(TimeProvider time)
    {
        this.time = time;
        StartedAt = time.GetUtcNow();
        calls = meter.CreateCounter<long>("zalo.webhook.calls", "{call}", "Calls to the Zalo webhook, by outcome.");
        answers = meter.CreateHistogram<double>("zalo.webhook.ack", "s", "Time from the first byte of a webhook call to its answer, by outcome; Zalo waits two seconds.");
    }

    public DateTimeOffset StartedAt { get; }

    /// <summary>When the last correctly signed event came; null: none since the start.</summary>
    public DateTimeOffset? LastEventAt =>
        Interlocked.Read(ref lastEvent) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public long SignedWithOaSecret => Interlocked.Read(ref signedWithOaSecret);

    public long SignedWithAppSecret => Interlocked.Read(ref signedWithAppSecret);

    /// <summary>On failed signatures: the variant and secret that would have matched, for the person who sets the app up.</summary>
    public ZaloSignatureVariant? MatchingVariant { get; internal set; }

    public long Count(ZaloWebhookOutcome outcome) => Interlocked.Read(ref counts[(int)outcome]);

    public IReadOnlyDictionary<ZaloWebhookOutcome, long> Counts => Outcomes.ToDictionary(outcome => outcome, Count);

    public void Dispose() => meter.Dispose();

    internal void Record(ZaloWebhookOutcome outcome, TimeSpan elapsed)
    {
        Interlocked.Increment(ref counts[(int)outcome]);
        if (calls.Enabled)
        {
            calls.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        }

        if (answers.Enabled)
        {
            answers.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        }

        if (outcome is ZaloWebhookOutcome.Accepted or ZaloWebhookOutcome.Duplicate or ZaloWebhookOutcome.NotStored)
        {
            Interlocked.Exchange(ref lastEvent, time.GetUtcNow().UtcTicks);
        }
    }

    internal void RecordSecret(bool appSecret) => Interlocked.Increment(ref appSecret ? ref signedWithAppSecret : ref signedWithOaSecret);
}
