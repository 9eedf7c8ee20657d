using CivicBot.Conversation.Records;
using CivicBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Commands;

/// <summary>The conversation's records for a command; works beside a running server, the database orders the two.</summary>
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

    public static CommandRecords Open(IConfiguration configuration)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        return new CommandRecords(new SqliteDatabase(options.DatabaseFile));
    }

    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
    }
}
