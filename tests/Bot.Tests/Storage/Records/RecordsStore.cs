using CivicBot.Storage.Records;

namespace CivicBot.Tests.Storage.Records;

/// <summary>The kinds of database that every test of the records runs on.</summary>
public enum RecordsStore
{
    Sqlite,
    PostgreSql,
}

/// <summary>Empty, migrated records for one test.</summary>
internal sealed class TestRecords : IDisposable
{
    private readonly TempDirectory directory = new();

    private TestRecords(RecordsStore store)
    {
        ConnectionString = store == RecordsStore.PostgreSql ? PostgresServer.NewDatabase() : "";
        File = Path.Combine(directory.Path, "records.db");
        Database = RecordsDatabase.Open(ConnectionString, File);
    }

    public RecordsDatabase Database { get; }

    public string ConnectionString { get; }

    public string File { get; }

    public string Folder => directory.Path;

    public static async Task<TestRecords> CreateAsync(RecordsStore store)
    {
        var records = new TestRecords(store);
        await records.Database.MigrateAsync(CancellationToken.None);
        return records;
    }

    public void Dispose()
    {
        Database.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        directory.Dispose();
    }
}
