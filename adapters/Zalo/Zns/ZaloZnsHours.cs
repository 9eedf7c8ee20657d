using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo.Zns;

/// <summary>When notices may be sent, by the clock of Vietnam.</summary>
public static class ZaloZnsHours
{
    /// <summary>Zalo's clock and ours may differ, and everybody's notices wait for the same minute.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The end of the quiet hours that it is in; null: notices may be sent.</summary>
    public static DateTimeOffset? QuietUntil(ZaloZnsOptions options, DateTimeOffset now)
    {
        var clock = TimeOnly.FromTimeSpan(VietnamTime.Of(now).TimeOfDay);
        return clock >= options.QuietFrom.Add(-Margin) || clock < options.QuietUntil.Add(Margin) ? NextMorning(options, now) : null;
    }

    /// <summary>Some minutes after the next end of quiet hours; of the next day where this day's is over.</summary>
    public static DateTimeOffset NextMorning(ZaloZnsOptions options, DateTimeOffset now) =>
        now + VietnamTime.UntilNext(options.QuietUntil.Add(Margin), now);

    /// <summary>The day in Vietnam, by which money is counted.</summary>
    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(VietnamTime.Of(now).DateTime);
}
