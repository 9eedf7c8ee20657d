using CivicBot.Adapters.WebChat;
using CivicBot.Adapters.Zalo;
using CivicBot.Communes;
using Microsoft.Bot.Schema;

namespace CivicBot.Conversation.Channels;

/// <summary>Whose citizen writes: the commune of the Official Account, or of the portal on which the chat is shown; the default one elsewhere.</summary>
internal static class ServingCommune
{
    public static Commune Of(IActivity activity, ICommuneDirectory communes) =>
        string.Equals(activity.ChannelId, WebChatAdapter.Channel, StringComparison.Ordinal)
        && DirectLineToken.SiteOf(activity.Conversation?.Id) is { } site && communes.Find(site) is { } commune
            ? commune
            : communes.ForOa(OaId(activity));

    private static string? OaId(IActivity activity)
    {
        if (!string.Equals(activity.ChannelId, ZaloConversation.ChannelId, StringComparison.Ordinal))
        {
            return null;
        }

        // A conversation of Zalo is "{oaId}:{userId}"; it is the account also where the bot speaks first.
        return activity.Conversation?.Id?.Split(':', 2) is [{ Length: > 0 } oaId, _] ? oaId : activity.Recipient?.Id;
    }
}
