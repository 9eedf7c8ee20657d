using System.ComponentModel.DataAnnotations;

namespace CivicBot.Storage.Redis;

/// <summary>Configuration section <c>Redis</c>; the server itself is <c>ConnectionStrings:Redis</c> (empty: everything is embedded).</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = "Redis";

    /// <summary>Begins every key, so that installations can share a server. All nodes of one installation have the same.</summary>
    [RegularExpression("[^\\s]{1,64}", ErrorMessage = "Redis:Prefix must be from 1 to 64 characters without spaces, for example civicbot:.")]
    public string Prefix { get; set; } = "civicbot:";

    /// <summary>After this time an operation counts as failed; whether it had an effect is not known then, and every operation may be repeated.</summary>
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>As StackExchange.Redis reads it: <c>host:port,password=…,ssl=true</c>.</summary>
    internal string Connection { get; set; } = "";
}
