using System.Net;
using System.Text;
using CivicBot.Adapters.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.WebChat.Emulator;

/// <summary>The channel of the Bot Framework Emulator: answers are posted to the service that the activity came from, which must lie on this machine.</summary>
internal sealed class EmulatorAdapter(IHttpClientFactory clients, TimeProvider time) : BotAdapter, IChannel
{
    public const string Channel = Microsoft.Bot.Connector.Channels.Emulator;
    public const string HttpClientName = "emulator";

    // Nobody waits for answers of an emulator that was closed.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string ChannelId => Channel;

    /// <inheritdoc/>
    public async Task ReceiveAsync(ChannelEvent channelEvent, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var activity = JsonConvert.DeserializeObject<Activity>(Encoding.UTF8.GetString(channelEvent.Payload.Span), WebChatAdapter.Wire)
            ?? throw new InvalidOperationException("The stored event of the emulator is empty.");
        await RunAsync(activity, output, bot, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ContinueAsync(string turnKey, string conversationId, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        var reference = new ConversationReference(
            user: new ChannelAccount(role: RoleTypes.User),
            bot: WebChatAdapter.Bot,
            conversation: new ConversationAccount(id: conversationId),
            channelId: Channel,
            serviceUrl: EmulatorConversation.FromKey(conversationId).Service);
        return RunAsync(reference.GetContinuationActivity(), output, bot, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Delivery> DeliverAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var conversation = EmulatorConversation.FromKey(message.ConversationId);
        var activity = JObject.Parse(message.Payload);
        activity["conversation"] = new JObject { ["id"] = conversation.Id };
        using var client = clients.CreateClient(HttpClientName);
        using var content = new StringContent(activity.ToString(Formatting.None), Encoding.UTF8, "application/json");
        try
        {
            using var response = await client.PostAsync(conversation.AddressOf((string?)activity["replyToId"]), content, cancellationToken);
            return response.IsSuccessStatusCode ? new Delivery.Delivered(await IdAsync(response, cancellationToken))
                : response.StatusCode >= HttpStatusCode.InternalServerError ? new Delivery.Retry($"the emulator answered {(int)response.StatusCode}")
                : new Delivery.Refused($"the emulator answered {(int)response.StatusCode}");
        }
        catch (HttpRequestException failure)
        {
            return new Delivery.Retry($"the emulator cannot be reached ({failure.HttpRequestError})");
        }
        catch (OperationCanceledException)
        {
            return new Delivery.Uncertain("the emulator did not answer in time");
        }
    }

    /// <inheritdoc/>
    public Task<Reconciliation> ReconcileAsync(
        OutboundMessage message, DateTimeOffset attemptedAt, IReadOnlySet<string> knownMessageIds, CancellationToken cancellationToken) =>
        Task.FromResult<Reconciliation>(new Reconciliation.CannotTell("the emulator cannot be asked"));

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) =>
        Task.FromResult(Array.ConvertAll(activities, activity => new ResourceResponse(Send(turnContext, activity))));

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Messages to the emulator are not changed afterwards.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Messages to the emulator are not removed afterwards.");

    private static async Task<string> IdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (string?)JObject.Parse(await response.Content.ReadAsStringAsync(cancellationToken))["id"] ?? "";
        }
        catch (JsonException)
        {
            // It took the message; how it calls it is of no use to us.
            return "";
        }
    }

    private async Task RunAsync(Activity activity, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        context.TurnState.Add(output);
        context.TurnState.Add(new MessageCount());
        await RunPipelineAsync(context, bot, cancellationToken);
    }

    private string Send(ITurnContext turnContext, Activity activity)
    {
        if (activity.Type is ActivityTypes.Trace or ActivityTypesEx.InvokeResponse)
        {
            return "";
        }

        var now = time.GetUtcNow();
        activity.Timestamp = now;
        var output = turnContext.TurnState.Get<ITurnOutput>();
        var key = FormattableString.Invariant($"{output.TurnKey}/{turnContext.TurnState.Get<MessageCount>().Next()}");
        output.Send(new OutboundMessage(Channel, activity.Conversation.Id, key, ContentHash: key, DirectLineBody.Json(activity), ExpiresAt: now + Patience));
        return key;
    }
}
