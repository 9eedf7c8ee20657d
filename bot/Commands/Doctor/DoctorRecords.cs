using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Commands.Doctor;

/// <summary>The databases: reached, of this version, sound. Brings nothing up to date: an older program may be serving.</summary>
internal static class DoctorRecords
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var connection = configuration.GetConnectionString(RecordsRegistration.ConnectionName);
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(connection))
        {
            findings.Add(File.Exists(storage.RecordsFile) ? await SoundAsync("records", storage.RecordsFile, cancellationToken) : Finding.Ok("records", "none yet; the first start makes them."));
        }

        if (File.Exists(storage.DatabaseFile))
        {
            findings.Add(await SoundAsync("messages", storage.DatabaseFile, cancellationToken));
        }

        if (!string.IsNullOrWhiteSpace(connection) || File.Exists(storage.RecordsFile))
        {
            findings.Add(await VersionAsync(connection, storage.RecordsFile, cancellationToken));
        }

        return findings;
    }

    private static async Task<Finding> SoundAsync(string part, string file, CancellationToken cancellationToken)
    {
        try
        {
            // Pooled connections keep files open that a serving program may want to replace.
            await using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await database.OpenAsync(cancellationToken);
            await using var command = database.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return await command.ExecuteScalarAsync(cancellationToken) as string == "ok"
                ? Finding.Ok(part, $"{Path.GetFileName(file)} is sound, {new FileInfo(file).Length / 1048576.0:0.0} MB.")
                : Finding.Fail(part, $"{Path.GetFileName(file)} is damaged; stop the program, keep a copy of the file and restore the last backup.");
        }
        catch (SqliteException failure)
        {
            return Finding.Fail(part, $"{Path.GetFileName(file)} cannot be read ({failure.Message}); check rights, or restore the last backup.");
        }
    }

    private static async Task<Finding> VersionAsync(string? connection, string file, CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(connection) ? "SQLite" : "PostgreSQL";
        try
        {
            using var records = RecordsDatabase.Open(connection, file);
            await using var context = records.Read();
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            return !applied.IsSubsetOf(known) ? Finding.Fail("records", $"{name} was written by a newer program; install that version.")
                : !known.IsSubsetOf(applied) ? Finding.Warn("records", $"{name} is of an older version; the next start brings it up to date. Make a backup first.")
                : Finding.Ok("records", $"{name} is of this version, {await context.Comments.LongCountAsync(cancellationToken)} comments.");
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or ArgumentException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Fail("records", $"{name} is not reached ({failure.InnerException?.Message ?? failure.Message}); check ConnectionStrings__Records, the server and its firewall.");
        }
    }
}
