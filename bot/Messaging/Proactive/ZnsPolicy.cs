using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Zns;
using CivicBot.Messaging.Stores;

namespace CivicBot.Messaging.Proactive;

/// <summary>What follows for a template message from the clock, from the money and from Zalo's answer. Pure.</summary>
internal static class ZnsPolicy
{
    /// <summary>Attempts that Zalo certainly did not carry out.</summary>
    private const int MostAttempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    /// <summary>A person has to do something in Zalo's console; looked at again often enough to notice that they did.</summary>
    private static readonly TimeSpan AfterConfiguration = TimeSpan.FromHours(1);

    /// <summary>Before an attempt.</summary>
    /// <returns>Null: send it now.</returns>
    public static NoticeSettlement? Before(Notice notice, DateTimeOffset now, ZaloZnsOptions options)
    {
        if (notice.Content is null)
        {
            return new NoticeSettlement.GivenUp("it cannot be decrypted: the keys of the data directory were lost or exchanged");
        }

        if (options.Find(notice.Payer) is not { } account || !account.Templates.Contains(notice.TemplateId, StringComparer.Ordinal))
        {
            return new NoticeSettlement.GivenUp("Zalo:Zns does not allow it any more");
        }

        if (now - notice.Since >= options.SendWithin)
        {
            return new NoticeSettlement.GivenUp("it could not be sent within Zalo:Zns:SendWithin");
        }

        return ZaloZnsHours.QuietUntil(options, now) is { } morning ? new NoticeSettlement.Later(morning, "quiet hours", Counts: false) : null;
    }

    /// <summary>Money comes with the next day, or with a higher cap and a restart; whichever is first.</summary>
    public static NoticeSettlement? After(NoticeStart start, DateTimeOffset now, ZaloZnsOptions options) => start switch
    {
        NoticeStart.Started => null,
        NoticeStart.OverDailyCap => new NoticeSettlement.Later(ZaloZnsHours.NextMorning(options, now), "daily cap reached", Counts: false),
        NoticeStart.OverMonthlyCap => new NoticeSettlement.Later(ZaloZnsHours.NextMorning(options, now), "monthly cap reached", Counts: false),
        _ => throw new ArgumentOutOfRangeException(nameof(start)),
    };

    public static NoticeSettlement After(Notice notice, ZaloSendResult result, DateTimeOffset now) => result switch
    {
        ZaloSendResult.Sent sent => new NoticeSettlement.Sent(sent.MessageId),
        ZaloSendResult.OutcomeUnknown unknown => new NoticeSettlement.Unknown(unknown.Reason),
        ZaloSendResult.Failed failed => After(notice, failed.Error, now),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "Unknown outcome."),
    };

    private static NoticeSettlement After(Notice notice, ZaloError error, DateTimeOffset now)
    {
        var reason = $"{error.Code} {error.Class}";
        return error.Class switch
        {
            ZaloErrorClass.Drop or ZaloErrorClass.Window => new NoticeSettlement.GivenUp(reason),
            ZaloErrorClass.Uncertain => new NoticeSettlement.Unknown(reason),
            ZaloErrorClass.Config or ZaloErrorClass.Refresh or ZaloErrorClass.Switch =>
                new NoticeSettlement.Later(now + Max(error.RetryAfter, AfterConfiguration), reason, Counts: false),
            ZaloErrorClass.Quota => new NoticeSettlement.Later(now + Max(error.RetryAfter, FirstPause), reason, Counts: false),
            ZaloErrorClass.Backoff when notice.Attempts + 1 >= MostAttempts => new NoticeSettlement.GivenUp(reason),
            ZaloErrorClass.Backoff =>
                new NoticeSettlement.Later(now + Max(error.RetryAfter, FirstPause * Math.Pow(2, notice.Attempts)), reason, Counts: true),
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Class, "Unknown class of error."),
        };
    }

    private static TimeSpan Max(TimeSpan? one, TimeSpan other) => one > other ? one.Value : other;
}
