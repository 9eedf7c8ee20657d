using System.Diagnostics;
using OpenTelemetry;

namespace CivicBot.Operations.Telemetry;

/// <summary>
/// Leaves in a span what is known to be harmless and nothing else. The framework's spans of requests hold the address, in which ids of conversations, codes of comments and words that an official searched for stand; a future
/// version may add more. So tags are allowed by name, not forbidden.
/// </summary>
internal sealed class SpanScrubber : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "channel", "outcome", "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "server.port", "error.type",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Allowed.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        if (data.Source.Name != Spans.SourceName)
        {
            data.DisplayName = $"{data.GetTagItem("http.request.method") ?? data.OperationName} {data.GetTagItem("http.route")}".TrimEnd();
            data.SetStatus(data.Status); // without its description
        }
    }
}
