using System.Security.Claims;
using System.Text.Json;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Events;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo;

/// <summary>
/// The Bot Framework adapter of Zalo Official Accounts. In a turn with an <see cref="ITurnOutput"/> everything the bot sends is queued for
/// <see cref="DeliverAsync"/>; in any other turn it is sent at once, and a failure is a <see cref="ZaloSendException"/>.
/// </summary>
public sealed partial class ZaloAdapter(IZaloClient client, IOptions<ZaloOptions> options, TimeProvider time, ILogger<ZaloAdapter> logger)
    : BotAdapter, IChannel
{
    private static readonly TimeSpan AfterOff = TimeSpan.FromMinutes(10);

    private readonly ZaloOutgoing outgoing = new(client, options, time);

    public string ChannelId => ZaloConversation.ChannelId;

    public async Task ReceiveAsync(ChannelEvent channelEvent, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken) =>
        await ReceiveEventAsync(channelEvent, output, bot, cancellationToken);

    public async Task ContinueAsync(
        string turnKey, string conversationId, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var conversation = ZaloConversation.Parse(conversationId);
        var reference = new ConversationReference
        {
            ChannelId = ZaloConversation.ChannelId,
            ServiceUrl = ZaloConversation.ServiceUrl,
            Conversation = new ConversationAccount(id: conversationId),
            User = new ChannelAccount(id: conversation.UserId, role: RoleTypes.User),
            Bot = new ChannelAccount(id: conversation.OaId, role: RoleTypes.Bot),
            Locale = IncomingActivity.Locale,
        };
        await RunAsync(reference.GetContinuationActivity(), LastContact.Unknown, output, bot, cancellationToken);
    }

    public async Task<Delivery> DeliverAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (options.Value.IsOff)
        {
            return new Delivery.Retry("the Zalo channel is off", AfterOff, CountsAsAttempt: false);
        }

        if (Read(message) is not { } content)
        {
            return new Delivery.Refused("its stored form cannot be read");
        }

        var conversation = ZaloConversation.Parse(message.ConversationId);
        var result = await client.SendAsync(conversation.OaId, AsOf(content, message.LastContactAt), cancellationToken);
        return ZaloDeliveries.From(result);
    }

    public async Task<Reconciliation> ReconcileAsync(
        OutboundMessage message, DateTimeOffset attemptedAt, IReadOnlySet<string> knownMessageIds, CancellationToken cancellationToken)
    {
        if (Read(message)?.Content is not ZaloContent.Text)
        {
            return new Reconciliation.CannotTell("only texts can be recognised in the history");
        }

        if (ZaloConversation.Parse(message.ConversationId) is not { UserId: { } userId } conversation)
        {
            return new Reconciliation.CannotTell("there is no citizen in this conversation");
        }

        if (time.GetUtcNow() - attemptedAt < ZaloReconciler.Settling)
        {
            return new Reconciliation.CannotTell("the attempt was a moment ago");
        }

        var history = await client.GetConversationAsync(conversation.OaId, userId, ZaloReconciler.HistoryLength, cancellationToken);
        return history is { Value: { } entries, Error: null }
            ? ZaloReconciler.Judge(message, attemptedAt, knownMessageIds, entries)
            : new Reconciliation.CannotTell($"{history.Error?.Code} {history.Error?.Class}");
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        BotAssert.ActivityListNotNull(activities);
        var responses = new ResourceResponse[activities.Length];
        for (var index = 0; index < activities.Length; index++)
        {
            responses[index] = new ResourceResponse(await outgoing.SendAsync(turnContext, activities[index], cancellationToken));
        }

        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Zalo cannot change a message that was sent; send a new one.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Zalo cannot take back a message that was sent.");

    public override Task CreateConversationAsync(
        string botAppId, string channelId, string serviceUrl, string audience, ConversationParameters conversationParameters, BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException("On Zalo only the citizen begins a conversation; use ContinueConversationAsync with its reference.");

    public override Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueAsync(reference.GetContinuationActivity(), callback, cancellationToken);

    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueAsync(reference.GetContinuationActivity(), callback, cancellationToken);

    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, string audience, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueAsync(reference.GetContinuationActivity(), callback, cancellationToken);

    public override Task ContinueConversationAsync(
        string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueAsync(continuationActivity, callback, cancellationToken);

    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueAsync(continuationActivity, callback, cancellationToken);

    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, Activity continuationActivity, string audience, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueAsync(continuationActivity, callback, cancellationToken);

    /// <summary>Runs the turn of an event.</summary>
    /// <param name="output">Null: what the bot sends is sent at once.</param>
    internal async Task ReceiveEventAsync(ChannelEvent channelEvent, ITurnOutput? output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var raw = ZaloEventReader.Parse(channelEvent.Payload.Span);
        var zaloEvent = ZaloEventReader.Read(raw, ZaloConversation.Parse(channelEvent.ConversationId), channelEvent.OccurredAt);
        if (zaloEvent is ZaloEvent.Echo { AdminId: null } echo)
        {
            // The OA's own message: ours, or an automatic one of Zalo's. Answering it would be talking to ourselves.
            if (echo.MessageId is { } messageId)
            {
                output?.ConfirmDelivered(channelEvent.ConversationId, ContentHash.Of(echo), messageId);
            }

            return;
        }

        if (IncomingActivity.From(zaloEvent, raw, channelEvent.DedupeKey) is { } activity)
        {
            await RunAsync(activity, ContactOf(zaloEvent), output, bot, cancellationToken);
            return;
        }

        Log.WithoutTurn(logger, zaloEvent.GetType().Name, zaloEvent.Name);
    }

    private async Task ContinueAsync(Activity continuation, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        if (continuation.Conversation?.Id is not { } conversationId)
        {
            throw new ArgumentException("The conversation reference has no conversation id.", nameof(continuation));
        }

        // Fails here, with a clear sentence, for references of other channels.
        ZaloConversation.Parse(conversationId);
        continuation.ServiceUrl ??= ZaloConversation.ServiceUrl;
        await RunAsync(continuation, LastContact.Unknown, output: null, callback, cancellationToken);
    }

    private async Task RunAsync(
        Activity activity, LastContact contact, ITurnOutput? output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        context.TurnState.Set(new ZaloTurn());
        context.TurnState.Set(contact);
        if (output is not null)
        {
            context.TurnState.Set(output);
        }

        await RunPipelineAsync(context, bot, cancellationToken);
    }

    private ZaloMessage? Read(OutboundMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Payload, ZaloMessageJson.Default.ZaloMessage);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            Log.Unreadable(logger, message.Key, exception);
            return null;
        }
    }

    /// <summary>A message that waited: it may have been released by a later contact, and the message that it answers may be too old to be named.</summary>
    private ZaloMessage AsOf(ZaloMessage message, DateTimeOffset? lastContactAt)
    {
        var isReply = message.LastInteractionAt is not { } interaction || time.GetUtcNow() - interaction < OutgoingTurn.ReplyWindow;
        return message with
        {
            ReplyToMessageId = isReply ? message.ReplyToMessageId : null,
            LastInteractionAt = message.LastInteractionAt > lastContactAt ? message.LastInteractionAt : lastContactAt ?? message.LastInteractionAt,
        };
    }

    /// <summary>What opens Zalo's interaction window: messages, button presses among them, following, the first opening of the chat.</summary>
    private static LastContact ContactOf(ZaloEvent zaloEvent) => zaloEvent switch
    {
        ZaloEvent.CitizenMessage message => new LastContact(message.At, message.MessageId, message.MessageId is null ? null : message.At),
        ZaloEvent.Followed or ZaloEvent.ChatOpened or ZaloEvent.ContactShared => new LastContact(zaloEvent.At, null, null),
        _ => LastContact.Unknown,
    };

    private static partial class Log
    {
        [LoggerMessage(21, LogLevel.Debug, "Zalo event kept without a turn: {Kind} ({EventName}).")]
        public static partial void WithoutTurn(ILogger logger, string kind, string eventName);

        [LoggerMessage(22, LogLevel.Error, "The stored form of outgoing message {Key} cannot be read; it is set aside.")]
        public static partial void Unreadable(ILogger logger, string key, Exception exception);
    }
}
