using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Storage;

/// <summary>What a connection was told once holds whenever it comes out of the pool again, and for every new one.</summary>
internal sealed class ConnectionPragmasTests
{
    [Test]
    public void Connections_of_messages_keep_their_pragmas()
    {
        using var folder = new TempDirectory();
        var database = new SqliteDatabase(Path.Combine(folder.Path, "civicbot.db"));
        for (var round = 0; round < 3; round++)
        {
            using var first = database.Open();
            using var second = database.Open();
            Assert.That(new[] { Read(first), Read(second) }, Is.All.EqualTo((1L, 2L, 2L, "wal")));
        }
    }

    [Test]
    public async Task Connections_of_records_keep_their_pragmas()
    {
        using var folder = new TempDirectory();
        using var records = RecordsDatabase.Open("", Path.Combine(folder.Path, "records.db"));
        for (var round = 0; round < 3; round++)
        {
            await using var context = records.Read();
            await context.Database.OpenConnectionAsync();
            Assert.That(Read((SqliteConnection)context.Database.GetDbConnection()), Is.EqualTo((1L, 2L, 1L, "wal")));
        }
    }

    private static (long ForeignKeys, long Synchronous, long SecureDelete, string Journal) Read(SqliteConnection connection) =>
        ((long)Ask(connection, "foreign_keys"), (long)Ask(connection, "synchronous"), (long)Ask(connection, "secure_delete"), (string)Ask(connection, "journal_mode"));

    private static object Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of pragmas, from above.
        command.CommandText = "PRAGMA " + pragma;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }
}
