using System.Text.Encodings.Web;
using System.Text.Unicode;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Topics;
using CivicBot.Officials.Accounts;
using CivicBot.Officials.Administration;
using CivicBot.Officials.Assets;
using CivicBot.Officials.Comments;
using CivicBot.Officials.Days;
using CivicBot.Officials.Insight;
using CivicBot.Officials.Knowledge;
using CivicBot.Officials.Digests;
using CivicBot.Officials.Security;
using CivicBot.Officials.Today;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace CivicBot.Officials;

/// <summary>
/// <c>/officials</c>: the web application of the officials (trang cán bộ). Pages are rendered on the server and work without scripts, so that an old laptop on a poor line is enough;
/// scripts only make some of them quicker to use.
/// </summary>
internal static partial class OfficialsRegistration
{
    /// <summary>Needs storage, records and comments.</summary>
    public static IServiceCollection AddOfficials(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOfficialAccounts(configuration);
        services.AddAdministration();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();

        // Vietnamese letters as they are: half the bytes of their entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddScoped<Viewer>();
        services.AddScoped<DayAccess>();
        services.AddSingleton<RoomDesk>();
        services.AddSingleton<AnswerSources>();
        services.AddScoped<TodayTiles>();
        services.AddSingleton<InsightQueries>();
        services.AddScoped<InsightDesk>();
        services.AddSingleton<CitizenPreview>();
        services.AddScoped<DigestChoices>();
        services.TryAddSingleton(provider => TopicScheme.Load(
            Path.Combine(UnderstandingRegistration.LanguageDirectory(provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value), "topics")));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "civicbot_form";
            options.Cookie.Path = "/officials";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHostedService<FirstRun>();
        return services;
    }

    /// <summary>After routing, before the end points of others: who is signed in matters below <c>/officials</c> only.</summary>
    public static WebApplication UseOfficials(this WebApplication app)
    {
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/officials", StringComparison.OrdinalIgnoreCase),
            officials => officials.UseMiddleware<SecurityHeaders>().UseFailures());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapOfficials(this WebApplication app)
    {
        app.MapRazorComponents<Layout.App>();
        app.MapAssets();
        app.MapSignOut();
        app.MapAttachments();
        app.MapCommentExport();
        app.MapCommunePick();
        app.MapPosters();
        app.MapRoom();
        app.MapInsight();
        app.MapDigests();
        app.MapZaloVerifierFile();
        app.MapBackupDownload();
        return app;
    }

    /// <summary>Offers the set-up as long as nobody has an account.</summary>
    private sealed partial class FirstRun(RecordsDatabase records, SetupCode setup, ILogger<FirstRun> logger) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var context = records.Read();
            if (!await context.Users.AnyAsync(cancellationToken))
            {
                setup.Offer();
                Log.Offered(logger, SetupCode.FileName);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private static partial class Log
        {
            [LoggerMessage(1, LogLevel.Information, "No official has an account yet: open /officials/setup; the code it asks for is in {File} in the data directory")]
            public static partial void Offered(ILogger logger, string file);
        }
    }
}
