using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using CivicBot.Adapters.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Tests.Messaging;

/// <summary>
/// A channel whose far end is a script. Events carry plain text: <c>receipt</c> runs no turn, <c>echo:TEXT:ID</c> confirms a message, anything
/// else is what the citizen wrote. The content hash of a message is its text.
/// </summary>
internal sealed class ScriptedChannel(TimeProvider time) : BotAdapter, IChannel
{
    private readonly Channel<Attempt> attempts = Channel.CreateUnbounded<Attempt>();
    private readonly ConcurrentQueue<Attempt> history = new();
    private int lastId;

    public string ChannelId => "test";

    /// <summary>What the far end does; by default it delivers.</summary>
    public Func<OutboundMessage, CancellationToken, Task<Delivery>>? OnDeliver { get; set; }

    public Func<OutboundMessage, IReadOnlySet<string>, Reconciliation> OnReconcile { get; set; } = (_, _) => new Reconciliation.NotFound();

    /// <summary>Texts in the order in which delivery was attempted.</summary>
    public IReadOnlyList<string> Attempted => [.. history.Select(a => a.Message.Payload)];

    public async Task ReceiveAsync(
        ChannelEvent channelEvent, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(channelEvent.Payload.Span);
        if (text == "receipt")
        {
            return;
        }

        if (text.Split(':') is ["echo", var content, var id])
        {
            output.ConfirmDelivered(channelEvent.ConversationId, content, id);
            return;
        }

        await RunAsync(new Activity { Type = ActivityTypes.Message, Text = text, Id = channelEvent.DedupeKey }, channelEvent.ConversationId, output, bot, cancellationToken);
    }

    public Task ContinueAsync(
        string turnKey, string conversationId, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken) =>
        RunAsync(new Activity { Type = ActivityTypes.Event, Name = "ContinueConversation" }, conversationId, output, bot, cancellationToken);

    public async Task<Delivery> DeliverAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(message, time.GetUtcNow());
        history.Enqueue(attempt);
        attempts.Writer.TryWrite(attempt);
        return OnDeliver is null ? new Delivery.Delivered($"m{Interlocked.Increment(ref lastId)}") : await OnDeliver(message, cancellationToken);
    }

    public Task<Reconciliation> ReconcileAsync(
        OutboundMessage message, DateTimeOffset attemptedAt, IReadOnlySet<string> knownMessageIds, CancellationToken cancellationToken) =>
        Task.FromResult(OnReconcile(message, knownMessageIds));

    /// <summary>The next attempt to deliver that the test has not looked at yet.</summary>
    public async Task<Attempt> NextAttemptAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await attempts.Reader.ReadAsync(limit.Token);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var output = turnContext.TurnState.Get<ITurnOutput>();
        var counter = turnContext.TurnState.Get<Counter>();
        var responses = activities.Select(activity =>
        {
            var key = $"{output.TurnKey}/{counter.Next()}";
            output.Send(new OutboundMessage(
                ChannelId, activity.Conversation.Id, key, activity.Text, activity.Text, activity.Expiration));
            return new ResourceResponse(key);
        });
        return Task.FromResult(responses.ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private async Task RunAsync(
        Activity activity, string conversationId, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        activity.ChannelId = ChannelId;
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.From = new ChannelAccount { Id = $"user of {conversationId}" };
        activity.Recipient = new ChannelAccount { Id = "bot" };
        using var turnContext = new TurnContext(this, activity);
        turnContext.TurnState.Set(output);
        turnContext.TurnState.Set(new Counter());
        await RunPipelineAsync(turnContext, bot, cancellationToken);
    }

    internal sealed record Attempt(OutboundMessage Message, DateTimeOffset At);

    private sealed class Counter
    {
        private int last;

        public int Next() => ++last;
    }
}
