using StackExchange.Redis;

namespace CivicBot.Storage.Redis;

/// <summary>What a script answered: one value, or several in their order.</summary>
internal readonly struct ScriptReply(RedisResult result)
{
    public bool IsNothing => result.IsNull;

    public long Number => (long)result;

    public string Value => (string)result!;

    public int Count => Parts.Length;

    private RedisResult[] Parts => (RedisResult[])result!;

    public ScriptReply this[int index] => new(Parts[index]);

    public string Text(int index) => (string)Parts[index]!;

    public string? TextOrNull(int index) => Parts[index].IsNull ? null : (string?)Parts[index];

    public long Integer(int index) => (long)Parts[index];

    public byte[] Bytes(int index) => (byte[])Parts[index]!;

    public DateTimeOffset Moment(int index) => ScriptArguments.Moment(Integer(index));

    public DateTimeOffset? MomentOrNull(int index) => Parts[index].IsNull ? null : Moment(index);

    /// <summary>All values from this one on.</summary>
    public IEnumerable<string> Texts(int from = 0) => Parts.Skip(from).Select(part => (string)part!);
}
