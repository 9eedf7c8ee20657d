using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Zns;
using CivicBot.Messaging.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Proactive;

/// <summary>
/// Decides when a message is queued whether its template message may be sent at all. What is not configured then is not kept for later: settings
/// that change next week must not send last week's notices.
/// </summary>
internal sealed partial class ZnsDesk(IOptions<ZaloZnsOptions> options, ILogger<ZnsDesk> logger)
{
    /// <returns>Null: the message goes without a notice.</returns>
    /// <exception cref="ArgumentException">The tracking id is unusable.</exception>
    public QueuedNotice? Accept(ProactiveMessage message)
    {
        if (message.Zns is not { } zns)
        {
            return null;
        }

        if (zns.TrackingId.Length is 0 or > ZaloZnsMessage.LongestTrackingId)
        {
            throw new ArgumentException(
                $"The tracking id of a template message has from 1 to {ZaloZnsMessage.LongestTrackingId} characters.", nameof(message));
        }

        if (message.ChannelId != ZaloConversation.ChannelId
            || options.Value.Find(ZaloConversation.Parse(message.ConversationId).OaId) is not { } account)
        {
            return null;
        }

        if (!account.Templates.Contains(zns.TemplateId, StringComparer.Ordinal))
        {
            Log.UnknownTemplate(logger, account.OaId, zns.TemplateId);
            return null;
        }

        if (ZaloPhone.Normal(zns.Phone) is not { } phone)
        {
            Log.NoPhone(logger, account.OaId);
            return null;
        }

        return new QueuedNotice(account.OaId, zns.TemplateId, zns.TrackingId, new NoticeContent(phone, zns.Values), zns.TellsAll);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Official Account {OaId}: template {Template} is not in its Zalo:Zns Templates; the message waits for a contact instead")]
        public static partial void UnknownTemplate(ILogger logger, string oaId, string template);

        [LoggerMessage(2, LogLevel.Information, "Official Account {OaId}: a notice names no Vietnamese phone number; the message waits for a contact instead")]
        public static partial void NoPhone(ILogger logger, string oaId);
    }
}
