using CivicBot.Comments.Attachments.Fetching;
using CivicBot.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Attachments;

public static class AttachmentsRegistration
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the fetching and keeping of photos and files. Needs storage, records and comments.</summary>
    public static IServiceCollection AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAttachmentStore(configuration);
        services.AddSingleton<AttachmentDownload>();
        services.AddHostedService<AttachmentFetcher>();
        services.AddHealthChecks().AddCheck<AttachmentsHealth>("attachments", tags: ["ready"]);
        services
            .AddHttpClient(AttachmentDownload.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan) // each download has limits of its own
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var options = provider.GetRequiredService<IOptions<AttachmentOptions>>().Value;
                return new SocketsHttpHandler
                {
                    AllowAutoRedirect = false, // each address on the way is looked at
                    AutomaticDecompression = System.Net.DecompressionMethods.None, // limits count what is stored
                    UseCookies = false,
                    UseProxy = false, // the addresses must be looked up here to be looked at
                    ConnectTimeout = ConnectTimeout,
                    ConnectCallback = (context, cancellationToken) => GuardedConnection.ConnectAsync(context.DnsEndPoint, options, cancellationToken),
                    ActivityHeadersPropagator = null,
                    MaxResponseHeadersLength = 32,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                };
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // The factory's own logging writes addresses, which are keys to citizens' photos.
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>The store alone, for commands that erase, back up or add while another process serves.</summary>
    public static IServiceCollection AddAttachmentStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AttachmentOptions>().Bind(configuration.GetSection(AttachmentOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AttachmentOptions>, AttachmentOptionsCheck>();
        services.AddSingleton<AttachmentFiles>();
        services.AddSingleton<AttachmentContents>();
        services.AddSingleton<AttachmentIntake>();
        services.AddSingleton(provider => new AttachmentStore(
            provider.GetRequiredService<RecordsDatabase>(),
            provider.GetRequiredService<AttachmentFiles>(),
            provider.GetRequiredService<AttachmentContents>(),
            provider.GetRequiredService<AttachmentIntake>(),
            provider.GetRequiredService<IOptions<AttachmentOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private sealed class AttachmentOptionsCheck : IValidateOptions<AttachmentOptions>
    {
        public ValidateOptionsResult Validate(string? name, AttachmentOptions options) =>
            options.Problems().FirstOrDefault() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
