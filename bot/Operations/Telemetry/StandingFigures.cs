using System.Diagnostics.Metrics;

namespace CivicBot.Operations.Telemetry;

/// <summary>
/// Meter <c>CivicBot.Operations</c>: how things stand, as <see cref="StandingFiguresWorker"/> looked last. Official Accounts are named, they are public; people never are.
/// </summary>
internal sealed class StandingFigures : IDisposable
{
    public const string MeterName = "CivicBot.Operations";

    private readonly Meter meter;
    private volatile Sample last = Sample.Nothing;

    public StandingFigures(IMeterFactory factory, TimeProvider time)
    {
        meter = factory.Create(MeterName);
        meter.CreateObservableGauge("zalo.token.age", () => last.Tokens.Select(token => Aged(token.OaId, token.IssuedAt, time)), "s", "Age of the access token in use; renewed at half of its 25 hours");
        meter.CreateObservableGauge("zalo.refresh_token.age", () => last.Tokens.Select(token => Aged(token.OaId, token.RefreshIssuedAt, time)), "s", "Age of the refresh token; dead after three months");
        meter.CreateObservableGauge("civicbot.comments", () => last.Comments.Select(one => new Measurement<long>(one.Value, new KeyValuePair<string, object?>("state", one.Key))), "{comment}", "Comments by state");
        meter.CreateObservableGauge(
            "civicbot.classifier.agreement",
            () => last.Agreement is { } share ? [new Measurement<double>(share)] : Array.Empty<Measurement<double>>(),
            "1",
            "Share of comments that officials worked on in 90 days whose topics they left as they were read");
        meter.CreateObservableGauge("civicbot.disk.free", () => last.FreeBytes is { } free ? [new Measurement<long>(free)] : Array.Empty<Measurement<long>>(), "By", "Free space where the data lie");
        meter.CreateObservableGauge(
            "civicbot.health", () => Health.Select(one => new Measurement<int>(one.Value, new KeyValuePair<string, object?>("part", one.Key))), "1", "Health by part: 2 healthy, 1 degraded, 0 unhealthy");
    }

    /// <summary>Level by part, as the last look at the health gave it.</summary>
    public IReadOnlyDictionary<string, int> Health { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public void Put(Sample sample) => last = sample;

    public void Dispose() => meter.Dispose();

    private static Measurement<double> Aged(string oaId, DateTimeOffset since, TimeProvider time) =>
        new(Math.Max(0, (time.GetUtcNow() - since).TotalSeconds), new KeyValuePair<string, object?>("oa", oaId));

    /// <param name="Tokens">OAs with a grant.</param>
    /// <param name="Comments">Number by wire name of the state.</param>
    /// <param name="Agreement">0 to 1; null: officials have worked on none.</param>
    /// <param name="FreeBytes">Null: the drive does not say.</param>
    internal sealed record Sample(
        IReadOnlyList<(string OaId, DateTimeOffset IssuedAt, DateTimeOffset RefreshIssuedAt)> Tokens, IReadOnlyDictionary<string, long> Comments, double? Agreement, long? FreeBytes)
    {
        public static Sample Nothing { get; } = new([], new Dictionary<string, long>(StringComparer.Ordinal), Agreement: null, FreeBytes: null);
    }
}
