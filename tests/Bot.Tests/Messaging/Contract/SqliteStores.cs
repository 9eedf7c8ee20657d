using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;
using CivicBot.Tests.Listening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Messaging.Contract;

internal sealed class SqliteInboxTests : InboxContract
{
    protected override IStores CreateStores() => new SqliteStores();
}

internal sealed class SqliteTurnTests : TurnContract
{
    protected override IStores CreateStores() => new SqliteStores();
}

internal sealed class SqliteOutboxTests : OutboxContract
{
    protected override IStores CreateStores() => new SqliteStores();
}

internal sealed class SqliteDeadLetterTests : DeadLetterContract
{
    protected override IStores CreateStores() => new SqliteStores();
}

internal sealed class SqliteProactiveTests : ProactiveContract
{
    protected override IStores CreateStores() => new SqliteStores();
}

internal sealed class SqliteNoticeTests : NoticeContract
{
    protected override IStores CreateStores() => new SqliteStores();
}

internal sealed class SqliteStores : IStores
{
    private readonly TempDirectory directory = new();
    private readonly ServiceProvider services;

    public SqliteStores()
    {
        var settings = new Dictionary<string, string?> { ["Data:Directory"] = directory.Path };
        services = new ServiceCollection()
            .AddLogging(logging => logging.Listened())
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddMessageStores()
            .BuildServiceProvider();
    }

    public IInboxStore Inbox => services.GetRequiredService<IInboxStore>();

    public ITurnStore Turns => services.GetRequiredService<ITurnStore>();

    public IOutboxStore Outbox => services.GetRequiredService<IOutboxStore>();

    public IDeadLetterStore DeadLetters => services.GetRequiredService<IDeadLetterStore>();

    public IProactiveStore Proactive => services.GetRequiredService<IProactiveStore>();

    public INoticeStore Notices => services.GetRequiredService<INoticeStore>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Dispose();
    }
}
