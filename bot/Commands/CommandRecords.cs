using CivicBot.Conversation.Records;
using CivicBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Commands;

/// <summary>The records for a command; works beside a running server, the database orders the two.</summary>
internal sealed class CommandRecords : IDisposable
{
    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;

    private CommandRecords(SqliteDatabase database)
    {
        readers = new SqliteReaders(database);
        writer = new SqliteWriter(database, NullLogger<SqliteWriter>.Instance);
        Notes = new Notes(database, readers, writer);
        Questions = new UnansweredQuestions(database, readers, writer);
    }

    public Notes Notes { get; }

    public UnansweredQuestions Questions { get; }

    public static CommandRecords Open(IConfiguration configuration) => new(new SqliteDatabase(FileOf(configuration)));

    /// <summary>The same for commands that create nothing: null where there is no database yet.</summary>
    public static CommandRecords? OpenExisting(IConfiguration configuration) => File.Exists(FileOf(configuration)) ? Open(configuration) : null;

    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
    }

    private static string FileOf(IConfiguration configuration) =>
        (configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions()).DatabaseFile;
}
