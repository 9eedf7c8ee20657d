using CivicBot.Storage;
using CivicBot.Storage.Records;

namespace CivicBot.Commands;

/// <summary>The records of comments and days for a command; works beside a running server, the database orders the two.</summary>
internal static class OpenRecords
{
    /// <summary>Opened and brought up to date.</summary>
    public static async Task<RecordsDatabase> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var records = Connect(configuration);
        await records.MigrateAsync(cancellationToken);
        return records;
    }

    /// <summary>The same for commands that create nothing: null where there is no database file yet.</summary>
    public static async Task<RecordsDatabase?> OpenExistingAsync(IConfiguration configuration, CancellationToken cancellationToken) =>
        IsPostgres(configuration) || File.Exists(FileOf(configuration)) ? await OpenAsync(configuration, cancellationToken) : null;

    private static RecordsDatabase Connect(IConfiguration configuration) =>
        RecordsDatabase.Open(configuration.GetConnectionString(RecordsRegistration.ConnectionName), FileOf(configuration));

    private static bool IsPostgres(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration.GetConnectionString(RecordsRegistration.ConnectionName));

    private static string FileOf(IConfiguration configuration) =>
        (configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions()).RecordsFile;
}
