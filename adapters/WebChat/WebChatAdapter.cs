using System.Text;
using CivicBot.Adapters.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.WebChat;

/// <summary>
/// The channel of Bot Framework Web Chat and of every other Direct Line 3.0 client. Delivery is an append to the conversation, idempotent by
/// key, so that nothing is ever shown twice.
/// </summary>
public sealed class WebChatAdapter(IDirectLineStore store, DirectLineNews news, TimeProvider time) : BotAdapter, IChannel
{
    public const string Channel = "webchat";

    /// <summary>The channel has no service of its own to call back; proactive messages need a value all the same.</summary>
    public const string ServiceUrl = "urn:civicbot:webchat";

    public static ChannelAccount Bot { get; } = new(id: "civicbot", name: "CivicBot", role: RoleTypes.Bot);

    internal static JsonSerializerSettings Wire { get; } = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        MaxDepth = 64,
    };

    public string ChannelId => Channel;

    /// <inheritdoc/>
    public async Task ReceiveAsync(ChannelEvent channelEvent, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var activity = JsonConvert.DeserializeObject<Activity>(Encoding.UTF8.GetString(channelEvent.Payload.Span), Wire)
            ?? throw new InvalidOperationException("The stored Web Chat event is empty.");
        await RunAsync(activity, output, bot, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ContinueAsync(string turnKey, string conversationId, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var reference = new ConversationReference(
            user: new ChannelAccount(role: RoleTypes.User),
            bot: Bot,
            conversation: new ConversationAccount(id: conversationId),
            channelId: Channel,
            serviceUrl: ServiceUrl);
        return RunAsync(reference.GetContinuationActivity(), output, bot, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Delivery> DeliverAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var place = await store.AppendAsync(message.ConversationId, message.Key, message.Payload, cancellationToken);
        news.Tell(message.ConversationId);
        return new Delivery.Delivered(ActivityId(message.ConversationId, place));
    }

    /// <inheritdoc/>
    /// <remarks>An append with the same key changes nothing, so a second attempt is always safe.</remarks>
    public Task<Reconciliation> ReconcileAsync(
        OutboundMessage message, DateTimeOffset attemptedAt, IReadOnlySet<string> knownMessageIds, CancellationToken cancellationToken) =>
        Task.FromResult<Reconciliation>(new Reconciliation.NotFound());

    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var output = turnContext.TurnState.Get<ITurnOutput>();
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            responses[i] = new ResourceResponse(await SendAsync(turnContext, activities[i], output, cancellationToken));
        }

        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line clients cannot be told to change a message that they have received.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line clients cannot be told to remove a message that they have received.");

    internal static string ActivityId(string conversationId, long place) => FormattableString.Invariant($"{conversationId}|{place:D7}");

    private async Task RunAsync(Activity activity, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        context.TurnState.Add(output);
        context.TurnState.Add(new MessageCount());
        await RunPipelineAsync(context, bot, cancellationToken);
    }

    private async Task<string> SendAsync(ITurnContext turnContext, Activity activity, ITurnOutput? output, CancellationToken cancellationToken)
    {
        // Traces are for developers, and a typing sign would arrive together with the answer.
        if (activity.Type is ActivityTypes.Trace or ActivityTypes.Typing or ActivityTypesEx.InvokeResponse)
        {
            return "";
        }

        activity.Timestamp = time.GetUtcNow();
        var json = JObject.FromObject(activity, JsonSerializer.Create(Wire)).ToString(Formatting.None);
        var conversationId = activity.Conversation.Id;
        if (output is null)
        {
            var place = await store.AppendAsync(conversationId, Guid.NewGuid().ToString("N"), json, cancellationToken);
            news.Tell(conversationId);
            return ActivityId(conversationId, place);
        }

        var key = FormattableString.Invariant($"{output.TurnKey}/{turnContext.TurnState.Get<MessageCount>().Next()}");
        output.Send(new OutboundMessage(Channel, conversationId, key, ContentHash: key, json));
        return key;
    }
}
