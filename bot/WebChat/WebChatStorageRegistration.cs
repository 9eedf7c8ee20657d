using CivicBot.Adapters.WebChat;
using CivicBot.Comments.Attachments.Fetching;
using CivicBot.Conversation.Records;
using CivicBot.Storage.Redis;

namespace CivicBot.WebChat;

/// <summary>Registers what Web Chat keeps.</summary>
internal static class WebChatStorageRegistration
{
    /// <summary>Conversations and their files, known to the channel that writes them, to the conversation that may have them forgotten, and to comments that take files over.</summary>
    public static IServiceCollection AddWebChatStorage(this IServiceCollection services)
    {
        if (services.HasRedis())
        {
            services.AddSingleton<IDirectLineStore, RedisDirectLineStore>();
        }
        else
        {
            services.AddSingleton<SqliteDirectLineStore>();
            services.AddSingleton<IDirectLineStore>(provider => provider.GetRequiredService<SqliteDirectLineStore>());
            services.AddSingleton<IConversationCopy>(provider => provider.GetRequiredService<SqliteDirectLineStore>());
        }

        services.AddSingleton<UploadFiles>();
        services.AddSingleton<IUploadStore>(provider => provider.GetRequiredService<UploadFiles>());
        services.AddSingleton<IConversationCopy>(provider => provider.GetRequiredService<UploadFiles>());
        services.AddSingleton<IConversationFiles>(provider => provider.GetRequiredService<UploadFiles>());
        services.AddSingleton<IHeldContents>(provider => provider.GetRequiredService<UploadFiles>());
        return services;
    }
}
