using System.Globalization;
using CivicBot.Storage;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Redis;

/// <summary>
/// Which shards are this node's. It says every two seconds that it lives, takes what is free or a dead node's up to its fair share, recovers what was
/// interrupted there, and gives back what is over its share as soon as nothing runs in it. Whatever takes effect for a conversation shows the
/// shard's fence to Redis: after another node took it, nothing of this one is stored.
/// </summary>
internal sealed partial class ShardLeases(
    RedisConnection redis, SharedTime shared, RedisRecovery recovery, LeaseOptions lease, IOptions<MessagingOptions> messaging, TimeProvider time, ILogger<ShardLeases> logger)
    : IServing, IAsyncDisposable
{
    private static readonly RedisScript Lease = RedisScript.Of("lease");
    private static readonly RedisScript Release = RedisScript.Of("release_shards");

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly Shard?[] shards = new Shard?[Shards.Count];
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly SemaphoreSlim rounds = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private WorkSignals? signals;
    private Task loop = Task.CompletedTask;
    private bool listening;
    private bool leaving;
    private bool disposed;
    private TaskCompletionSource? idle;

    /// <summary>New with every start: a node that comes back is another one.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>How many shards this node handles now.</summary>
    public int Held
    {
        get
        {
            lock (gate)
            {
                return shards.Count(shard => shard is not null);
            }
        }
    }

    public async Task StartAsync(WorkSignals signals, CancellationToken cancellationToken)
    {
        this.signals = signals;
        try
        {
            await RoundAsync();
        }
        catch (StorageUnavailableException failure)
        {
            // The program starts all the same: channels are answered that nothing can be stored now, and deliver again.
            Log.RoundFailed(logger, FailureText.Of(failure));
        }

        loop = Task.Run(LoopAsync, CancellationToken.None);
    }

    public async Task LeaveAsync(CancellationToken patience)
    {
        lock (gate)
        {
            leaving = true;
        }

        Wake();
        try
        {
            await ReleaseIdleAsync();
            while (Held > 0)
            {
                await Task.WhenAny(NextIdle(), Task.Delay(Patience, patience));
                patience.ThrowIfCancellationRequested();
                await ReleaseIdleAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // What still runs is given back by the stop.
        }
        catch (StorageUnavailableException)
        {
            // Without Redis nobody can be told; the others wait until this node counts as dead.
        }
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await loop;
        try
        {
            await GiveBackAsync(Take(_ => true), last: true);
        }
        catch (StorageUnavailableException failure)
        {
            Log.NotGivenBack(logger, FailureText.Of(failure));
        }
    }

    public IDisposable? Enter(ConversationKey conversation)
    {
        lock (gate)
        {
            var shard = shards[Shards.Of(conversation)];
            if (shard is null || shard.Leaving || leaving)
            {
                return null;
            }

            shard.Running++;
            return new Step(this, shard);
        }
    }

    /// <summary>What proves to Redis that the conversation is this node's; null: it is not.</summary>
    public string? FenceOf(int shard)
    {
        lock (gate)
        {
            return shards[shard]?.Fence;
        }
    }

    /// <summary>Shards of this node in their order, from one on.</summary>
    public IReadOnlyList<int> From(int first)
    {
        lock (gate)
        {
            return [.. Enumerable.Range(first, Shards.Count - first).Where(shard => shards[shard] is { Leaving: false })];
        }
    }

    /// <summary>One round: says that this node lives, takes and gives back. Rounds never overlap.</summary>
    internal async Task RoundAsync()
    {
        await rounds.WaitAsync();
        try
        {
            await RunRoundAsync();
        }
        finally
        {
            rounds.Release();
        }
    }

    /// <summary>Without giving anything back: others take it when this node is not heard of.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            await stop.CancelAsync();
            await loop;
            stop.Dispose();
            wake.Dispose();
            rounds.Dispose();
        }
    }

    private async Task RunRoundAsync()
    {
        // Before anything is taken: what is due there is judged by this time.
        await shared.CorrectAsync(redis);
        if (!listening)
        {
            await redis.ListenAsync($"wake:{Node}", Heard);
            await redis.ListenAsync("shards", from => { if (from != Node) { Wake(); } });
            listening = true;
        }

        bool staying;
        lock (gate)
        {
            staying = !leaving;
        }

        var reply = await redis.RunAsync(
            Lease, new ScriptArguments().Add(Node).Add((long)lease.Lifetime.TotalMilliseconds).Add(Shards.Count).Add(staying));
        var (surplus, owned) = ((int)reply.Integer(0), new Dictionary<int, string>());
        for (var index = 2; index < reply.Count; index += 2)
        {
            owned[(int)reply.Integer(index)] = reply.Text(index + 1);
        }

        // Who is leaving takes nothing back that was just given back.
        var gained = Compare(owned);
        if (gained.Count > 0 && staying)
        {
            await recovery.RunAsync(Node, [.. gained.Select(one => one.Key)], time.GetUtcNow(), messaging.Value.EchoWait);
            lock (gate)
            {
                foreach (var (shard, fence) in gained)
                {
                    shards[shard] = new Shard(shard, fence);
                }
            }

            Log.Gained(logger, gained.Count, owned.Count, reply.Integer(1));
            signals?.LookAgain();
        }

        MarkSurplus(surplus);
        await ReleaseIdleAsync();
    }

    private async Task LoopAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await wake.WaitAsync(lease.Renewal, stop.Token);
                await RoundAsync();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The shards stay this node's until another took them; Redis refuses what comes too late.
                Log.RoundFailed(logger, FailureText.Of(failure));
            }
        }
    }

    /// <summary>Forgets what another node took meanwhile.</summary>
    /// <returns>What is new.</returns>
    private List<KeyValuePair<int, string>> Compare(Dictionary<int, string> owned)
    {
        lock (gate)
        {
            var lost = 0;
            foreach (var shard in shards.OfType<Shard>())
            {
                if (!owned.TryGetValue(shard.Number, out var fence) || !string.Equals(fence, shard.Fence, StringComparison.Ordinal))
                {
                    shards[shard.Number] = null;
                    lost++;
                }
            }

            if (lost > 0)
            {
                Log.Lost(logger, lost);
            }

            return [.. owned.Where(o => shards[o.Key] is null)];
        }
    }

    private void MarkSurplus(int surplus)
    {
        lock (gate)
        {
            var going = shards.Count(shard => shard is { Leaving: true });
            foreach (var shard in shards.OfType<Shard>().Where(shard => !shard.Leaving).Reverse().Take(Math.Max(0, surplus - going)))
            {
                shard.Leaving = true;
            }
        }
    }

    private Task ReleaseIdleAsync() => GiveBackAsync(Take(shard => (shard.Leaving || leaving) && shard.Running == 0), last: false);

    private List<Shard> Take(Func<Shard, bool> which)
    {
        lock (gate)
        {
            var taken = shards.OfType<Shard>().Where(which).ToList();
            taken.ForEach(shard => shards[shard.Number] = null);
            return taken;
        }
    }

    private async Task GiveBackAsync(List<Shard> given, bool last)
    {
        if (given.Count == 0 && !last)
        {
            return;
        }

        var arguments = new ScriptArguments().Add(last).Add(Node).Add(given.Count);
        given.ForEach(shard => arguments.Add(shard.Number).Add(shard.Fence));
        await redis.RunAsync(Release, arguments);
        if (given.Count > 0)
        {
            Log.GivenBack(logger, given.Count);
        }
    }

    private void Ended(Shard shard)
    {
        TaskCompletionSource? told;
        lock (gate)
        {
            if (--shard.Running > 0 || !(shard.Leaving || leaving))
            {
                return;
            }

            (told, idle) = (idle, null);
        }

        told?.TrySetResult();
        Wake();
    }

    private Task NextIdle()
    {
        lock (gate)
        {
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    private void Heard(string message)
    {
        if (message.Length == 0 || signals is not { } to)
        {
            return;
        }

        var conversation = Shards.Conversation(message[1..]);
        Action<ConversationKey> signal = message[0] switch { 'i' => to.Inbox, 'o' => to.Outbox, _ => to.Notices };
        signal(conversation);
    }

    private void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // A round is due already.
        }
    }

    private sealed class Shard(int number, string fence)
    {
        public int Number { get; } = number;

        public string Fence { get; } = fence;

        public int Running { get; set; }

        public bool Leaving { get; set; }
    }

    private sealed class Step(ShardLeases leases, Shard shard) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                leases.Ended(shard);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "This node took {Gained} shards of conversations and handles {Owned} of 64 now, {Nodes} nodes share them")]
        public static partial void Gained(ILogger logger, int gained, int owned, long nodes);

        [LoggerMessage(2, LogLevel.Warning, "Another node took {Lost} shards of conversations from this one, which was not heard of in time")]
        public static partial void Lost(ILogger logger, int lost);

        [LoggerMessage(3, LogLevel.Information, "This node gave {Given} shards of conversations back for others")]
        public static partial void GivenBack(ILogger logger, int given);

        [LoggerMessage(4, LogLevel.Warning, "Redis could not be told that this node lives; it is tried again: {Failure}")]
        public static partial void RoundFailed(ILogger logger, string failure);

        [LoggerMessage(5, LogLevel.Warning, "Shards could not be given back; other nodes take them when this one is not heard of: {Failure}")]
        public static partial void NotGivenBack(ILogger logger, string failure);
    }
}
