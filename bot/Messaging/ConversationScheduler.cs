using Microsoft.Extensions.Logging;

namespace CivicBot.Messaging;

/// <summary>
/// Runs the steps of many conversations side by side, those of one never at the same time, and each conversation after one step behind the
/// others that wait. It knows only names of conversations, and of those no more than a limit: what does not fit stays in the store and is
/// looked for there when there is room again.
/// </summary>
internal sealed partial class ConversationScheduler : IAsyncDisposable
{
    private const int PageSize = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, Slot> slots = [];
    private readonly Queue<ConversationKey> ready = new();
    private readonly PriorityQueue<(ConversationKey Key, Slot Slot, int Version), DateTimeOffset> timetable = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopped;
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SchedulerLimits limits;
    private readonly Func<ConversationKey, CancellationToken, Task<Again>> step;
    private readonly Func<ConversationKey?, int, CancellationToken, Task<IReadOnlyList<ConversationKey>>> look;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ITimer alarm;
    private readonly ITimer recheck;
    private int running;
    private int arriving;
    private bool started;
    private bool stopping;
    private bool looking;
    private bool moreInStore = true;

    /// <param name="step">One step of one conversation. A failure of its own it has to decide about itself; an exception means that the store failed.</param>
    /// <param name="look">Pages of conversations with something to do, from the store.</param>
    public ConversationScheduler(
        SchedulerLimits limits,
        Func<ConversationKey, CancellationToken, Task<Again>> step,
        Func<ConversationKey?, int, CancellationToken, Task<IReadOnlyList<ConversationKey>>> look,
        TimeProvider time,
        ILogger logger)
    {
        this.limits = limits;
        this.step = step;
        this.look = look;
        this.time = time;
        this.logger = logger;
        stopped = stop.Token;
        alarm = time.CreateTimer(_ => WakeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        recheck = time.CreateTimer(_ => LookAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private enum Phase
    {
        Ready,
        Running,
        Waiting,
    }

    /// <summary>Begins to run steps; first those that the store has in hand.</summary>
    public void Start()
    {
        lock (gate)
        {
            started = true;
            StartReady();
        }

        recheck.Change(limits.Recheck, limits.Recheck);
        LookForMore();
    }

    /// <summary>Something is to be done for this conversation.</summary>
    public void Signal(ConversationKey key) => Note(key, wakes: true);

    /// <summary>Something is on its way into the store, and somebody waits for it to be there: until <see cref="Arrived"/> one step fewer runs side by side, but never none.</summary>
    public void Arriving() => Interlocked.Increment(ref arriving);

    /// <summary>It is stored, or will not be.</summary>
    public void Arrived()
    {
        if (Interlocked.Decrement(ref arriving) == 0)
        {
            lock (gate)
            {
                StartReady();
            }
        }
    }

    /// <summary>What others put into the store (the command line, a person's decision, another node) is found here.</summary>
    public void LookAgain()
    {
        lock (gate)
        {
            moreInStore = true;
        }

        LookForMore();
    }

    /// <summary>Starts no further step and waits for those that run; when <paramref name="patience"/> ends, they are cancelled.</summary>
    public async Task StopAsync(CancellationToken patience)
    {
        lock (gate)
        {
            stopping = true;
            NoticeDrained();
        }

        try
        {
            await drained.Task.WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            await stop.CancelAsync();
            await drained.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        await alarm.DisposeAsync();
        await recheck.DisposeAsync();
        stop.Dispose();
    }

    private void Note(ConversationKey key, bool wakes)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(key, out var slot))
            {
                if (slots.Count >= limits.Conversations)
                {
                    moreInStore = true;
                    return;
                }

                slot = new Slot();
                slots.Add(key, slot);
                MakeReady(key, slot);
            }
            else if (slot.Phase is Phase.Running)
            {
                slot.Again = true;
            }
            else if (wakes && slot.Phase is Phase.Waiting)
            {
                MakeReady(key, slot);
            }

            StartReady();
        }
    }

    private void MakeReady(ConversationKey key, Slot slot)
    {
        slot.Phase = Phase.Ready;
        slot.Version++;
        ready.Enqueue(key);
    }

    /// <summary>Steps that may run now. Acknowledging has a deadline (Zalo gives two seconds) and steps have none, so they make room when much arrives at once.</summary>
    private int Allowed => Math.Max(1, limits.Parallel - Volatile.Read(ref arriving));

    private void StartReady()
    {
        while (started && !stopping && running < Allowed && ready.TryDequeue(out var key))
        {
            running++;
            slots[key].Phase = Phase.Running;
            // Unsafe: the step belongs to no request, so it must not inherit what flows with the one that signalled.
            ThreadPool.UnsafeQueueUserWorkItem(static run => _ = run.Scheduler.RunAsync(run.Key), new Run(this, key), preferLocal: false);
        }
    }

    private async Task RunAsync(ConversationKey key)
    {
        ConversationKey? next = key;
        while (next is { } current)
        {
            var again = await StepAsync(current);
            next = Finish(current, again);
            LookForMore();
        }
    }

    private async Task<Again> StepAsync(ConversationKey key)
    {
        try
        {
            return await step(key, stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return Again.No;
        }
        catch (Exception failure)
        {
            Log.StepFailed(logger, key.ChannelId, FailureText.Of(failure));
            return Again.At(time.GetUtcNow() + limits.FaultPause);
        }
    }

    private ConversationKey? Finish(ConversationKey key, Again again)
    {
        lock (gate)
        {
            var slot = slots[key];
            if (slot.Again || (again.Wanted && again.NotBefore <= time.GetUtcNow()))
            {
                slot.Again = false;
                MakeReady(key, slot);
            }
            else if (again.Wanted)
            {
                slot.Phase = Phase.Waiting;
                timetable.Enqueue((key, slot, slot.Version), again.NotBefore);
                SetAlarm();
            }
            else
            {
                slots.Remove(key);
            }

            if (!stopping && running <= Allowed && ready.TryDequeue(out var next))
            {
                slots[next].Phase = Phase.Running;
                return next;
            }

            running--;
            NoticeDrained();
            return null;
        }
    }

    private void NoticeDrained()
    {
        if (stopping && running == 0 && !looking)
        {
            drained.TrySetResult();
        }
    }

    private void SetAlarm()
    {
        if (timetable.TryPeek(out _, out var due))
        {
            var wait = due - time.GetUtcNow();
            alarm.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void WakeDue()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (timetable.TryPeek(out var entry, out var due) && due <= now)
            {
                timetable.Dequeue();
                if (entry.Slot.Phase is Phase.Waiting && entry.Slot.Version == entry.Version)
                {
                    MakeReady(entry.Key, entry.Slot);
                }
            }

            SetAlarm();
            StartReady();
        }
    }

    private void LookForMore()
    {
        lock (gate)
        {
            if (!started || stopping || looking || !moreInStore || slots.Count > limits.Conversations / 2)
            {
                return;
            }

            looking = true;
            moreInStore = false; // A signal that finds no room from here on sets it again.
        }

        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.LookAsync(), this, preferLocal: false);
    }

    private async Task LookAsync()
    {
        var complete = false;
        try
        {
            ConversationKey? after = null;
            while (!complete && HasRoom())
            {
                var page = await look(after, PageSize, stopped);
                foreach (var key in page)
                {
                    Note(key, wakes: false); // One that waits for its moment goes on waiting.
                }

                complete = page.Count < PageSize;
                after = page.Count > 0 ? page[^1] : after;
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            complete = true;
        }
        catch (Exception failure)
        {
            Log.LookFailed(logger, FailureText.Of(failure));
            complete = true; // The next recheck looks again.
        }

        lock (gate)
        {
            looking = false;
            moreInStore |= !complete;
            NoticeDrained();
        }
    }

    private bool HasRoom()
    {
        lock (gate)
        {
            return !stopping && slots.Count < limits.Conversations;
        }
    }

    private sealed record Run(ConversationScheduler Scheduler, ConversationKey Key);

    private sealed class Slot
    {
        public Phase Phase { get; set; }

        /// <summary>A signal came while its step ran.</summary>
        public bool Again { get; set; }

        /// <summary>Entries of the timetable for an earlier waiting do not count.</summary>
        public int Version { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A step on channel {Channel} could not be made; it is tried again: {Failure}")]
        public static partial void StepFailed(ILogger logger, string channel, string failure);

        [LoggerMessage(2, LogLevel.Error, "Looking for waiting conversations failed; it is tried again: {Failure}")]
        public static partial void LookFailed(ILogger logger, string failure);
    }
}

/// <param name="Parallel">Steps at the same time.</param>
/// <param name="Conversations">Conversations remembered in memory.</param>
/// <param name="Recheck">How often the store is looked through for what was put there from outside.</param>
/// <param name="FaultPause">Pause of a conversation after the store failed.</param>
internal sealed record SchedulerLimits(int Parallel, int Conversations, TimeSpan Recheck, TimeSpan FaultPause);
