namespace CivicBot.Knowledge.Calendar;

/// <summary>Vietnam's clock (Asia/Ho_Chi_Minh), whatever the machine's own zone.</summary>
public static class VietnamTime
{
    /// <summary>UTC+7 without summer time since 1975; so a machine without zone data can do without it.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Ho_Chi_Minh", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Vietnam", "Vietnam");

    public static DateTimeOffset ToVietnam(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(ToVietnam(moment).DateTime);

    public static DateOnly Today(TimeProvider time) => DateOf(time.GetUtcNow());

    /// <summary>The moment at which Vietnam's clocks show this date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
