using CivicBot.Adapters.WebChat;
using CivicBot.Conversation.Records;

namespace CivicBot.WebChat;

/// <summary>Registers what Web Chat keeps.</summary>
internal static class WebChatStorageRegistration
{
    /// <summary>One store, known to the channel that writes into it and to the conversation that may have it forget.</summary>
    public static IServiceCollection AddWebChatStorage(this IServiceCollection services)
    {
        services.AddSingleton<SqliteDirectLineStore>();
        services.AddSingleton<IDirectLineStore>(provider => provider.GetRequiredService<SqliteDirectLineStore>());
        services.AddSingleton<IConversationCopy>(provider => provider.GetRequiredService<SqliteDirectLineStore>());
        return services;
    }
}
