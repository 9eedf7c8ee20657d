using System.Collections.Concurrent;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Attachments.Fetching;
using CivicBot.Comments.Records;
using CivicBot.Storage;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CivicBot.Tests.Comments.Attachments;

/// <summary>The fetching of attachments as the program puts it together, on records of its own, with a stand-in of the channel.</summary>
internal sealed class AttachmentRig : IAsyncDisposable
{
    private readonly TestRecords records;
    private readonly ServiceProvider services;
    private readonly DataSeal seal = new(new byte[32]);
    private readonly KeptLog log = new();

    private AttachmentRig(TestRecords records, StandIn channel, IEnumerable<(string Key, string Value)> settings)
    {
        this.records = records;
        Channel = channel;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Comments:Attachments:LocalHosts:0", channel.Authority),
            .. settings.Select(setting => KeyValuePair.Create("Comments:Attachments:" + setting.Key, (string?)setting.Value)),
        ]).Build();
        services = new ServiceCollection()
            .AddSingleton(records.Database)
            .AddSingleton(seal)
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.Listened().AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .Configure<StorageOptions>(storage => storage.Directory = records.Folder)
            .AddAttachments(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public StandIn Channel { get; }

    public TestTime Time { get; } = new(TestTime.MondayMorning);

    public RecordsDatabase Records => records.Database;

    public AttachmentStore Store => services.GetRequiredService<AttachmentStore>();

    public AttachmentContents Contents => services.GetRequiredService<AttachmentContents>();

    public AttachmentFiles Files => services.GetRequiredService<AttachmentFiles>();

    /// <summary>A fetcher as each node has one.</summary>
    public AttachmentFetcher Fetcher => services.GetServices<IHostedService>().OfType<AttachmentFetcher>().Single();

    public AttachmentsHealth Health => ActivatorUtilities.CreateInstance<AttachmentsHealth>(services);

    public IReadOnlyCollection<string> Logged => log.Lines;

    /// <summary>Everything below <c>attachments/</c> but the lock, relative.</summary>
    public IReadOnlyList<string> Kept =>
    [
        .. Directory.EnumerateFiles(Path.Combine(records.Folder, "attachments"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(records.Folder, "attachments"), path)).Where(path => path != ".lock").Order(StringComparer.Ordinal),
    ];

    public static async Task<AttachmentRig> CreateAsync(RecordsStore store, params (string Key, string Value)[] settings) =>
        new(await TestRecords.CreateAsync(store), await StandIn.StartAsync(new StandInOptions()), settings);

    /// <summary>Puts something on the channel's shelf and files an attachment that points there.</summary>
    public Task<Guid> SentAsync(AttachmentKind kind, string name, MediaItem? item = null)
    {
        if (item is not null)
        {
            Channel.Media.Put(name, item);
        }

        return WaitingAsync(kind, $"{Channel.Url}/media/{name}", name);
    }

    public async Task<Guid> WaitingAsync(AttachmentKind kind, string address, string? name = null)
    {
        var row = new Attachment { Id = Guid.NewGuid(), Kind = kind, Name = name, AddedAt = Time.GetUtcNow() };
        row.SealedAddress = seal.Seal(address, row.Id);
        return await Records.WriteAsync(
            (context, _) =>
            {
                context.Attachments.Add(row);
                return Task.FromResult(row.Id);
            },
            CancellationToken.None);
    }

    public async Task<Attachment> RowAsync(Guid id)
    {
        await using var context = Records.Read();
        return await context.Attachments.SingleAsync(a => a.Id == id);
    }

    /// <summary>Tries what is due, once.</summary>
    public async Task<Attachment> FetchAsync(Guid id)
    {
        Assert.That(await Fetcher.FetchDueAsync(CancellationToken.None), Is.Positive, "something must have been due");
        return await RowAsync(id);
    }

    public async Task<byte[]> ContentAsync(Guid id)
    {
        await using var content = await Store.OpenAsync(id, CancellationToken.None) ?? throw new InvalidOperationException("It is not stored.");
        using var bytes = new MemoryStream();
        await content.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Channel.DisposeAsync();
        seal.Dispose();
        records.Dispose();
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyCollection<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
