using System.Collections.Concurrent;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Messaging.Redis;
using CivicBot.Messaging.Stores;
using CivicBot.Tests.Messaging.Contract;
using CivicBot.Tests.Storage.Redis;

namespace CivicBot.Tests.Messaging.Redis;

/// <summary>How nodes share conversations. Rounds are run by hand here, except where a test is about what starts them.</summary>
internal sealed class ShardLeaseTests
{
    private static readonly ConversationKey Ba = new("test", "bà Ba");
    private static readonly DateTimeOffset Now = MessagingRig.Start;
    private static readonly LeaseOptions Long = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));
    private static readonly LeaseOptions Short = new(TimeSpan.FromMilliseconds(400), TimeSpan.FromHours(1));

    private readonly List<RedisStores> nodes = [];
    private Dictionary<string, string?> settings = null!;

    [SetUp]
    public void TakePrefix() => settings = RedisServer.NewSettings();

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        nodes.Clear();
    }

    [Test]
    public async Task A_node_alone_has_all_and_shares_them_fairly_with_those_that_come()
    {
        var first = Node(Long);
        Assert.That(first.Serving.Held, Is.EqualTo(Shards.Count));

        var second = Node(Long);
        Assert.That(second.Serving.Held, Is.Zero, "nothing is taken from a living node");
        await RoundsAsync(first, second);
        Assert.That((first.Serving.Held, second.Serving.Held), Is.EqualTo((32, 32)));

        var third = Node(Long);
        await RoundsAsync(first, second, third);
        int[] held = [first.Serving.Held, second.Serving.Held, third.Serving.Held];
        Assert.That(held.Sum(), Is.EqualTo(Shards.Count));
        Assert.That(held, Is.All.InRange(20, 22));
        Assert.That(Enumerable.Range(0, Shards.Count).Select(shard => nodes.Count(node => node.Serving.FenceOf(shard) is not null)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_shard_is_given_back_only_when_nothing_runs_in_it_and_nothing_more_begins_there()
    {
        var first = Node(Long);
        var everywhere = Conversations().Select(first.Serving.Enter).ToList();
        Assert.That(everywhere, Is.All.Not.Null);
        var second = Node(Long);

        await RoundsAsync(first, second);
        Assert.That(second.Serving.Held, Is.Zero);
        Assert.That(Conversations().Count(c => first.Serving.Enter(c) is null), Is.EqualTo(32));

        everywhere.ForEach(step => step!.Dispose());
        await RoundsAsync(first, second);
        Assert.That(second.Serving.Held, Is.GreaterThan(0));
    }

    [Test]
    public async Task Whoever_leaves_gives_everything_back_at_once_and_the_others_hear_of_it()
    {
        var first = Node(Long);
        var second = Node(Long);

        await first.Serving.LeaveAsync(CancellationToken.None);
        await first.Serving.StopAsync();

        await Until(() => second.Serving.Held == Shards.Count);
        Assert.That(first.Serving.Held, Is.Zero);
    }

    [Test]
    public async Task A_dead_nodes_shards_are_taken_after_its_time_and_not_before()
    {
        var dead = Node(Short);
        var living = Node(Long);
        await living.Serving.RoundAsync();
        Assert.That(living.Serving.Held, Is.Zero);

        await Task.Delay(600);
        await living.Serving.RoundAsync();

        Assert.That(living.Serving.Held, Is.EqualTo(Shards.Count));
        Assert.That(dead.Serving.FenceOf(0), Is.Not.EqualTo(living.Serving.FenceOf(0)));
    }

    [Test]
    public async Task After_everybody_was_late_nobody_says_at_once_that_the_others_are_dead()
    {
        var first = Node(Short);
        var second = Node(Short);
        await RoundsAsync(first, second);
        await Task.Delay(600);

        await first.Serving.RoundAsync();
        await second.Serving.RoundAsync();
        await first.Serving.RoundAsync();

        Assert.That((first.Serving.Held, second.Serving.Held), Is.EqualTo((32, 32)));
    }

    [Test]
    public async Task Who_was_late_goes_on_where_nobody_was_faster()
    {
        var node = Node(Short);
        await AppendAsync(node);
        var pending = (await node.Inbox.NextAsync(Ba, CancellationToken.None))!;
        await Task.Delay(600);

        Assert.That(await CommitAsync(node, pending), Is.EqualTo(TurnCommitOutcome.Committed));
    }

    [Test]
    public async Task After_another_node_took_over_nothing_of_the_old_one_takes_effect()
    {
        var old = Node(Short);
        await AppendAsync(old);
        var pending = (await old.Inbox.NextAsync(Ba, CancellationToken.None))!;
        var next = Node(Long);
        await Task.Delay(600);
        await next.Serving.RoundAsync();

        Assert.That(await CommitAsync(old, pending), Is.EqualTo(TurnCommitOutcome.AlreadyEnded));
        await old.Inbox.PostponeAsync(pending.Sequence, Now.AddDays(1), "late", CancellationToken.None);
        Assert.That(await old.Inbox.NextAsync(Ba, CancellationToken.None), Is.Null);
        Assert.That(await old.Outbox.NextAsync(Ba, Now, CancellationToken.None), Is.TypeOf<OutboxStep.Nothing>());

        var again = (await next.Inbox.NextAsync(Ba, CancellationToken.None))!;
        Assert.That((again.Sequence, again.FailedAttempts), Is.EqualTo((pending.Sequence, 0)));
        Assert.That(await CommitAsync(next, again), Is.EqualTo(TurnCommitOutcome.Committed));
    }

    [Test]
    public async Task A_delivery_that_the_end_of_a_node_interrupted_is_asked_about_by_the_next_and_not_settled_by_the_old_one()
    {
        var old = Node(Short);
        await AppendAsync(old);
        await CommitAsync(old, (await old.Inbox.NextAsync(Ba, CancellationToken.None))!, "một");
        var attempt = ((OutboxStep.Attempt)await old.Outbox.NextAsync(Ba, Now, CancellationToken.None)).Entry;
        var next = Node(Long);
        await Task.Delay(600);
        await next.Serving.RoundAsync();

        await old.Outbox.SettleAsync(attempt, new Settlement.DeadLettered("late"), Now, goOn: true, CancellationToken.None);

        var step = await next.Outbox.NextAsync(Ba, DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);
        Assert.That(((OutboxStep.Reconcile)step).Entry.Message.Payload, Is.EqualTo("một"));
        Assert.That(await next.DeadLetters.ListAsync(null, 10, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_settlement_that_comes_late_does_not_settle_a_later_attempt()
    {
        var node = Node(Long);
        await AppendAsync(node);
        await CommitAsync(node, (await node.Inbox.NextAsync(Ba, CancellationToken.None))!, "một");
        var first = ((OutboxStep.Attempt)await node.Outbox.NextAsync(Ba, Now, CancellationToken.None)).Entry;
        await node.Outbox.SettleAsync(first, new Settlement.TryAgain(Now, "busy", Counts: true), Now, goOn: false, CancellationToken.None);
        var second = ((OutboxStep.Attempt)await node.Outbox.NextAsync(Ba, Now.AddSeconds(1), CancellationToken.None)).Entry;

        await node.Outbox.SettleAsync(first, new Settlement.DeadLettered("repeated"), Now.AddSeconds(2), goOn: false, CancellationToken.None);
        await node.Outbox.SettleAsync(second, new Settlement.Delivered("m1"), Now.AddSeconds(2), goOn: false, CancellationToken.None);

        Assert.That(await node.DeadLetters.MeasureAsync(CancellationToken.None), Is.EqualTo(MessagingDepths.Empty));
    }

    [Test]
    public async Task What_one_node_stores_wakes_the_node_whose_conversation_it_is()
    {
        var events = new ConcurrentBag<ConversationKey>();
        var messages = new ConcurrentBag<ConversationKey>();
        Node(Long, new WorkSignals(events.Add, messages.Add, _ => { }, () => { }));
        var second = Node(Long);

        await AppendAsync(second);
        await second.Proactive.QueueAsync(new QueuedOccasion(Ba, "k", [Message("kết quả")]), Now, CancellationToken.None);

        await Until(() => !events.IsEmpty && !messages.IsEmpty);
        Assert.That(events, Is.EqualTo(new[] { Ba }));
        Assert.That(messages, Is.EqualTo(new[] { Ba }));
    }

    [Test]
    public async Task A_node_that_gets_conversations_looks_through_the_store()
    {
        var looked = 0;
        var first = Node(Long);
        await AppendAsync(first);
        await first.Serving.LeaveAsync(CancellationToken.None);
        await first.Serving.StopAsync();

        var second = Node(Long, new WorkSignals(_ => { }, _ => { }, _ => { }, () => looked++));

        Assert.That(looked, Is.EqualTo(1));
        Assert.That(await second.Inbox.PendingAsync(null, 10, CancellationToken.None), Is.EqualTo(new[] { Ba }));
    }

    [TestCase("zalo", "3886132808788086450:2512523625400000001", 42)]
    [TestCase("test", "bà Ba", 11)]
    [TestCase("", "", 29)]
    public void The_shard_of_a_conversation_never_changes(string channel, string conversation, int shard) =>
        Assert.That(Shards.Of(channel, conversation), Is.EqualTo(shard));

    private RedisStores Node(LeaseOptions lease, WorkSignals? signals = null)
    {
        var node = new RedisStores(settings, lease, signals);
        nodes.Add(node);
        return node;
    }

    private static IEnumerable<ConversationKey> Conversations() => Enumerable.Range(0, 100_000)
        .Select(i => new ConversationKey("test", $"citizen {i}"))
        .DistinctBy(Shards.Of)
        .Take(Shards.Count);

    private static async Task RoundsAsync(params RedisStores[] some)
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var node in some)
            {
                await node.Serving.RoundAsync();
            }
        }
    }

    private static Task<AppendOutcome> AppendAsync(RedisStores node) =>
        node.Inbox.AppendAsync(MessagingRig.Event(Ba.ConversationId, "chào"), Now, CancellationToken.None);

    private static Task<TurnCommitOutcome> CommitAsync(RedisStores node, PendingEvent pending, params string[] texts) => node.Turns.CommitAsync(
        new TurnCommit { Conversation = Ba, EventSequence = pending.Sequence, At = Now, Messages = [.. texts.Select(Message)] }, CancellationToken.None);

    private static OutboundMessage Message(string text) => new("test", Ba.ConversationId, Guid.NewGuid().ToString(), text, text);

    private static async Task Until(Func<bool> so)
    {
        for (var tries = 0; !so(); tries++)
        {
            Assert.That(tries, Is.LessThan(500), "it does not become so");
            await Task.Delay(20);
        }
    }
}
