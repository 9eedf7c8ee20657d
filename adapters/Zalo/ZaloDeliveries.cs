using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo;

/// <summary>What an answer of Zalo's means for a message that waits in an outbox.</summary>
internal static class ZaloDeliveries
{
    /// <summary>Zalo counts its limits by the minute.</summary>
    private static readonly TimeSpan AfterRateLimit = TimeSpan.FromSeconds(60);

    /// <summary>Somebody must correct something first; looked at again often enough to notice that they did.</summary>
    private static readonly TimeSpan AfterConfiguration = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterQuota = TimeSpan.FromHours(1);

    public static Delivery From(ZaloSendResult result) => result switch
    {
        ZaloSendResult.Sent sent => new Delivery.Delivered(sent.MessageId),
        ZaloSendResult.WindowClosed closed => new Delivery.WindowClosed($"last interaction {closed.SinceLastInteraction.TotalHours:0} h ago"),
        ZaloSendResult.OutcomeUnknown unknown => new Delivery.Uncertain(unknown.Reason),
        ZaloSendResult.Failed failed => From(failed.Error),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "Unknown outcome."),
    };

    /// <summary>Faults of the app, the OA or its quota are not the message's: it waits without using up its attempts.</summary>
    private static Delivery From(ZaloError error)
    {
        var reason = $"{error.Code} {error.Class}";
        return error switch
        {
            { Code: ZaloErrors.RateLimit or ZaloLocalErrors.RateLimited or ZaloLocalErrors.TokenUnavailable } =>
                new Delivery.Retry(reason, error.RetryAfter ?? AfterRateLimit, CountsAsAttempt: false),
            { Class: ZaloErrorClass.Backoff } => new Delivery.Retry(reason, error.RetryAfter),
            { Class: ZaloErrorClass.Quota } => new Delivery.Retry(reason, error.RetryAfter ?? AfterQuota, CountsAsAttempt: false),
            { Class: ZaloErrorClass.Config or ZaloErrorClass.Refresh or ZaloErrorClass.Switch } =>
                new Delivery.Retry(reason, error.RetryAfter ?? AfterConfiguration, CountsAsAttempt: false),
            { Class: ZaloErrorClass.Window } => new Delivery.WindowClosed(reason),
            { Class: ZaloErrorClass.Uncertain } => new Delivery.Uncertain(reason),
            { Class: ZaloErrorClass.Drop } => new Delivery.Refused(reason),
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Class, "Unknown class of error."),
        };
    }
}
