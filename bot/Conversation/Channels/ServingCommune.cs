using CivicBot.Adapters.Zalo;
using CivicBot.Communes;
using Microsoft.Bot.Schema;

namespace CivicBot.Conversation.Channels;

/// <summary>Whose citizen writes: the commune of the Official Account; the default one on channels without accounts.</summary>
internal static class ServingCommune
{
    public static Commune Of(IActivity activity, ICommuneDirectory communes) => communes.ForOa(OaId(activity));

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
