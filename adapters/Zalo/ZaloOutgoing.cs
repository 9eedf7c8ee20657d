using System.Text.Json;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Client;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo;

/// <summary>Takes over what a bot sends: into the turn's output, or straight to Zalo where the turn has none.</summary>
internal sealed class ZaloOutgoing(IZaloClient client, IOptions<ZaloOptions> options, TimeProvider time)
{
    /// <summary>A sign of work that comes later than the answer is worse than none.</summary>
    private static readonly TimeSpan WorkingSignLife = TimeSpan.FromSeconds(20);

    /// <returns>Key of the queued message, or Zalo's message id; the first one where the activity became several, empty where it became none.</returns>
    /// <exception cref="ZaloSendException">Sent at once, and not (certainly) delivered.</exception>
    public async Task<string> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var turn = TurnOf(turnContext);
        if (activity.Type == ActivityTypes.Typing && turn.ShowsWork)
        {
            return "";
        }

        var now = time.GetUtcNow();
        var conversation = ZaloConversation.Parse(activity.Conversation.Id);
        var outgoing = new OutgoingTurn(
            conversation.UserId ?? throw new InvalidOperationException("This conversation has no citizen to write to."),
            turnContext.TurnState.Get<LastContact>() ?? LastContact.Unknown, turnContext.Activity.Id, options.Value.WorkingReaction, now);
        var messages = OutgoingActivity.ToMessages(activity, outgoing);
        turn.ShowsWork |= activity.Type == ActivityTypes.Typing && messages.Count > 0;

        return turnContext.TurnState.Get<ITurnOutput>() is { } output
            ? Queue(output, turn.Next(), activity, messages, now)
            : await SendNowAsync(conversation.OaId, messages, cancellationToken);
    }

    /// <summary>A context that something else than the adapter made starts its own count.</summary>
    private static ZaloTurn TurnOf(ITurnContext turnContext)
    {
        if (turnContext.TurnState.Get<ZaloTurn>() is { } known)
        {
            return known;
        }

        var turn = new ZaloTurn();
        turnContext.TurnState.Set(turn);
        return turn;
    }

    private static string Queue(ITurnOutput output, int number, Activity activity, IReadOnlyList<ZaloMessage> messages, DateTimeOffset now)
    {
        for (var part = 0; part < messages.Count; part++)
        {
            var message = messages[part];
            output.Send(new OutboundMessage(
                ZaloConversation.ChannelId,
                activity.Conversation.Id,
                ZaloTurn.Key(output, number, part + 1),
                ContentHash.Of(message.Content),
                JsonSerializer.Serialize(message, ZaloMessageJson.Default.ZaloMessage),
                activity.Type == ActivityTypes.Typing ? now + WorkingSignLife : null));
        }

        return messages.Count > 0 ? ZaloTurn.Key(output, number, 1) : "";
    }

    private async Task<string> SendNowAsync(string oaId, IReadOnlyList<ZaloMessage> messages, CancellationToken cancellationToken)
    {
        var first = "";
        foreach (var message in messages)
        {
            var result = await client.SendAsync(oaId, message, cancellationToken);
            if (result is not ZaloSendResult.Sent sent)
            {
                throw ZaloSendException.From(result);
            }

            first = first.Length == 0 ? sent.MessageId : first;
        }

        return first;
    }
}
