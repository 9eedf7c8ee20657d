using CivicBot.Messaging;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Readiness;

/// <summary>Whether what comes can be kept. Asked by writing, also in a quiet night: the first event after a disk broke should meet another node.</summary>
internal sealed class InboxHealth(IStoreTrouble store, IOptions<ReadinessOptions> options, TimeProvider time) : IHealthCheck, IDisposable
{
    private readonly WriteProbe probe = new("inbox", store.ProbeAsync, options.Value, time);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => probe.AskAsync(cancellationToken);

    public void Dispose() => probe.Dispose();
}

/// <summary>The same of the records of comments and days.</summary>
internal sealed class RecordsHealth(RecordsDatabase records, IOptions<ReadinessOptions> options, TimeProvider time) : IHealthCheck, IDisposable
{
    private const string SettingName = "health.written";

    private readonly WriteProbe probe = new("records", token => WriteAsync(records, time, token), options.Value, time);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => probe.AskAsync(cancellationToken);

    public void Dispose() => probe.Dispose();

    /// <summary>One row that is written over: a transaction without a change would not reach the disk.</summary>
    private static Task<int> WriteAsync(RecordsDatabase records, TimeProvider time, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            var row = await context.Settings.FirstOrDefaultAsync(setting => setting.Name == SettingName, token);
            if (row is null)
            {
                context.Settings.Add(row = new Setting { Name = SettingName, Value = "", ChangedAt = time.GetUtcNow(), ChangedBy = "" });
            }

            row.ChangedAt = time.GetUtcNow();
            return 0;
        },
        cancellationToken);
}
