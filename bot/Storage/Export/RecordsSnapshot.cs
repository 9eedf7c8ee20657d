using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CivicBot.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Storage.Export;

/// <summary>The records as they were at one moment, while the program goes on writing.</summary>
internal sealed class RecordsSnapshot : IAsyncDisposable
{
    private readonly RecordsContext context;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly bool isSqlite;

    private RecordsSnapshot(RecordsContext context, DbConnection connection, DbTransaction transaction, string migration)
    {
        (this.context, this.connection, this.transaction, Migration) = (context, connection, transaction, migration);
        isSqlite = connection is SqliteConnection;
        Tables = RecordTable.Of(context.Model);
    }

    public IReadOnlyList<RecordTable> Tables { get; }

    /// <summary>The newest migration that the records have.</summary>
    public string Migration { get; }

    public static async Task<RecordsSnapshot> OpenAsync(RecordsDatabase records, CancellationToken cancellationToken)
    {
        var opened = records.Read();
        try
        {
            var migration = (await opened.Database.GetAppliedMigrationsAsync(cancellationToken)).Last();
            await opened.Database.OpenConnectionAsync(cancellationToken);
            var link = opened.Database.GetDbConnection();

            // Both see one state from their first reading on, and keep nobody from writing.
            DbTransaction moment = link is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await link.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return new RecordsSnapshot(opened, link, moment, migration);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Rows in the order of their key, the same on both kinds of database; a cell is null or Guid, string, long, double, bool, DateOnly, TimeOnly, byte[], string[] (a moment: long).</summary>
    /// <param name="filter">Which; its parameters are <c>@commune</c>, <c>@from</c> …</param>
    public async IAsyncEnumerable<object?[]> RowsAsync(RecordTable table, RowFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command(table, filter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Cell(reader, i, table.Columns[i].Kind);
            }

            yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await context.DisposeAsync();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Names come from the model, values are parameters.")]
    private DbCommand Command(RecordTable table, RowFilter? filter)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;

        // A database may order texts by the rules of a language; rows are ordered by code points.
        var collation = isSqlite ? "" : " COLLATE \"C\"";
        var order = string.Join(", ", table.Key.Select(key => $"\"{key.Name}\"{(key.Kind == ColumnKind.Text ? collation : "")}"));
        command.CommandText =
            $"SELECT {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} FROM \"{table.Name}\"{(filter is null ? "" : $" WHERE {filter.Condition}")} ORDER BY {order}";
        foreach (var (name, value) in filter?.Values ?? [])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private object Cell(DbDataReader reader, int at, ColumnKind kind) => kind switch
    {
        ColumnKind.Guid => reader.GetGuid(at),
        ColumnKind.Text => reader.GetString(at),
        ColumnKind.Integer or ColumnKind.Moment => reader.GetInt64(at),
        ColumnKind.Real => reader.GetDouble(at),
        ColumnKind.Boolean => reader.GetBoolean(at),
        ColumnKind.Date => reader.GetFieldValue<DateOnly>(at),
        ColumnKind.Time => reader.GetFieldValue<TimeOnly>(at),
        ColumnKind.Bytes => reader.GetFieldValue<byte[]>(at),
        ColumnKind.List when isSqlite => JsonSerializer.Deserialize<string[]>(reader.GetString(at))!,
        ColumnKind.List => reader.GetFieldValue<string[]>(at),
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}

/// <summary>Which rows of a table.</summary>
/// <param name="Condition">SQL over its columns, quoted.</param>
internal sealed record RowFilter(string Condition, IReadOnlyList<(string Name, object Value)> Values);
