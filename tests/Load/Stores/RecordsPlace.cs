using System.Data.Common;
using CivicBot.Tests.Storage.Records;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CivicBot.Load.Stores;

/// <summary>Where the records of a run are.</summary>
/// <param name="Connection">PostgreSQL; empty: SQLite in the data directory.</param>
internal sealed record RecordsPlace(string Connection)
{
    public const string Sqlite = "sqlite";

    public const string Postgres = "postgres";

    public static bool IsKnown(string text) => text is Sqlite or Postgres || IsConnection(text);

    public static RecordsPlace Of(string text) => new(text switch
    {
        Sqlite => "",
        Postgres => PostgresServer.NewDatabase(),
        _ => text,
    });

    public DbConnection Open(string dataDirectory)
    {
        DbConnection connection = Connection.Length > 0
            ? new NpgsqlConnection(Connection + ";Pooling=false")
            : new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "records.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static bool IsConnection(string text) => text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);
}
