using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CivicBot.Storage.Export;
using CivicBot.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CivicBot.Storage.Backup;

/// <summary>Puts rows of a backup into records of either kind, in one transaction.</summary>
internal sealed class RecordsRestore : IAsyncDisposable
{
    private readonly RecordsContext context;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly IReadOnlyList<RecordTable> tables;
    private readonly List<(string Table, string Column, object Id, object Other)> links = [];

    private RecordsRestore(RecordsContext context, DbConnection connection, DbTransaction transaction) =>
        (this.context, this.connection, this.transaction, tables) = (context, connection, transaction, RecordTable.Of(context.Model));

    private bool IsSqlite => connection is SqliteConnection;

    /// <summary>Brings the schema to where it was when the backup was made, and empties the tables.</summary>
    /// <exception cref="BackupException">The backup's schema is newer than this program, or older than records that are in use.</exception>
    public static async Task<RecordsRestore> BeginAsync(RecordsDatabase records, string migration, CancellationToken cancellationToken)
    {
        var opened = records.Read();
        try
        {
            opened.Database.SetCommandTimeout(0);
            if (!opened.Database.GetMigrations().Contains(migration, StringComparer.Ordinal))
            {
                throw new BackupException("The backup was made by a newer version of CivicBot; install that version first.");
            }

            var applied = (await opened.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            if (applied.Count > 0 && applied[^1] != migration)
            {
                throw new BackupException("The backup is of another version than the records that are in use; restore it into a new, empty database.");
            }

            await opened.Database.GetService<IMigrator>().MigrateAsync(migration, cancellationToken);
            await opened.Database.OpenConnectionAsync(cancellationToken);
            var link = opened.Database.GetDbConnection();
            var restore = new RecordsRestore(opened, link, await link.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken));
            await restore.EmptyAsync(cancellationToken);
            return restore;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts the rows of a table back. Tables come in the order of the manifest, so that what a row names is there; other rows of the same table are named at the end.</summary>
    public async Task InsertAsync(BackupTable table, Stream rows, CancellationToken cancellationToken)
    {
        var self = SelfReferences(table.Name);
        await using var command = Command(
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, index) => Parameter(index)))})",
            table.Columns.Select((column, index) => (Parameter(index), column.Kind)));
        using var reader = new StreamReader(rows, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var cells = BackupRow.Read(line, table.Columns);
            for (var i = 0; i < cells.Length; i++)
            {
                command.Parameters[i].Value = self.Contains(table.Columns[i].Name) ? DBNull.Value : Value(cells[i]);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
            if (self.Count > 0)
            {
                Remember(table, cells, self);
            }
        }

        await CountOnAsync(table.Name, cancellationToken);
    }

    /// <summary>Names rows of the same table, then makes everything durable.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        foreach (var (table, column, id, other) in links)
        {
            await using var command = Command($"UPDATE \"{table}\" SET \"{column}\" = @other WHERE \"id\" = @id", [("@other", ColumnKind.Guid), ("@id", ColumnKind.Guid)]);
            (command.Parameters[0].Value, command.Parameters[1].Value) = (Value(other), Value(id));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await context.DisposeAsync();
    }

    private HashSet<string> SelfReferences(string table) => [.. tables.Where(one => one.Name == table).SelectMany(one => one.SelfReferences)];

    private void Remember(BackupTable table, object?[] cells, HashSet<string> self)
    {
        var id = cells[table.Columns.ToList().FindIndex(column => column.Name == "id")]!;
        links.AddRange(table.Columns.Select((column, index) => (column, index)).Where(one => self.Contains(one.column.Name) && cells[one.index] is not null)
            .Select(one => (table.Name, one.column.Name, id, cells[one.index]!)));
    }

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in tables.Reverse())
        {
            foreach (var column in table.SelfReferences)
            {
                await ExecuteAsync($"UPDATE \"{table.Name}\" SET \"{column}\" = NULL", cancellationToken);
            }

            await ExecuteAsync($"DELETE FROM \"{table.Name}\"", cancellationToken);
        }
    }

    /// <summary>Numbers that PostgreSQL gives go on behind those that came back.</summary>
    private async Task CountOnAsync(string name, CancellationToken cancellationToken)
    {
        if (!IsSqlite && tables.FirstOrDefault(table => table.Name == name) is { CountsItself: true, Key: [var key] })
        {
            await ExecuteAsync(
                $"SELECT setval(pg_get_serial_sequence('\"{name}\"', '{key.Name}'), coalesce(max(\"{key.Name}\"), 0) + 1, false) FROM \"{name}\"", cancellationToken);
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, []);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Names come from the model or were checked against it, values are parameters.")]
    private DbCommand Command(string sql, IEnumerable<(string Name, ColumnKind Kind)> parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        foreach (var (name, kind) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            if (parameter is Npgsql.NpgsqlParameter typed)
            {
                // Without values in the first row their types could not be known.
                typed.NpgsqlDbType = TypeOf(kind);
            }

            command.Parameters.Add(parameter);
        }

        return command;
    }

    private object Value(object? cell) => cell switch
    {
        null => DBNull.Value,
        string[] list when IsSqlite => JsonSerializer.Serialize(list),
        _ => cell,
    };

    private static string Parameter(int index) => "@p" + index.ToString(CultureInfo.InvariantCulture);

    private static NpgsqlTypes.NpgsqlDbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Guid => NpgsqlTypes.NpgsqlDbType.Uuid,
        ColumnKind.Text => NpgsqlTypes.NpgsqlDbType.Text,
        ColumnKind.Integer or ColumnKind.Moment => NpgsqlTypes.NpgsqlDbType.Bigint,
        ColumnKind.Real => NpgsqlTypes.NpgsqlDbType.Double,
        ColumnKind.Boolean => NpgsqlTypes.NpgsqlDbType.Boolean,
        ColumnKind.Date => NpgsqlTypes.NpgsqlDbType.Date,
        ColumnKind.Time => NpgsqlTypes.NpgsqlDbType.Time,
        ColumnKind.Bytes => NpgsqlTypes.NpgsqlDbType.Bytea,
        ColumnKind.List => NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text,
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}
