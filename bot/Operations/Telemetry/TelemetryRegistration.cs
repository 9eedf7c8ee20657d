using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace CivicBot.Operations.Telemetry;

internal static class TelemetryRegistration
{
    /// <summary>
    /// The instruments are there always (<c>dotnet-counters</c> reads them). Where <see cref="TelemetryOptions.EndpointKey"/> is set, metrics, traces and logs also go to that collector by OTLP.
    /// </summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>()
            .Configure(options => (options.Endpoint, options.Protocol) = (TelemetryOptions.Of(builder.Configuration).Endpoint, TelemetryOptions.Of(builder.Configuration).Protocol))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TelemetryOptions>, Check>();
        builder.Services.AddSingleton<ConversationMetrics>();
        builder.Services.AddSingleton<StandingFigures>();
        builder.Services.AddHostedService<StandingFiguresWorker>();
        var options = TelemetryOptions.Of(builder.Configuration);
        if (options.IsOn && !options.Problems().Any())
        {
            builder.Services.AddSingleton<TelemetryExport>();
            builder.Services.AddHostedService(services => services.GetRequiredService<TelemetryExport>());
            builder.ExportLogs();
        }

        return builder;
    }

    internal static void ExportLogs(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Describe(ResourceBuilder.CreateDefault(), builder.Configuration));
            logs.AddOtlpExporter();
        });

        // What the framework says of single requests holds addresses with ids of conversations in them.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("System", LogLevel.Warning);
    }

    /// <summary>Names this program as the sender; <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> come first.</summary>
    internal static ResourceBuilder Describe(ResourceBuilder resource, IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration[TelemetryOptions.ServiceNameKey])
            ? resource.AddService("civicbot", serviceVersion: typeof(TelemetryRegistration).Assembly.GetName().Version?.ToString(), serviceInstanceId: Environment.MachineName)
            : resource;

    private sealed class Check : IValidateOptions<TelemetryOptions>
    {
        public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
