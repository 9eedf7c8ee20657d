namespace CivicBot.Storage.Redis;

/// <summary>Days as scores of sorted sets: 20261122.</summary>
internal static class RedisDay
{
    public static long Number(DateOnly day) => (((day.Year * 100) + day.Month) * 100L) + day.Day;
}
