namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Zalo's quotas and night bans follow the clock of Vietnam.</summary>
internal static class VietnamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateTimeOffset Of(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>Time until the clock in Vietnam shows <paramref name="time"/> next.</summary>
    public static TimeSpan UntilNext(TimeOnly time, DateTimeOffset now)
    {
        var local = Of(now);
        var wait = time.ToTimeSpan() - local.TimeOfDay;
        return wait > TimeSpan.Zero ? wait : wait + TimeSpan.FromDays(1);
    }
}
