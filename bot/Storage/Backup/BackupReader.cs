using CivicBot.Comments.Attachments;
using CivicBot.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Storage.Backup;

/// <summary>
/// Puts a backup into place, on the same or another machine, into the same or the other kind of database. The whole file is verified before anything is touched, and the program must not run.
/// </summary>
public sealed class BackupReader(IOptions<StorageOptions> storage, IOptions<RecordsOptions> options, AttachmentFiles attachments)
{
    private static readonly string[] Beside = ["", "-wal", "-shm"];

    /// <param name="replace">Also where there are records already; they are gone afterwards.</param>
    /// <exception cref="BackupException">It cannot be restored; nothing was touched.</exception>
    public async Task<BackupSummary> RestoreAsync(string path, string? passphrase, bool replace, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var content = new BackupContent(file, passphrase);
        var manifest = await content.VerifyAsync(cancellationToken);
        if (!replace && await HasDataAsync(cancellationToken))
        {
            throw new BackupException("There are data already; give --replace to put the backup in their place, or an empty Data:Directory and database.");
        }

        Directory.CreateDirectory(storage.Value.Directory);
        using var serving = ServingLock.Take(new SqliteDatabase(storage.Value.DatabaseFile));
        using var folder = new WorkingFolder(storage.Value.Directory);
        await PutAsync(content, manifest, folder.Path, cancellationToken);
        return new BackupSummary(manifest.Tables.Sum(table => table.Rows), manifest.Attachments.Count, manifest.Missing.Count, file.Length);
    }

    private bool IsPostgres => !string.IsNullOrWhiteSpace(options.Value.ConnectionString);

    private async Task<bool> HasDataAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(storage.Value.DatabaseFile) || (!IsPostgres && File.Exists(storage.Value.RecordsFile)))
        {
            return true;
        }

        if (!IsPostgres)
        {
            return false;
        }

        using var records = RecordsDatabase.Open(options.Value.ConnectionString, storage.Value.RecordsFile);
        await using var context = records.Read();
        return (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any()
            && (await context.Comments.AnyAsync(cancellationToken) || await context.Days.AnyAsync(cancellationToken) || await context.Audit.AnyAsync(cancellationToken));
    }

    private async Task PutAsync(BackupContent content, BackupManifest manifest, string folder, CancellationToken cancellationToken)
    {
        // SQLite's records are built beside the old ones and take their place in one step; PostgreSQL's are exchanged in one transaction.
        var newRecords = Path.Combine(folder, "records.db");
        using (var records = RecordsDatabase.Open(options.Value.ConnectionString, newRecords))
        {
            await using (var restore = await RecordsRestore.BeginAsync(records, manifest.Migration, cancellationToken))
            {
                var tables = manifest.Tables.ToDictionary(table => table.File, StringComparer.Ordinal);
                var order = manifest.Tables.Select(table => table.File).ToList();
                await content.ForEachAsync((name, data) => TakeAsync(name, data, folder, cancellationToken), cancellationToken);
                foreach (var name in order)
                {
                    await using var rows = File.OpenRead(Path.Combine(folder, name));
                    await restore.InsertAsync(tables[name], rows, cancellationToken);
                }

                await restore.CommitAsync(cancellationToken);
            }

            await records.MigrateAsync(cancellationToken);
            await new RecordsCompaction(records).RunAsync(cancellationToken);
            await LetGoAsync(records);
        }

        Put(Path.Combine(folder, BackupManifest.KeyFolder), storage.Value.KeysDirectory);
        if (Directory.Exists(Path.Combine(folder, BackupManifest.CommuneFolder)))
        {
            Put(Path.Combine(folder, BackupManifest.CommuneFolder), storage.Value.CommunesDirectory);
        }

        if (!IsPostgres)
        {
            using var old = RecordsDatabase.Open(connectionString: null, storage.Value.RecordsFile);
            await LetGoAsync(old);
            Exchange(newRecords, storage.Value.RecordsFile);
        }

        Exchange(Path.Combine(folder, BackupManifest.Database), storage.Value.DatabaseFile);
    }

    /// <summary>A file that is moved must not be open in a pool.</summary>
    private static async Task LetGoAsync(RecordsDatabase records)
    {
        await using var context = records.Read();
        if (context.Database.GetDbConnection() is SqliteConnection connection)
        {
            SqliteConnection.ClearPool(connection);
        }
    }

    private async Task TakeAsync(string name, Stream data, string folder, CancellationToken cancellationToken)
    {
        if (name.StartsWith(BackupManifest.AttachmentFolder, StringComparison.Ordinal))
        {
            await attachments.PutAsync(data, name[BackupManifest.AttachmentFolder.Length..], cancellationToken);
        }
        else if (name != BackupManifest.Name)
        {
            await using var file = PrivateFile.Create(PathIn(folder, name));
            await data.CopyToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Only names that a backup of ours has: nothing is written outside the folder.</summary>
    private static string PathIn(string folder, string name)
    {
        var parts = name.Split('/');
        if (parts.Length > 2 || parts.Any(part => part is "" or "." or ".." || part.AsSpan().ContainsAny('\\', ':', '\0')))
        {
            throw new BackupException("The backup is damaged: it names a file that no backup has.");
        }

        if (parts.Length == 2)
        {
            PrivateFile.MakeFolder(Path.Combine(folder, parts[0]));
        }

        return Path.Combine([folder, .. parts]);
    }

    private static void Put(string from, string to)
    {
        PrivateFile.MakeFolder(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Move(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static void Exchange(string from, string to)
    {
        foreach (var ending in Beside.Skip(1))
        {
            File.Delete(to + ending);
        }

        File.Move(from, to, overwrite: true);
    }
}
