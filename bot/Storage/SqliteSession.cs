using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivicBot.Storage;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
public sealed class SqliteSession : IDisposable
{
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    internal SqliteSession(SqliteConnection connection) => Connection = connection;

    /// <summary>For the rare statement that is not worth keeping.</summary>
    public SqliteConnection Connection { get; }

    internal bool InTransaction => raw.sqlite3_get_autocommit(Connection.Handle) == 0;

    /// <summary>The statement of this text, prepared once per connection, reset and without bindings. Pass constants: every text is kept.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
        {
            return statement.Reset();
        }

        statement = new SqliteStatement(Connection.Handle!, sql);
        statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs a statement without parameters and rows.</summary>
    public int Execute(string sql) => Prepare(sql).Execute();

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        Connection.Dispose();
    }

    /// <summary>Pages that this connection wrote since the last call.</summary>
    internal int TakePagesWritten()
    {
        _ = raw.sqlite3_db_status(Connection.Handle, PagesWritten, out var pages, out _, 1);
        return pages;
    }

    /// <summary>Ends all reading, so that the connection pins no old snapshot of the database.</summary>
    internal void ResetAll()
    {
        foreach (var statement in statements.Values)
        {
            statement.Abandon();
        }
    }
}
