using System.Security.Cryptography;
using System.Text;
using CivicBot.Adapters.Zalo.Events;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>Whose event it is and by what it is recognised when it comes again.</summary>
internal static class ZaloRoute
{
    private const string UnknownOa = "0";

    /// <summary>
    /// Finds the OA and the citizen. The shape of the event decides, unless a known OA stands where the shape expects the citizen: Zalo's
    /// receipts have been seen in both directions.
    /// </summary>
    public static ZaloConversation Find(in ZaloEnvelope envelope, ZaloAccounts accounts)
    {
        var (oa, user) = ByShape(envelope);
        if (user is not null && accounts.Contains(user) && !accounts.Contains(oa))
        {
            (oa, user) = (user, oa);
        }

        oa ??= Known(envelope, accounts) ?? UnknownOa;
        return new ZaloConversation(oa, string.IsNullOrEmpty(user) || user == oa ? null : user);
    }

    /// <summary>
    /// The OA named by an event whose direction is beyond doubt; null for all others. Only for correctly signed events: it makes the id one of ours.
    /// </summary>
    public static string? CertainOa(in ZaloEnvelope envelope) => envelope switch
    {
        { OaId: { } oaId } => oaId,
        { EventName: { } name, RecipientId: { } recipient } when ZaloEventNames.IsCitizenMessage(name) => recipient,
        _ => null,
    };

    /// <summary>
    /// Same key, same event. A message id alone is not enough (an echo and its receipts share it), and a reaction may change on the same message.
    /// </summary>
    public static string DedupeKey(in ZaloEnvelope envelope, ReadOnlySpan<byte> body)
    {
        if (envelope.EventName is { } name)
        {
            if (HasMessageId(name) && envelope.MessageId is { Length: > 0 and <= 128 } messageId)
            {
                return $"{name}:{messageId}";
            }

            if (name == ZaloEventNames.Seen && envelope.MessageIds.Count > 0)
            {
                var ids = string.Join('\n', envelope.MessageIds.Order(StringComparer.Ordinal));
                return $"{name}:{Fingerprint(Encoding.UTF8.GetBytes(ids))}";
            }
        }

        return Fingerprint(body);
    }

    private static bool HasMessageId(string name) =>
        name.StartsWith(ZaloEventNames.UserSendPrefix, StringComparison.Ordinal)
        || name.StartsWith(ZaloEventNames.OaSendPrefix, StringComparison.Ordinal)
        || name.StartsWith(ZaloEventNames.AnonymousPrefix, StringComparison.Ordinal)
        || name is ZaloEventNames.Received or ZaloEventNames.Seen;

    private static string Fingerprint(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static (string? Oa, string? User) ByShape(in ZaloEnvelope envelope) => envelope.EventName switch
    {
        null => (envelope.OaId, null),
        var name when ZaloEventNames.IsGroup(name) || ZaloEventNames.IsCall(name) => (envelope.OaId, null),
        var name when name.StartsWith(ZaloEventNames.AnonymousPrefix, StringComparison.Ordinal) => (envelope.OaId ?? envelope.RecipientId, null),
        var name when name.StartsWith(ZaloEventNames.OaAnonymousPrefix, StringComparison.Ordinal) => (envelope.OaId ?? envelope.SenderId, null),
        ZaloEventNames.Follow or ZaloEventNames.Unfollow => (envelope.OaId, envelope.FollowerId ?? envelope.UserId),
        ZaloEventNames.ChatNow or ZaloEventNames.Withdraw => (envelope.OaId, envelope.UserId),
        ZaloEventNames.Received when envelope.IsTemplateReceipt => (envelope.SenderId, null),
        ZaloEventNames.OaReacted or ZaloEventNames.OaAction => (envelope.SenderId, envelope.RecipientId),
        var name when ZaloEventNames.IsEcho(name) => (envelope.SenderId, envelope.RecipientId),
        var name when ZaloEventNames.IsCitizenMessage(name) => (envelope.RecipientId, envelope.SenderId),
        ZaloEventNames.SubmitInfo or ZaloEventNames.UserReacted or ZaloEventNames.Received or ZaloEventNames.Seen =>
            (envelope.RecipientId, envelope.SenderId),
        _ => (envelope.OaId, null),
    };

    private static string? Known(in ZaloEnvelope envelope, ZaloAccounts accounts)
    {
        foreach (var id in (ReadOnlySpan<string?>)[envelope.OaId, envelope.RecipientId, envelope.SenderId])
        {
            if (accounts.Contains(id))
            {
                return id;
            }
        }

        return null;
    }
}
