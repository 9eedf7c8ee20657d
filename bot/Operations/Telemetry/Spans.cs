using System.Diagnostics;

namespace CivicBot.Operations.Telemetry;

/// <summary>
/// Traces of the way of a message (source <c>CivicBot</c>): <c>inbox.append</c>, <c>turn</c>, <c>delivery</c>. Tags name the channel and the outcome, never a citizen, a conversation or a word. Costs a comparison while nobody listens.
/// </summary>
internal static class Spans
{
    public const string SourceName = "CivicBot";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Append(string channelId) => Start("inbox.append", channelId);

    /// <summary>A turn belongs to no request: the event was acknowledged long ago, so its trace begins here.</summary>
    public static Activity? Turn(string channelId) => Start("turn", channelId);

    public static Activity? Delivery(string channelId) => Start("delivery", channelId);

    /// <param name="span">Null: nobody listens.</param>
    /// <param name="outcome">A name of ours, never a message of an exception.</param>
    /// <param name="failed">Whether somebody should look.</param>
    public static void Ended(Activity? span, string outcome, bool failed = false)
    {
        span?.SetTag("outcome", outcome);
        if (failed)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static Activity? Start(string name, string channelId)
    {
        var span = Source.StartActivity(name);
        span?.SetTag("channel", channelId);
        return span;
    }
}
