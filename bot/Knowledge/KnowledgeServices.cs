using CivicBot.Communes;
using CivicBot.Communes.Files;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Questions;
using CivicBot.Storage;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CivicBot.Knowledge;

/// <summary>Registers the procedure library and the commune directory.</summary>
public static partial class KnowledgeServices
{
    /// <summary>Adds <see cref="IProcedureLibrary"/> and <see cref="ICommuneDirectory"/>; wrong settings stop the start with a sentence.</summary>
    public static IHostApplicationBuilder AddKnowledge(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateOnStart();
        builder.Services.AddOptions<CommuneOptions>().BindConfiguration(CommuneOptions.Section)
            .Configure<IConfiguration>((communes, configuration) => communes.DataDirectory = DataDirectory(configuration)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<KnowledgeOptions>>(new Validation<KnowledgeOptions>(o => o.Problems()));
        builder.Services.AddSingleton<IValidateOptions<CommuneOptions>>(new Validation<CommuneOptions>(o => o.Problems()));
        builder.Services.AddSingleton<IProcedureLibrary>(services =>
        {
            var options = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            return new ProcedureLibrary(
                options.DirectoryInUse, Times(options), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ProcedureLibrary>>());
        });
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            var communes = services.GetRequiredService<IOptions<CommuneOptions>>().Value;
            return new CommuneDirectory(
                communes.WritableDirectory,
                options.DirectoryInUse,
                Times(options),
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<CommuneDirectory>>(),
                communes.Sample);
        });
        builder.Services.AddSingleton<ICommuneDirectory>(services => services.GetRequiredService<CommuneDirectory>());
        builder.Services.AddSingleton<CommuneFiles>();
        builder.Services.AddHostedService<LoadAtStart>();
        return builder;
    }

    /// <summary>Adds what communes change in the browser. Needs records and knowledge.</summary>
    public static IHostApplicationBuilder AddLocalKnowledge(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => (ILocalTexts)services.GetRequiredService<IProcedureLibrary>());
        builder.Services.AddSingleton<LocalKnowledge>();
        builder.Services.AddSingleton<LocalKnowledgeDesk>();
        if (builder.Services.HasRedis())
        {
            builder.Services.AddSingleton<IKnowledgeNews, RedisKnowledgeNews>();
        }
        else
        {
            builder.Services.AddSingleton<IKnowledgeNews, NoOtherNodes>();
        }

        builder.Services.AddSingleton<QuestionDesk>();
        builder.Services.AddHostedService<LocalKnowledgeWorker>();
        return builder;
    }
    /// <summary>Commands that answer without a database name none; then the usual one is looked into.</summary>
    internal static string DataDirectory(IConfiguration configuration) => configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Directory)}"] is { Length: > 0 } named ? named : new StorageOptions().Directory;

    private static DirectoryWatchTimes Times(KnowledgeOptions options) =>
        DirectoryWatchTimes.Default with { Poll = TimeSpan.FromSeconds(options.PollSeconds) };

    /// <summary>Reads all files before the first citizen comes, so that a wrong directory stops the start.</summary>
    private sealed partial class LoadAtStart(IProcedureLibrary library, ICommuneDirectory communes, ILogger<LoadAtStart> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Log.Ready(logger, library.Current.Procedures.Count, communes.Current.Communes.Count);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private static partial class Log
        {
            [LoggerMessage(1, LogLevel.Information, "Serving {Procedures} procedures to the people of {Communes} communes")]
            public static partial void Ready(ILogger logger, int procedures, int communes);
        }
    }

    private sealed class Validation<TOptions>(Func<TOptions, IEnumerable<string>> problems) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) =>
            problems(options).ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
