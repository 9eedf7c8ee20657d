using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Trace = System.Diagnostics.Trace;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Takes down every turn: what came in, what was sent, updated and deleted. What is logged are copies, made at that moment. They are handed
/// to the logger when the turn has ended well, so of a turn that failed nothing is logged.
/// </summary>
public class TranscriptLoggerMiddleware : IMiddleware
{
    private static readonly JsonSerializerSettings Json = new() { NullValueHandling = NullValueHandling.Ignore, MaxDepth = null };

    private readonly ITranscriptLogger _logger;

    public TranscriptLoggerMiddleware(ITranscriptLogger transcriptLogger)
    {
        _logger = transcriptLogger ?? throw new ArgumentNullException(nameof(transcriptLogger));
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);

        // Belongs to this turn alone: other turns run through the same middleware at the same time.
        var transcript = new Queue<Activity>();
        if (turnContext.Activity is { } incoming)
        {
            LogIncoming(incoming, transcript);
        }

        turnContext.OnSendActivities(async (_, activities, send) =>
        {
            var responses = await send();
            foreach (var activity in activities)
            {
                Log(Copy(activity), transcript);
            }

            return responses;
        });

        turnContext.OnUpdateActivity(async (_, activity, update) =>
        {
            var response = await update();
            var copy = Copy(activity);
            copy.Type = ActivityTypes.MessageUpdate;
            Log(copy, transcript);
            return response;
        });

        turnContext.OnDeleteActivity(async (_, reference, delete) =>
        {
            await delete();
            var deleted = new Activity(ActivityTypes.MessageDelete, reference.ActivityId);
            Log(deleted.ApplyConversationReference(reference), transcript);
        });

        await nextTurn(cancellationToken);

        // The citizen does not wait for the log, nor for its failures.
        Activity[] logged;
        lock (transcript)
        {
            logged = transcript.ToArray();
        }

        foreach (var activity in logged)
        {
            _ = LogAsync(activity);
        }
    }

    private static void LogIncoming(Activity incoming, Queue<Activity> transcript)
    {
        // The channel may leave open who speaks. In a transcript the side without a role is the bot.
        incoming.From ??= new ChannelAccount();
        if (string.IsNullOrEmpty(incoming.From.Role))
        {
            incoming.From.Role = RoleTypes.User;
        }

        // The event with which a bot starts a turn of its own was said by nobody.
        if (incoming.Type != ActivityTypes.Event || incoming.Name != ActivityEventNames.ContinueConversation)
        {
            Log(Copy(incoming), transcript);
        }
    }

    private static void Log(Activity activity, Queue<Activity> transcript)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            activity.Id = $"g_{Guid.NewGuid()}";
        }

        activity.Timestamp ??= DateTimeOffset.UtcNow;
        lock (transcript)
        {
            transcript.Enqueue(activity);
        }
    }

    private static Activity Copy(Activity activity) =>
        JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity, Json), Json);

    private async Task LogAsync(Activity activity)
    {
        try
        {
            await _logger.LogActivityAsync(activity);
        }
        catch (Exception exception)
        {
            Trace.TraceError($"An activity could not be added to the transcript: {exception.GetType().Name}");
        }
    }
}
