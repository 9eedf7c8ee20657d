using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Storage.Records;

public static class RecordsRegistration
{
    public const string ConnectionName = "Records";

    /// <summary>Adds <see cref="RecordsDatabase"/>, migrated before anything else starts. Needs storage.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecordsOptions>()
            .Configure(o => o.ConnectionString = configuration.GetConnectionString(ConnectionName))
            .Validate(
                o => string.IsNullOrWhiteSpace(o.ConnectionString) || o.ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase),
                "ConnectionStrings:Records must be a PostgreSQL connection string (Host=…) or empty for SQLite in the data directory (environment: ConnectionStrings__Records).")
            .ValidateOnStart();
        services.AddSingleton(provider => RecordsDatabase.Open(
            provider.GetRequiredService<IOptions<RecordsOptions>>().Value.ConnectionString,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.RecordsFile));
        if (services.HasRedis())
        {
            services.AddHostedService<RecordsOwner>();
        }

        services.AddHostedService<RecordsMigration>();
        return services;
    }

    /// <summary>Migrates while the host starts, before it listens.</summary>
    private sealed class RecordsMigration(RecordsDatabase records) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => records.MigrateAsync(cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Where the records are.</summary>
public sealed class RecordsOptions
{
    /// <summary>PostgreSQL; empty: SQLite in the data directory.</summary>
    public string? ConnectionString { get; set; }
}
