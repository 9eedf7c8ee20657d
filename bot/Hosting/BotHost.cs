using CivicBot.Adapters.WebChat;
using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Consent;
using CivicBot.Adapters.Zalo.Webhook;
using CivicBot.Comments;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Import;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Similar;
using CivicBot.Conversation;
using CivicBot.Dialogues;
using CivicBot.Digests;
using CivicBot.Digests.Sending;
using CivicBot.Knowledge;
using CivicBot.Messaging;
using CivicBot.Officials;
using CivicBot.Operations;
using CivicBot.Operations.Protection;
using CivicBot.Storage;
using CivicBot.Storage.Backup;
using CivicBot.Storage.Records;
using CivicBot.Storage.Redis;
using CivicBot.TryOut;
using CivicBot.Understanding;
using CivicBot.Understanding.Cloud;
using CivicBot.WebChat;
using CivicBot.WebChat.Portal;

namespace CivicBot.Hosting;

/// <summary>The program as a web application: what it is made of, in the order in which a message passes through it.</summary>
internal static class BotHost
{
    /// <param name="args">Configuration as <c>--Key:Sub=value</c>.</param>
    /// <param name="customise">Replaces parts, for tests: a clock, a time limit.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? customise = null)
    {
        var app = Compose(args, customise).Build();
        app.UseKnownProxies();
        app.UseProtection();
        app.UseOfficials();
        app.MapZaloWebhook();
        app.MapZaloConsent();
        app.MapWebChat();
        app.MapPortal();
        app.MapTryOutPage();
        app.MapOfficials();
        app.MapHealth();
        return app;
    }

    /// <summary>The parts alone, not yet made: for whoever wants to judge the configuration without opening anything.</summary>
    public static WebApplicationBuilder Compose(string[] args, Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKnownProxies(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration).AddSharedTime();
        builder.Services.AddRecords(builder.Configuration);
        builder.AddOperations();
        builder.Services.AddProtection(builder.Configuration);
        builder.LearnAtStart(); // beside the migration, and before a node takes citizens from others
        builder.Services.AddMessaging(builder.Configuration);
        builder.Services.AddZaloAdapter(builder.Configuration.GetSection(ZaloOptions.SectionName)).AddZaloHandover().AddZaloStorage();
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddWebChatStorage();
        builder.AddKnowledge();
        builder.AddLocalKnowledge();
        builder.AddUnderstanding();
        builder.AddCommentUnderstanding();
        builder.AddCloudTopics();
        builder.Services.AddComments();
        builder.Services.AddSimilarWorker();
        builder.Services.AddNotices();
        builder.Services.AddAttachments(builder.Configuration);
        builder.Services.AddDialogues(builder.Configuration);
        builder.Services.AddCommentPrivacy();
        builder.Services.AddCommentImport();
        builder.Services.AddBackup();
        builder.Services.AddOfficials(builder.Configuration);
        builder.AddDigests();
        builder.Services.AddDigestSending();
        builder.AddConversation();
        builder.AddHealth();
        builder.Services.AddHostedService<StartupNotice>();
        customise?.Invoke(builder);
        return builder;
    }
}
