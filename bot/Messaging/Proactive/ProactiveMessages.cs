using CivicBot.Messaging.Outbox;
using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Messaging.Proactive;

/// <summary>Has the channel make messages of what is to be said, and queues them in one write.</summary>
internal sealed class ProactiveMessages(
    ChannelDirectory channels, IProactiveStore store, OutboxWorker outbox, ZnsDesk zns, TimeProvider time) : IProactiveMessages
{
    private const int LongestKey = 200;

    public async Task<ProactiveOutcome> QueueAsync(ProactiveMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Key.Length is 0 or > LongestKey)
        {
            throw new ArgumentException($"The key of a proactive message has from 1 to {LongestKey} characters.", nameof(message));
        }

        var notice = zns.Accept(message);
        if (channels.Find(message.ChannelId) is not { } channel)
        {
            return ProactiveOutcome.ChannelOff;
        }

        var output = new SideOutput($"proactive:{message.Key}");
        var activities = message.Activities.Select(Copy).ToArray<IActivity>();
        await channel.ContinueAsync(
            output.TurnKey,
            message.ConversationId,
            output,
            (turnContext, token) => turnContext.SendActivitiesAsync(activities, token),
            cancellationToken);
        if (output.Messages.Count == 0)
        {
            throw new ArgumentException($"The activities make no message on channel '{message.ChannelId}'.", nameof(message));
        }

        var conversation = new ConversationKey(message.ChannelId, message.ConversationId);
        var occasion = new QueuedOccasion(conversation, message.Key, output.Messages, notice);
        if (!await store.QueueAsync(occasion, time.GetUtcNow(), cancellationToken))
        {
            return ProactiveOutcome.AlreadyQueued;
        }

        outbox.Signal(conversation);
        return ProactiveOutcome.Queued;
    }

    public Task<ProactiveStatus> StatusAsync(string channelId, string key, CancellationToken cancellationToken) =>
        store.StatusAsync(channelId, key, cancellationToken);

    /// <summary>Sending writes the citizen's address into an activity: one object for several citizens would carry the words of one to another.</summary>
    private static Activity Copy(IActivity activity) => JObject.FromObject(activity).ToObject<Activity>()
        ?? throw new ArgumentException("An activity is empty.", nameof(activity));
}
