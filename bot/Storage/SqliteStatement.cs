using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivicBot.Storage;

/// <summary>
/// A prepared statement that is used again and again. Bind, step, read; it resets itself when it is taken from its session the next time.
/// Parameters are numbered from 1, columns from 0, as in SQLite. The command objects of ADO.NET cost several times as much per call, and
/// the inbox makes one for every event.
/// </summary>
public sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;
    private bool onRow;

    internal SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>Binds the next parameter.</summary>
    public SqliteStatement Bind(string? value)
    {
        var index = ++bound;
        Check(value is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <summary>Binds the next parameter.</summary>
    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    /// <summary>Binds the next parameter; null is SQL NULL.</summary>
    public SqliteStatement Bind(long? value)
    {
        if (value is { } number)
        {
            return Bind(number);
        }

        Check(raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    /// <summary>Binds the next parameter; an empty span is an empty blob, not NULL.</summary>
    public SqliteStatement Bind(ReadOnlySpan<byte> value)
    {
        var index = ++bound;
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, index, 0) : raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        switch (raw.sqlite3_step(statement))
        {
            case raw.SQLITE_ROW:
                onRow = true;
                return true;
            case raw.SQLITE_DONE:
                Reset();
                return false;
            default:
                var failure = Failure();
                Reset();
                throw failure;
        }
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>Rows that it changed.</returns>
    public int Execute()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(database);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A copy of the bytes; NULL gives an empty array.</summary>
    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => statement.Dispose();

    internal SqliteStatement Reset()
    {
        // The return value repeats the error of the last step, which was thrown then.
        _ = raw.sqlite3_reset(statement);
        onRow = false;
        if (bound > 0)
        {
            _ = raw.sqlite3_clear_bindings(statement);
            bound = 0;
        }

        return this;
    }

    /// <summary>Stops reading where it stands.</summary>
    public void Abandon()
    {
        if (onRow)
        {
            Reset();
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure();
        }
    }

    private SqliteException Failure()
    {
        var extended = raw.sqlite3_extended_errcode(database);
        return new SqliteException(
            $"SQLite error {extended}: {raw.sqlite3_errmsg(database).utf8_to_string()}", extended & 0xff, extended);
    }
}
