using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CivicBot.Storage.Redis;

/// <summary>
/// The one connection to Redis (or Valkey), and how its failures are told: whatever the server or the network cannot do now is a
/// <see cref="StorageUnavailableException"/> within a bounded time. Only members of StackExchange.Redis are used that 1.2.6 and 2.8 both have.
/// </summary>
internal sealed class RedisConnection : IDisposable
{
    // What a server says when it is well but cannot serve: too full, a replica, loading, its disk broken, too few replicas, busy with a script, in a failover.
    private static readonly string[] Unavailable = ["OOM", "READONLY", "LOADING", "MISCONF", "NOREPLICAS", "BUSY", "MASTERDOWN", "TRYAGAIN", "UNBLOCKED"];

    private readonly RedisOptions options;
    private readonly Lazy<ConnectionMultiplexer> multiplexer;

    public RedisConnection(IOptions<RedisOptions> options)
    {
        this.options = options.Value;
        multiplexer = new Lazy<ConnectionMultiplexer>(Connect, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public string Prefix => options.Prefix;

    /// <summary>Runs a script; when the task completes the server has answered, and as durably as it is configured.</summary>
    /// <exception cref="StorageUnavailableException">Redis is away or cannot write. The script may yet have taken effect, or may still.</exception>
    public async Task<ScriptReply> RunAsync(RedisScript script, ScriptArguments arguments, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RedisValue[] values = [Prefix, .. arguments.Values];
        try
        {
            return new ScriptReply(await AnswerAsync(database => database.ScriptEvaluateAsync(script.Text, keys: null, values)));
        }
        catch (RedisServerException forgotten) when (forgotten.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // The server was started anew and had not run; the client has noticed now and sends the text.
            return new ScriptReply(await AnswerAsync(database => database.ScriptEvaluateAsync(script.Text, keys: null, values)));
        }
    }

    /// <summary>The same for callers that wait; a page or a command may, a turn of many may not.</summary>
    /// <exception cref="StorageUnavailableException">Redis is away.</exception>
    public ScriptReply Run(RedisScript script, ScriptArguments arguments)
    {
        try
        {
            return new ScriptReply(multiplexer.Value.GetDatabase().ScriptEvaluate(script.Text, keys: null, [Prefix, .. arguments.Values]));
        }
        catch (Exception failure) when (IsOutage(failure) || failure is RedisServerException { Message: var said } && said.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            throw Outage(failure);
        }
    }

    /// <summary>Repeats a script that does a few at a time until it does fewer.</summary>
    /// <returns>How many it did.</returns>
    public async Task<int> RepeatAsync(RedisScript script, Func<ScriptArguments> arguments, int step, CancellationToken cancellationToken)
    {
        var done = 0;
        int last;
        do
        {
            last = (int)(await RunAsync(script, arguments(), cancellationToken)).Number;
            done += last;
        }
        while (last >= step);
        return done;
    }

    /// <summary>Runs a single command.</summary>
    /// <exception cref="StorageUnavailableException">Redis is away or cannot write.</exception>
    public async Task<ScriptReply> CommandAsync(string command, params object[] arguments) =>
        new(await AnswerAsync(database => database.ExecuteAsync(command, arguments)));

    /// <summary>Listens until the connection is disposed; what is published while it is interrupted is lost.</summary>
    public async Task ListenAsync(string channel, Action<string> heard)
    {
        try
        {
            await multiplexer.Value.GetSubscriber()
                .SubscribeAsync(new RedisChannel(Prefix + channel, RedisChannel.PatternMode.Literal), (_, message) => heard((string)message!))
                .WaitAsync(options.OperationTimeout);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw Outage(failure);
        }
    }

    public void Dispose()
    {
        if (multiplexer.IsValueCreated)
        {
            multiplexer.Value.Dispose();
        }
    }

    private async Task<RedisResult> AnswerAsync(Func<IDatabase, Task<RedisResult>> ask)
    {
        try
        {
            // The continuation leaves the client's own thread at once: a turn that ran there would hold up all other answers.
            return await ask(multiplexer.Value.GetDatabase())
                .ContinueWith(static answered => answered, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .Unwrap()
                .WaitAsync(options.OperationTimeout);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw Outage(failure);
        }
    }

    private ConnectionMultiplexer Connect()
    {
        var configuration = ConfigurationOptions.Parse(options.Connection);
        configuration.AbortOnConnectFail = false; // a Redis that starts later, or comes back, is found
        configuration.AllowAdmin = true; // INFO and CONFIG GET are what the guarantee is read from
        configuration.ClientName ??= "CivicBot";
        configuration.SyncTimeout = (int)options.OperationTimeout.TotalMilliseconds;
        return ConnectionMultiplexer.Connect(configuration);
    }

    private static StorageUnavailableException Outage(Exception failure) => new(
        $"Redis cannot store or answer now ({(failure is RedisServerException ? failure.Message.Split(' ', 2)[0] : failure.GetType().Name)}).", failure);

    private static bool IsOutage(Exception failure) => failure switch
    {
        RedisConnectionException or TimeoutException or ObjectDisposedException or TaskCanceledException => true,
        RedisServerException said => Unavailable.Any(word => said.Message.StartsWith(word, StringComparison.Ordinal)
            || said.Message.Contains($"-{word} ", StringComparison.Ordinal)),
        _ => false,
    };
}
