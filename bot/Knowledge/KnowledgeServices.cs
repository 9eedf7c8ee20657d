using CivicBot.Communes;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Questions;
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
        builder.Services.AddOptions<CommuneOptions>().BindConfiguration(CommuneOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<KnowledgeOptions>>(new Validation<KnowledgeOptions>(o => o.Problems()));
        builder.Services.AddSingleton<IValidateOptions<CommuneOptions>>(new Validation<CommuneOptions>(o => o.Problems()));
        builder.Services.AddSingleton<IProcedureLibrary>(services =>
        {
            var options = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            return new ProcedureLibrary(
                options.DirectoryInUse, Times(options), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ProcedureLibrary>>());
        });
        builder.Services.AddSingleton<ICommuneDirectory>(services =>
        {
            var options = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            return new CommuneDirectory(
                services.GetRequiredService<IOptions<CommuneOptions>>().Value.DirectoryInUse,
                options.DirectoryInUse,
                Times(options),
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<CommuneDirectory>>());
        });
        builder.Services.AddHostedService<LoadAtStart>();
        return builder;
    }

    /// <summary>Adds what communes change in the browser. Needs records and knowledge.</summary>
    public static IHostApplicationBuilder AddLocalKnowledge(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => (ILocalTexts)services.GetRequiredService<IProcedureLibrary>());
        builder.Services.AddSingleton<LocalKnowledge>();
        builder.Services.AddSingleton<LocalKnowledgeDesk>();
        builder.Services.AddSingleton<QuestionDesk>();
        builder.Services.AddHostedService<LocalKnowledgeWorker>();
        return builder;
    }

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
