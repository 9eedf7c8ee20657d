using StackExchange.Redis;

namespace CivicBot.Storage.Redis;

/// <summary>What a script takes, in its order. Moments are microseconds since 1970: ticks would not fit the numbers of Lua.</summary>
internal sealed class ScriptArguments
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    private readonly List<RedisValue> values = [];

    public IReadOnlyList<RedisValue> Values => values;

    public ScriptArguments Add(string text)
    {
        values.Add(text);
        return this;
    }

    public ScriptArguments Add(long number)
    {
        values.Add(number);
        return this;
    }

    public ScriptArguments Add(bool truth) => Add(truth ? 1 : 0);

    public ScriptArguments Add(DateTimeOffset moment) => Add(Micros(moment));

    public ScriptArguments Add(ReadOnlyMemory<byte> bytes)
    {
        values.Add(bytes.ToArray());
        return this;
    }

    /// <summary>Tells nothing from an empty text.</summary>
    public ScriptArguments AddMaybe(string? text) => Add(text is null ? "-" : "+" + text);

    public ScriptArguments AddMaybe(DateTimeOffset? moment) => AddMaybe(moment is { } m ? Micros(m).ToString(System.Globalization.CultureInfo.InvariantCulture) : null);

    public static DateTimeOffset Moment(long micros) => micros == 0 ? DateTimeOffset.MinValue : DateTimeOffset.UnixEpoch.AddTicks(micros * TicksPerMicrosecond);

    /// <summary>0 is the beginning of all times.</summary>
    public static long Micros(DateTimeOffset moment) =>
        moment == DateTimeOffset.MinValue ? 0 : (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond;
}
