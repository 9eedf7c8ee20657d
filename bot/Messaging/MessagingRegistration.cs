using CivicBot.Adapters.Channels;
using CivicBot.Conversation.Records;
using CivicBot.Messaging.Inbox;
using CivicBot.Messaging.Outbox;
using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Redis;
using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using CivicBot.Operations.Protection;
using CivicBot.Storage;
using CivicBot.Storage.Redis;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging;

public static class MessagingRegistration
{
    /// <summary>
    /// Durable inbox, turns and outbox on the embedded database or Redis (<c>AddStorage</c> comes before). The host adds its channels
    /// (<see cref="IChannel"/>, singletons) and its <see cref="IBot"/> (scoped); middleware of the bot is scoped as well. In a turn's scope there
    /// are <see cref="IStorage"/>, <see cref="ConversationState"/>, <see cref="UserState"/> and <see cref="TurnUnit"/>.
    /// </summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessagingOptions>()
            .Bind(configuration.GetSection(MessagingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMessagingTexts, Texts>();
        services.AddMetrics();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<MessagingStatus>();
        services.AddSingleton<MessagingMetrics>();
        services.AddSingleton<ZnsDesk>();
        services.AddSingleton<ZnsWorker>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<CitizenPace>();
        services.AddSingleton<InboxWorker>();
        services.AddSingleton<IChannelInbox, DurableInbox>();
        services.AddSingleton<IProactiveMessages, ProactiveMessages>();
        services.AddTurns();
        services.AddMessageStores();
        services.AddHostedService<MessagingHost>();
        services.AddHostedService<MessagingUpkeep>();
        services.AddHealthChecks().AddCheck<MessagingHealth>("messaging", tags: ["ready"])
            .AddCheck<ZnsHealth>("zns", tags: ["ready"]);
        return services;
    }

    /// <summary>The stores alone, for commands that look into them while another process serves: on Redis where <c>AddStorage</c> found one, else embedded.</summary>
    public static IServiceCollection AddMessageStores(this IServiceCollection services)
    {
        services.AddProtectionKeys();
        services.AddSingleton<NoticeSecrets>();
        if (services.HasRedis())
        {
            return services.AddRedisMessageStores();
        }

        services.AddSingleton<IServing, EmbeddedServing>();
        services.AddSingleton<IStoreTrouble, EmbeddedTrouble>();
        services.AddSingleton<IConversationCopy, SqliteMessageForgetting>();
        services.AddSingleton<MigratedMessaging>();
        services.AddSingleton<IInboxStore>(p => p.GetRequiredService<MigratedMessaging>().Inbox);
        services.AddSingleton<ITurnStore>(p => p.GetRequiredService<MigratedMessaging>().Turns);
        services.AddSingleton<IOutboxStore>(p => p.GetRequiredService<MigratedMessaging>().Outbox);
        services.AddSingleton<IDeadLetterStore>(p => p.GetRequiredService<MigratedMessaging>().DeadLetters);
        services.AddSingleton<IProactiveStore>(p => p.GetRequiredService<MigratedMessaging>().Proactive);
        services.AddSingleton<INoticeStore>(p => p.GetRequiredService<MigratedMessaging>().Notices);
        return services;
    }

    /// <summary>Lets items of this type, stored under a key of their own, come back as what they are. BotState needs none of this.</summary>
    /// <param name="name">Stored with the items; keep it when the class is renamed.</param>
    public static IServiceCollection AddStateType<T>(this IServiceCollection services, string name)
        where T : class => services.AddSingleton(new StateType(name, typeof(T)));

    private static void AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<StateJson>();
        services.AddSingleton<TurnAttempt>();
        services.AddSingleton<TurnRunner>();
        services.AddScoped<TurnUnit>();
        services.AddScoped<IStorage, TurnStorage>();
        services.AddScoped<ConversationState>();
        services.AddScoped<UserState>();
        services.AddScoped<BotState>(p => p.GetRequiredService<ConversationState>());
        services.AddScoped<BotState>(p => p.GetRequiredService<UserState>());
        services.AddScoped<TurnPipeline>();
    }

    /// <summary>The stores on the embedded database, whose tables exist before the first of them is used.</summary>
    private sealed class MigratedMessaging
    {
        public MigratedMessaging(SqliteDatabase database, SqliteWriter writer, SqliteReaders readers, NoticeSecrets secrets)
        {
            MessagingSchema.Migrate(database);
            Inbox = new SqliteInboxStore(writer, readers);
            Turns = new SqliteTurnStore(writer, readers);
            Outbox = new SqliteOutboxStore(writer, readers);
            DeadLetters = new SqliteDeadLetterStore(writer, readers);
            Proactive = new SqliteProactiveStore(writer, readers, secrets);
            Notices = new SqliteNoticeStore(writer, readers, secrets);
        }

        public SqliteInboxStore Inbox { get; }

        public SqliteTurnStore Turns { get; }

        public SqliteOutboxStore Outbox { get; }

        public SqliteDeadLetterStore DeadLetters { get; }

        public SqliteProactiveStore Proactive { get; }

        public SqliteNoticeStore Notices { get; }
    }

    private sealed class MessagingOptionsCheck : IValidateOptions<MessagingOptions>
    {
        public ValidateOptionsResult Validate(string? name, MessagingOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
