using CivicBot.Conversation;
using CivicBot.Messaging;
using CivicBot.Messaging.Redis;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Messaging.Contract;

internal sealed class RedisInboxTests : InboxContract
{
    protected override IStores CreateStores() => new RedisStores();
}

internal sealed class RedisTurnTests : TurnContract
{
    protected override IStores CreateStores() => new RedisStores();
}

internal sealed class RedisOutboxTests : OutboxContract
{
    /// <summary>An echo has ten seconds from the attempt on; whoever takes over late still leaves three to a node that only stood still.</summary>
    [TestCase(1, 10)]
    [TestCase(7, 10)]
    [TestCase(8, 11)]
    [TestCase(60, 63)]
    [TestCase(-5, 5, Description = "The attempt bears the time of a clock that was wrong: never later than an echo takes from now.")]
    public async Task What_a_dead_node_was_sending_is_asked_about_when_its_echo_had_its_time(int takenOver, int asked)
    {
        var stores = (RedisStores)Stores;
        await QueueAsync("một");
        await AttemptAsync();

        await stores.Get<RedisRecovery>().RunAsync(stores.Serving.Node, stores.Serving.From(0), Now.AddSeconds(takenOver), TimeSpan.FromSeconds(10));

        Assert.That(await StepAsync(TimeSpan.FromSeconds(-60)), Is.EqualTo(new OutboxStep.WaitUntil(Now.AddSeconds(asked))));
        Assert.That(await StepAsync(TimeSpan.FromSeconds(asked)), Is.TypeOf<OutboxStep.Reconcile>());
    }

    protected override IStores CreateStores() => new RedisStores();
}

internal sealed class RedisDeadLetterTests : DeadLetterContract
{
    protected override IStores CreateStores() => new RedisStores();
}

internal sealed class RedisProactiveTests : ProactiveContract
{
    protected override IStores CreateStores() => new RedisStores();
}

internal sealed class RedisNoticeTests : NoticeContract
{
    protected override IStores CreateStores() => new RedisStores();
}

/// <summary>The stores of one node that has all conversations.</summary>
internal sealed class RedisStores : IStores
{
    private readonly TempDirectory directory = new();
    private readonly ServiceProvider services;

    /// <param name="settings">Of the Redis; null: an empty part of the shared one.</param>
    /// <param name="lease">Null: the usual one.</param>
    public RedisStores(Dictionary<string, string?>? settings = null, LeaseOptions? lease = null, WorkSignals? signals = null)
    {
        settings = new Dictionary<string, string?>(settings ?? RedisServer.NewSettings(), StringComparer.Ordinal);
        settings["Data:Directory"] = directory.Path;
        services = new ServiceCollection()
            .AddLogging(logging => logging.Listened())
            .AddSingleton(TimeProvider.System)
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddMessageStores()
            .AddTurnRecords()
            .AddSingleton(lease ?? LeaseOptions.Usual)
            .BuildServiceProvider();
        Serving.StartAsync(signals ?? new WorkSignals(_ => { }, _ => { }, _ => { }, () => { }), CancellationToken.None).GetAwaiter().GetResult();
    }

    public ShardLeases Serving => services.GetRequiredService<ShardLeases>();

    public IInboxStore Inbox => services.GetRequiredService<IInboxStore>();

    public ITurnStore Turns => services.GetRequiredService<ITurnStore>();

    public IOutboxStore Outbox => services.GetRequiredService<IOutboxStore>();

    public IDeadLetterStore DeadLetters => services.GetRequiredService<IDeadLetterStore>();

    public IProactiveStore Proactive => services.GetRequiredService<IProactiveStore>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public INoticeStore Notices => services.GetRequiredService<INoticeStore>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Dispose();
    }
}
