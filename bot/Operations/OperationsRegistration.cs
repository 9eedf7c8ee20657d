using CivicBot.Operations.Readiness;
using CivicBot.Operations.Stopping;
using CivicBot.Operations.Telemetry;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations;

/// <summary>What whoever keeps the program running needs of it: figures, the truth about its health, an orderly end.</summary>
internal static class OperationsRegistration
{
    private const string ReadyTag = "ready";
    private const string HealthLog = "Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService";
    private static readonly TimeSpan AfterLimit = TimeSpan.FromSeconds(1);

    public static IHostApplicationBuilder AddOperations(this IHostApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.AddReadiness();
        builder.AddStopping();
        return builder;
    }

    private static void AddReadiness(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReadinessOptions>().BindConfiguration(ReadinessOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ReadinessOptions>, ReadinessCheck>();
        builder.Services.AddSingleton<InboxHealth>();
        builder.Services.AddSingleton<RecordsHealth>();
        builder.Services.AddSingleton<ISharedClock, RecordsClock>();
        if (builder.Services.HasRedis())
        {
            builder.Services.AddSingleton<ISharedClock, RedisClock>();
        }

        builder.Services.AddSingleton<IHealthCheckPublisher, HealthChanges>();
        builder.Services.AddHealthChecks()
            .AddCheck<Draining>("running", tags: [ReadyTag])
            .AddCheck<InboxHealth>("inbox", tags: [ReadyTag])
            .AddCheck<RecordsHealth>("records", tags: [ReadyTag])
            .AddCheck<DiskHealth>("disk", tags: [ReadyTag])
            .AddCheck<ClockHealth>("clock", tags: [ReadyTag]);
        builder.Logging.AddFilter(HealthLog, LogLevel.None); // HealthChanges says it in its place
    }

    private static void AddStopping(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StopOptions>().BindConfiguration(StopOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StopOptions>, StopCheck>();
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Draining>());
        builder.Services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) =>
        {
            // Bound here and not judged: the host reads this before the start judges all settings together.
            var stop = configuration.GetSection(StopOptions.Section).Get<StopOptions>() ?? new StopOptions();
            host.ShutdownTimeout = stop.Notice + stop.Limit + AfterLimit;
        });
    }

    private sealed class ReadinessCheck : IValidateOptions<ReadinessOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReadinessOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private sealed class StopCheck : IValidateOptions<StopOptions>
    {
        public ValidateOptionsResult Validate(string? name, StopOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
