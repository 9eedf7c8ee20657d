using System.Collections.Concurrent;
using CivicBot.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Tests.Messaging;

internal sealed class ConversationSchedulerTests
{
    private readonly FakeTime time = new();
    private int handled;

    [Test]
    public async Task More_conversations_than_fit_in_memory_are_fetched_from_the_store_until_all_are_done()
    {
        var waiting = new ConcurrentDictionary<ConversationKey, bool>(Keys(5_000).Select(k => KeyValuePair.Create(k, true)));
        var done = new TaskCompletionSource();
        await using var scheduler = Scheduler(
            parallel: 4,
            remembered: 1_000,
            step: (key, token) =>
            {
                waiting.TryRemove(key, out _);
                if (waiting.IsEmpty)
                {
                    done.TrySetResult();
                }

                return Task.FromResult(Again.No);
            },
            look: (after, limit) => [.. waiting.Keys.OrderBy(k => k.ConversationId, StringComparer.Ordinal)
                .Where(k => after is null || string.CompareOrdinal(k.ConversationId, after.Value.ConversationId) > 0).Take(limit)]);

        scheduler.Start();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(waiting, Is.Empty);
    }

    [Test]
    public async Task Steps_of_a_conversation_never_overlap_and_no_signal_is_lost()
    {
        var inside = 0;
        var steps = 0;
        var work = 0;
        var done = new TaskCompletionSource();
        await using var scheduler = Scheduler(parallel: 8, step: async (_, _) =>
        {
            Assert.That(Interlocked.Increment(ref inside), Is.EqualTo(1));
            await Task.Yield();
            steps++;
            var taken = Interlocked.Exchange(ref work, 0);
            Interlocked.Decrement(ref inside);
            if (Interlocked.Add(ref handled, taken) == 1_000)
            {
                done.TrySetResult();
            }

            return Again.No;
        });
        scheduler.Start();

        Parallel.For(0, 1_000, _ =>
        {
            Interlocked.Increment(ref work);
            scheduler.Signal(Key(1));
        });
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(handled, Is.EqualTo(1_000));
    }

    [Test]
    public async Task A_signal_during_a_step_makes_another_step()
    {
        var entered = new SemaphoreSlim(0);
        var release = new SemaphoreSlim(0);
        await using var scheduler = Scheduler(parallel: 1, step: async (_, token) =>
        {
            entered.Release();
            await release.WaitAsync(token);
            return Again.No;
        });
        scheduler.Start();
        scheduler.Signal(Key(1));
        await entered.WaitAsync();

        scheduler.Signal(Key(1));
        release.Release(2);

        Assert.That(await entered.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
    }

    [Test]
    public async Task A_busy_conversation_takes_turns_with_the_others()
    {
        var order = new List<int>();
        var left = new Dictionary<int, int> { [1] = 3, [2] = 2, [3] = 1 };
        var done = new TaskCompletionSource();
        await using var scheduler = Scheduler(parallel: 1, step: (key, _) =>
        {
            var number = int.Parse(key.ConversationId);
            order.Add(number);
            if (order.Count == 6)
            {
                done.SetResult();
            }

            return Task.FromResult(--left[number] > 0 ? Again.Now : Again.No);
        });
        foreach (var number in left.Keys)
        {
            scheduler.Signal(Key(number));
        }

        scheduler.Start();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(order, Is.EqualTo(new[] { 1, 2, 3, 1, 2, 1 }));
    }

    [Test]
    public async Task A_conversation_that_waits_runs_at_its_moment_or_at_a_signal()
    {
        var runs = new ConcurrentQueue<DateTimeOffset>();
        var ran = new SemaphoreSlim(0);
        await using var scheduler = Scheduler(parallel: 1, step: (_, _) =>
        {
            runs.Enqueue(time.GetUtcNow());
            ran.Release();
            return Task.FromResult(runs.Count < 3 ? Again.At(time.GetUtcNow().AddSeconds(60)) : Again.No);
        });
        scheduler.Start();
        var start = time.GetUtcNow();
        scheduler.Signal(Key(1));
        await ran.WaitAsync();
        await time.WaitedForAsync(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(20));
        scheduler.Signal(Key(1));
        await ran.WaitAsync();
        time.Advance(TimeSpan.FromSeconds(60));
        await ran.WaitAsync();

        Assert.That(runs, Is.EqualTo(new[] { start, start.AddSeconds(20), start.AddSeconds(80) }));
    }

    [Test]
    public async Task Steps_make_room_for_what_arrives_and_go_on_side_by_side_afterwards()
    {
        var entered = new SemaphoreSlim(0);
        var release = new SemaphoreSlim(0);
        await using var scheduler = Scheduler(parallel: 4, step: async (_, token) =>
        {
            entered.Release();
            await release.WaitAsync(token);
            return Again.No;
        });
        scheduler.Start();
        for (var arriving = 0; arriving < 50; arriving++)
        {
            scheduler.Arriving();
        }

        foreach (var key in Keys(6))
        {
            scheduler.Signal(key);
        }

        await entered.WaitAsync();
        Assert.That(await entered.WaitAsync(TimeSpan.FromMilliseconds(200)), Is.False, "one at a time");
        release.Release();
        Assert.That(await entered.WaitAsync(TimeSpan.FromSeconds(30)), Is.True, "but never none");

        for (var arrived = 0; arrived < 50; arrived++)
        {
            scheduler.Arrived();
        }

        for (var others = 0; others < 3; others++)
        {
            Assert.That(await entered.WaitAsync(TimeSpan.FromSeconds(30)), Is.True, "the others beside it");
        }

        release.Release(6);
    }

    [Test]
    public async Task A_step_that_fails_is_made_again_after_a_pause()
    {
        var runs = 0;
        var done = new TaskCompletionSource();
        await using var scheduler = Scheduler(parallel: 1, step: (_, _) =>
        {
            if (++runs == 1)
            {
                throw new InvalidOperationException("the disk is full");
            }

            done.SetResult();
            return Task.FromResult(Again.No);
        });
        scheduler.Start();
        scheduler.Signal(Key(1));

        time.Advance(await time.WaitedForAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)));

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_stop_waits_for_running_steps_and_starts_no_more()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var runs = 0;
        await using var scheduler = Scheduler(parallel: 1, step: async (_, _) =>
        {
            runs++;
            entered.TrySetResult();
            await release.Task;
            return Again.Now;
        });
        scheduler.Start();
        scheduler.Signal(Key(1));
        scheduler.Signal(Key(2));
        await entered.Task;

        var stop = scheduler.StopAsync(CancellationToken.None);
        Assert.That(stop.IsCompleted, Is.False);
        release.SetResult();
        await stop.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(runs, Is.EqualTo(1));
    }

    private static ConversationKey Key(int number) => new("test", $"{number}");

    private static IEnumerable<ConversationKey> Keys(int count) => Enumerable.Range(0, count).Select(Key);

    private ConversationScheduler Scheduler(
        int parallel,
        Func<ConversationKey, CancellationToken, Task<Again>> step,
        int remembered = 1_000,
        Func<ConversationKey?, int, IReadOnlyList<ConversationKey>>? look = null) => new(
            new SchedulerLimits(parallel, remembered, TimeSpan.FromDays(1), TimeSpan.FromSeconds(2)),
            step,
            (after, limit, _) => Task.FromResult(look?.Invoke(after, limit) ?? []),
            time,
            NullLogger.Instance);
}
