using System.Text;
using CivicBot.Adapters.Channels;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.WebChat;

/// <summary>Puts what users do into their conversation and before the bot, each once.</summary>
internal sealed class DirectLineIncoming(IDirectLineStore store, IChannelInbox inbox, DirectLineNews news, TimeProvider time)
{
    /// <summary>Puts the greeting turn of a conversation into the inbox; a second call for the same conversation changes nothing.</summary>
    public Task<AppendOutcome> OpenAsync(DirectLineToken token, CancellationToken cancellationToken)
    {
        var activity = new Activity(ActivityTypes.ConversationUpdate)
        {
            Id = token.ConversationId + "|start",
            MembersAdded = [new ChannelAccount(token.UserId, role: RoleTypes.User)],
        };
        Address(activity, token);
        return HandOverAsync(activity, token, cancellationToken);
    }

    /// <returns>The activity's id.</returns>
    public async Task<string> SayAsync(Activity activity, DirectLineToken token, CancellationToken cancellationToken)
    {
        // A client that got no answer sends again under the same client id: same place, same event, one turn.
        var clientId = DirectLineBody.Text((activity.ChannelData as JObject)?["clientActivityID"]);
        var key = "user/" + (string.IsNullOrEmpty(clientId) ? Guid.NewGuid().ToString("N") : clientId);
        Address(activity, token);
        var place = await store.AppendAsync(token.ConversationId, key, DirectLineBody.Json(activity), cancellationToken);
        activity.Id = WebChatAdapter.ActivityId(token.ConversationId, place);
        await HandOverAsync(activity, token, cancellationToken);
        news.Tell(token.ConversationId);
        return activity.Id;
    }

    private Task<AppendOutcome> HandOverAsync(Activity activity, DirectLineToken token, CancellationToken cancellationToken) => inbox.AppendAsync(
        new ChannelEvent(WebChatAdapter.Channel, activity.Id, token.ConversationId, activity.Timestamp!.Value, Encoding.UTF8.GetBytes(DirectLineBody.Json(activity))),
        cancellationToken);

    /// <summary>Who speaks to whom is the token's matter, whatever the client wrote.</summary>
    private void Address(Activity activity, DirectLineToken token)
    {
        activity.ChannelId = WebChatAdapter.Channel;
        activity.ServiceUrl = WebChatAdapter.ServiceUrl;
        activity.Conversation = new ConversationAccount(id: token.ConversationId);
        activity.From = new ChannelAccount(token.UserId, role: RoleTypes.User);
        activity.Recipient = WebChatAdapter.Bot;
        activity.Timestamp ??= time.GetUtcNow();
        activity.Locale ??= "vi-VN";
    }
}
