using CivicBot.Conversation.Records;
using CivicBot.Storage;
using CivicBot.Tests.Listening;

namespace CivicBot.Tests.Conversation;

/// <summary>The conversation's records on a real database in a folder of its own.</summary>
internal sealed class Records : IDisposable
{
    public Records()
    {
        Folder = Directory.CreateTempSubdirectory("civicbot-").FullName;
        Database = new SqliteDatabase(Path.Combine(Folder, "civicbot.db"));
        Readers = new SqliteReaders(Database);
        Writer = new SqliteWriter(Database, RunLog.For<SqliteWriter>());
        Notes = new Notes(Database, Readers, Writer);
        Questions = new UnansweredQuestions(Database, Readers, Writer);
    }

    public string Folder { get; }

    public SqliteDatabase Database { get; }

    public SqliteReaders Readers { get; }

    public SqliteWriter Writer { get; }

    public Notes Notes { get; }

    public UnansweredQuestions Questions { get; }

    public Task WriteAsync(string turn, string citizen, params CivicBot.Conversation.ConversationEffect[] effects) =>
        WriteAsync(new TurnRecords(turn, citizen, "xa-thu", Talk.MondayMorning, TestIntake.Mask), effects);

    public Task WriteAsync(TurnRecords records, params CivicBot.Conversation.ConversationEffect[] effects) => Writer.WriteAsync(
        session => Array.ForEach(effects, effect => records.Write(session, effect)), CancellationToken.None);

    public long Count(string table) => Readers.Read(session =>
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    });

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
