using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>How hard and how patiently Zalo is called (section <c>Zalo:Api</c>); the defaults suit Zalo's documented limits.</summary>
public sealed class ZaloApiOptions
{
    public const string SectionName = "Zalo:Api";

    /// <summary>Requests a minute for the whole app; Zalo allows 4,000 and answers -32 above.</summary>
    public int AppRequestsPerMinute { get; set; } = 4000;

    /// <summary>Requests a second for one Official Account; Zalo publishes no figure.</summary>
    public int OaRequestsPerSecond { get; set; } = 10;

    /// <summary>Calls of one OA that may wait for the rate limit; more are refused at once and tried later by the outbox.</summary>
    public int WaitingCalls { get; set; } = 500;

    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for one token request.</summary>
    public TimeSpan TokenTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one node may hold the right to refresh; longer than two token requests, or two nodes spend the same token.</summary>
    public TimeSpan TokenLease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause before a read, or a request that never left, is made again; doubled for the next.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Whether to write to citizens between 48 hours and 7 days after their last interaction, which Zalo charges for.</summary>
    public bool SendCharged { get; set; } = true;

    /// <summary>Unknown error codes of Zalo in one hour that raise an alert.</summary>
    public int UnknownErrorsPerHour { get; set; } = 20;
}

/// <summary>One sentence for each wrong key.</summary>
public sealed class ZaloApiOptionsValidator : IValidateOptions<ZaloApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ZaloApiOptions options) =>
        Problems(options).FirstOrDefault() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Problems(ZaloApiOptions options)
    {
        (string Key, int Value, int Min, int Max)[] numbers =
        [
            ("AppRequestsPerMinute", options.AppRequestsPerMinute, 1, 10_000_000),
            ("OaRequestsPerSecond", options.OaRequestsPerSecond, 1, 100_000),
            ("WaitingCalls", options.WaitingCalls, 1, 1_000_000),
            ("UnknownErrorsPerHour", options.UnknownErrorsPerHour, 1, 1_000_000),
        ];
        foreach (var (key, _, min, max) in numbers.Where(number => number.Value < number.Min || number.Value > number.Max))
        {
            yield return $"Zalo:Api:{key} must lie between {min} and {max}; remove the key for the default.";
        }

        (string Key, TimeSpan Value)[] times =
        [
            ("SendTimeout", options.SendTimeout), ("ReadTimeout", options.ReadTimeout), ("UploadTimeout", options.UploadTimeout),
            ("TokenTimeout", options.TokenTimeout), ("RetryDelay", options.RetryDelay),
        ];
        foreach (var (key, _) in times.Where(time => time.Value <= TimeSpan.Zero || time.Value > TimeSpan.FromMinutes(5)))
        {
            yield return $"Zalo:Api:{key} must be above zero and at most 00:05:00; remove the key for the default.";
        }

        if (options.TokenLease < (2 * options.TokenTimeout) + TimeSpan.FromSeconds(5) || options.TokenLease > TimeSpan.FromMinutes(15))
        {
            yield return "Zalo:Api:TokenLease must be longer than two times Zalo:Api:TokenTimeout plus 5 seconds and at most 00:15:00, "
                + "or two nodes could spend the same refresh token; raise it or lower Zalo:Api:TokenTimeout.";
        }
    }
}
