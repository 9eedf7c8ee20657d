using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Counts error codes that no list of ours holds; many in an hour mean that Zalo changed something.</summary>
internal sealed partial class ZaloUnknownErrors
{
    private const string Topic = "unknown-errors";
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> seen = new();
    private readonly ZaloHealth health;
    private readonly ZaloMetrics metrics;
    private readonly int threshold;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloUnknownErrors> logger;

    public ZaloUnknownErrors(
        ZaloHealth health, ZaloMetrics metrics, IOptions<ZaloApiOptions> options, TimeProvider clock, ILogger<ZaloUnknownErrors> logger)
    {
        this.health = health;
        this.metrics = metrics;
        threshold = options.Value.UnknownErrorsPerHour;
        this.clock = clock;
        this.logger = logger;
    }

    public void Count(string endpoint, int code)
    {
        metrics.UnknownError(code);
        Log.UnknownCode(logger, code, endpoint);
        var now = clock.GetUtcNow();
        int inLastHour;
        lock (gate)
        {
            seen.Enqueue(now);
            Forget(now);
            inLastHour = seen.Count;
        }

        if (inLastHour >= threshold
            && health.Report("", Topic, ZaloHealthLevel.Degraded, "Zalo answers with error codes that this version does not know; see the log and update CivicBot.", now))
        {
            Log.TooMany(logger, inLastHour);
        }
    }

    /// <summary>Lifts the health reason once an hour has passed without reaching the threshold.</summary>
    public void Review()
    {
        lock (gate)
        {
            Forget(clock.GetUtcNow());
            if (seen.Count < threshold)
            {
                health.Clear("", Topic);
            }
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (seen.TryPeek(out var oldest) && now - oldest > Span)
        {
            seen.Dequeue();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4201, LogLevel.Warning, "Zalo answered with the unknown code {Code} at {Endpoint}")]
        public static partial void UnknownCode(ILogger logger, int code, string endpoint);

        [LoggerMessage(4202, LogLevel.Error, "{Count} unknown error codes of Zalo in the last hour")]
        public static partial void TooMany(ILogger logger, int count);
    }
}
