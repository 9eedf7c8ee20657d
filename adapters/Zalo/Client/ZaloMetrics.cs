using System.Diagnostics.Metrics;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Counters of the Zalo client (meter <c>CivicBot.Zalo</c>); tags carry endpoint and error class, never an id.</summary>
internal sealed class ZaloMetrics
{
    public const string MeterName = "CivicBot.Zalo";

    private readonly Counter<long> calls;
    private readonly Histogram<double> duration;
    private readonly Counter<long> unknownErrors;
    private readonly Counter<long> refreshes;
    private readonly Counter<long> uploads;

    public ZaloMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        calls = meter.CreateCounter<long>("zalo.calls", "{call}", "HTTP calls by endpoint and outcome");
        duration = meter.CreateHistogram<double>("zalo.call.duration", "s", "Time of one HTTP call by endpoint");
        unknownErrors = meter.CreateCounter<long>("zalo.errors.unknown", "{error}", "Error codes that are in no list of ours");
        refreshes = meter.CreateCounter<long>("zalo.token.refreshes", "{refresh}", "Token refreshes by outcome");
        uploads = meter.CreateCounter<long>("zalo.uploads", "{upload}", "Uploads by kind, made or saved by the cache");
    }

    public void Call(string endpoint, ZaloAnswer answer, TimeSpan elapsed)
    {
        var outcome = answer switch
        {
            ZaloAnswer.Ok => "ok",
            ZaloAnswer.Failed failed => failed.Error.Class.ToString(),
            ZaloAnswer.Nothing { NeverLeft: true } => "not sent",
            _ => "no answer",
        };
        calls.Add(1, new("endpoint", endpoint), new("outcome", outcome));
        duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("endpoint", endpoint));
    }

    public void UnknownError(int code) => unknownErrors.Add(1, new KeyValuePair<string, object?>("code", code));

    public void TokenRefresh(ZaloOAuthAnswer answer) => refreshes.Add(1, new KeyValuePair<string, object?>("outcome", answer.GetType().Name));

    public void Upload(string kind, bool cached) => uploads.Add(1, new("kind", kind), new("cached", cached));
}
