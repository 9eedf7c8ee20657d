using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Storage;
using CivicBot.Storage.Redis;

namespace CivicBot.Commands;

/// <summary>The records for a command; works beside a running server, the database orders the two.</summary>
internal sealed class CommandRecords : IDisposable
{
    private readonly ServiceProvider services;

    private CommandRecords(IConfiguration configuration) =>
        services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(configuration).AddTurnRecords().BuildServiceProvider();

    public INotes Notes => services.GetRequiredService<INotes>();

    public IUnansweredQuestions Questions => services.GetRequiredService<IUnansweredQuestions>();

    public static CommandRecords Open(IConfiguration configuration) => new(configuration);

    /// <summary>The same for commands that create nothing: null where there is no database yet.</summary>
    public static CommandRecords? OpenExisting(IConfiguration configuration) =>
        configuration.HasRedis() || File.Exists(FileOf(configuration)) ? Open(configuration) : null;

    public void Dispose() => services.Dispose();

    private static string FileOf(IConfiguration configuration) =>
        (configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions()).DatabaseFile;
}
