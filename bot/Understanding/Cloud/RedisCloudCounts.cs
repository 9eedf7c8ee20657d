using CivicBot.Storage.Redis;

namespace CivicBot.Understanding.Cloud;

/// <summary>Counts on Redis: what all nodes spend together.</summary>
internal sealed class RedisCloudCounts(RedisConnection redis) : ICloudCounts
{
    private static readonly RedisScript Read = RedisScript.Of("cloud_read");
    private static readonly RedisScript Add = RedisScript.Of("cloud_add");

    public IReadOnlyList<CloudCount> Of(string month)
    {
        var rows = redis.Run(Read, new ScriptArguments().Add(month));
        return
        [
            .. Enumerable.Range(0, rows.Count / 2)
                .Select(index => (Name: rows.Text(2 * index).Split(' ', 2), Count: rows.Integer((2 * index) + 1)))
                .Select(row => new CloudCount(row.Name[0], row.Name[1], row.Count))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Name, StringComparer.Ordinal),
        ];
    }

    public Task AddAsync(string month, IReadOnlyList<CloudCount> counts)
    {
        var arguments = new ScriptArguments().Add(month).Add(counts.Count);
        foreach (var (kind, name, count) in counts)
        {
            arguments.Add($"{kind} {name}").Add(count);
        }

        return redis.RunAsync(Add, arguments, CancellationToken.None);
    }
}
