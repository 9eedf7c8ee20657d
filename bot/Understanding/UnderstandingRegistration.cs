using CivicBot.Knowledge;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using CivicBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CivicBot.Understanding;

/// <summary>Registers the understanding of messages.</summary>
public static class UnderstandingRegistration
{
    /// <summary>Adds <see cref="IMessageUnderstanding"/> over the procedure library; whoever asks before it has learned waits. See <see cref="LearnAtStart"/>.</summary>
    public static IHostApplicationBuilder AddUnderstanding(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<UnderstandingOptions>().BindConfiguration(UnderstandingOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<UnderstandingOptions>, Validation>();
        builder.AddLexicon();
        builder.Services.AddSingleton(services => new MessageUnderstanding(
            services.GetRequiredService<IProcedureLibrary>(),
            services.GetRequiredService<Language>(),
            services.GetRequiredService<IOptions<UnderstandingOptions>>().Value,
            services.GetRequiredService<ILogger<MessageUnderstanding>>(),
            services.GetRequiredService<ModelCache>()));
        builder.Services.AddSingleton<IMessageUnderstanding>(services => services.GetRequiredService<MessageUnderstanding>());
        return builder;
    }

    /// <summary>Begins to learn with the start of the program and lets nothing that is added after this start before it is done.</summary>
    public static IHostApplicationBuilder LearnAtStart(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<LearnedAtStart>();
        return builder;
    }

    /// <summary>What the build learned from the shipped knowledge, so that even the first start finds its models (see LearnCommand).</summary>
    public static string ShippedModels { get; } = Path.Combine(AppContext.BaseDirectory, "learned");

    /// <summary>The knowledge directory in use where it has its own lexicon and topics, else the shipped one.</summary>
    public static string LanguageDirectory(KnowledgeOptions options)
    {
        var own = options.DirectoryInUse;
        return Directory.Exists(Path.Combine(own, Language.LexiconFolder)) && Directory.Exists(Path.Combine(own, Language.TopicsFolder)) ? own : new KnowledgeOptions().DirectoryInUse;
    }

    /// <summary>Adds the words of citizens, read once for all that understand them, and the folder of what was learned from them.</summary>
    internal static IHostApplicationBuilder AddLexicon(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(services => Language.Load(LanguageDirectory(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value)));
        builder.Services.TryAddSingleton(services => services.GetRequiredService<Language>().Lexicon);
        builder.Services.TryAddSingleton(services => new ModelCache(ModelsDirectory(builder.Configuration), services.GetRequiredService<ILogger<ModelCache>>(), ShippedModels));
        return builder;
    }

    /// <summary>In the data directory: what is there may be deleted at any time and is learned again.</summary>
    private static string ModelsDirectory(IConfiguration configuration)
    {
        var data = configuration.GetSection(StorageOptions.Section)[nameof(StorageOptions.Directory)];
        return Path.Combine(string.IsNullOrWhiteSpace(data) ? new StorageOptions().Directory : data, "models");
    }

    private sealed class Validation : IValidateOptions<UnderstandingOptions>
    {
        public ValidateOptionsResult Validate(string? name, UnderstandingOptions options) =>
            options.Problems() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    /// <summary>Learning begins when it is constructed, beside the other starts; the web server, which starts last, opens only when messages are understood.</summary>
    private sealed class LearnedAtStart(MessageUnderstanding understanding) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => understanding.Learned.WaitAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
