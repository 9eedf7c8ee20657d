using System.Globalization;
using CivicBot.Storage.Redis;

namespace CivicBot.Conversation.Records.Redis;

/// <summary>Questions on Redis, written by the commit of turns.</summary>
internal sealed class RedisUnansweredQuestions(RedisConnection redis) : IUnansweredQuestions
{
    private const int Step = 200;

    private static readonly RedisScript Read = RedisScript.Of("questions");
    private static readonly RedisScript Forget = RedisScript.Of("forget_questions");

    public IReadOnlyList<UnansweredGroup> Groups(string? commune, DateOnly? since)
    {
        var first = since is { } day ? RedisDay.Number(day).ToString(CultureInfo.InvariantCulture) : null;
        var rows = redis.Run(Read, new ScriptArguments().AddMaybe(commune).AddMaybe(first));

        // They come by day and then by number: the last of a group is its newest wording.
        return
        [
            .. Enumerable.Range(0, rows.Count).Select(index => rows[index])
                .GroupBy(row => row.Text(1), StringComparer.Ordinal)
                .Select(group => Group(group.Last(), group.Count()))
                .OrderByDescending(group => group.Count)
                .ThenByDescending(group => group.Last)
                .ThenBy(group => group.Folded, StringComparer.Ordinal),
        ];
    }

    public Task<int> ForgetAsync(DateOnly before, CancellationToken cancellationToken) =>
        redis.RepeatAsync(Forget, () => new ScriptArguments().Add(RedisDay.Number(before)).Add(Step), Step, cancellationToken);

    private static UnansweredGroup Group(ScriptReply newest, int count) => new(
        newest.Text(0), count, DateOnly.Parse(newest.Text(5), CultureInfo.InvariantCulture), newest.TextOrNull(2),
        double.Parse(newest.Text(3), CultureInfo.InvariantCulture), newest.Text(4), newest.Text(1));
}
