using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Trace = System.Diagnostics.Trace;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Writes what is said to <see cref="System.Diagnostics.Trace"/>. Made for the desk of a developer: it writes what people say.
/// </summary>
public class TraceTranscriptLogger : ITranscriptLogger
{
    private static readonly JsonSerializerSettings Json = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        Formatting = Formatting.Indented,
    };

    private readonly bool _traceActivity;

    public TraceTranscriptLogger()
        : this(traceActivity: true)
    {
    }

    /// <param name="traceActivity">True for the whole activity, false for a line that says who did what.</param>
    public TraceTranscriptLogger(bool traceActivity)
    {
        _traceActivity = traceActivity;
    }

    public Task LogActivityAsync(IActivity activity)
    {
        BotAssert.ActivityNotNull(activity);
        Trace.TraceInformation(
            _traceActivity
                ? JsonConvert.SerializeObject(activity, Json)
                : $"{activity.From?.Name ?? activity.From?.Id ?? activity.From?.Role} [{activity.Type}]");
        return Task.CompletedTask;
    }
}
