using CivicBot.Conversation.Records;
using CivicBot.Conversation.Records.Redis;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;
using CivicBot.Storage;
using CivicBot.Storage.Redis;
using CivicBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace CivicBot.Conversation;

/// <summary>Registers the citizen's conversation.</summary>
public static class ConversationRegistration
{
    private const string PseudonymKey = "citizen-pseudonyms.key";

    /// <summary>Adds <see cref="CitizenPseudonyms"/> over the key of the data directory. Needs storage.</summary>
    public static IServiceCollection AddPseudonyms(this IServiceCollection services) => services.AddSingleton(provider => CitizenPseudonyms.FromFile(
        Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.KeysDirectory, PseudonymKey)));

    /// <summary>Adds what conversations leave behind: on Redis where storage found one, else embedded. Needs storage.</summary>
    public static IServiceCollection AddTurnRecords(this IServiceCollection services) => services.HasRedis()
        ? services.AddSingleton<INotes, RedisNotes>()
            .AddSingleton<IUnansweredQuestions, RedisUnansweredQuestions>()
            .AddSingleton<ISilentConversations, RedisSilentConversations>()
            .AddSingleton<ITurnEffects, RedisTurnEffects>()
        : services.AddSingleton<INotes, Notes>()
            .AddSingleton<IUnansweredQuestions, UnansweredQuestions>()
            .AddSingleton<ISilentConversations, SilentConversations>()
            .AddSingleton<ITurnEffects, EmbeddedTurnEffects>();

    /// <summary>Adds <see cref="CitizenBot"/> as the bot of a turn, with its records and their retention. Needs storage, knowledge, understanding and messaging.</summary>
    public static IHostApplicationBuilder AddConversation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddPseudonyms();
        builder.Services.AddSingleton(services => new QuestionMask(() => PersonalDataMask.Load(
            UnderstandingRegistration.LanguageDirectory(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value), services.GetRequiredService<Lexicon>())));
        builder.Services.AddTurnRecords();
        builder.Services.AddHostedService<Retention>();
        builder.Services.AddScoped<IBot, CitizenBot>();
        return builder;
    }
}
