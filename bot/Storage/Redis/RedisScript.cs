using System.Collections.Concurrent;
using System.Reflection;

namespace CivicBot.Storage.Redis;

/// <summary>A Lua script that Redis runs as one: nothing else happens in between, and its effects reach replicas and the log together.</summary>
/// <param name="Text">With everything that it stands on.</param>
internal sealed record RedisScript(string Name, string Text)
{
    private const string Core = "core";

    private static readonly ConcurrentDictionary<string, RedisScript> Made = new(StringComparer.Ordinal);

    /// <param name="name">File name without its ending.</param>
    /// <param name="before">Files that come before it, the common beginning not named.</param>
    public static RedisScript Of(string name, params string[] before) => Made.GetOrAdd(
        name, static (n, b) => new RedisScript(n, string.Join('\n', b.Prepend(Core).Append(n).Select(Read))), before);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Redis.{name}.lua")
            ?? throw new InvalidOperationException($"There is no script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
