using CivicBot.Comments.Privacy.Redis;
using CivicBot.Conversation.Records;
using CivicBot.Storage.Redis;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Privacy;

public static class PrivacyRegistration
{
    /// <summary>Adds contacts, erasure, retention and the export of one's own data. Needs storage, records and comments.</summary>
    public static IServiceCollection AddCommentPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CitizenContacts>();
        if (services.HasRedis())
        {
            services.AddSingleton<IErasureLedger, RedisErasureLedger>();
        }
        else
        {
            services.AddSingleton<ErasureLedger>();
            services.AddSingleton<IErasureLedger>(provider => provider.GetRequiredService<ErasureLedger>());
            services.AddSingleton<IConversationCopy, MessageTraces>();
        }

        services.AddSingleton<CitizenErasure>();
        services.AddSingleton<CitizenExport>();
        services.AddSingleton<RecordsCompaction>();
        services.AddSingleton<TraceSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<TraceSweep>());
        services.AddSingleton<CommentRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<CommentRetention>());
        return services;
    }
}
