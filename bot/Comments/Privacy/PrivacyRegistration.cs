using CivicBot.Conversation.Records;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Privacy;

public static class PrivacyRegistration
{
    /// <summary>Adds contacts, erasure, retention and the export of one's own data. Needs storage, records and comments.</summary>
    public static IServiceCollection AddCommentPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CitizenContacts>();
        services.AddSingleton<ErasureLedger>();
        services.AddSingleton<CitizenErasure>();
        services.AddSingleton<CitizenExport>();
        services.AddSingleton<RecordsCompaction>();
        services.AddSingleton<TraceSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<TraceSweep>());
        services.AddSingleton<CommentRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<CommentRetention>());
        services.AddSingleton<IConversationCopy, MessageTraces>();
        return services;
    }
}
