using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Protection;

internal static class ProtectionRegistration
{
    private const string Webhook = "/zalo/webhook";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Longer than proxies keep theirs (Caddy two minutes, nginx one): whoever closes first must not be this side, in the middle of a request.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(130);

    /// <summary>Limits of the web server and of single sources.</summary>
    public static IServiceCollection AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProtectionOptions>().Bind(configuration.GetSection(ProtectionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SourceLimit>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ProtectionOptions>>((kestrel, protection) =>
        {
            var (limits, wanted) = (kestrel.Limits, protection.Value);
            limits.MaxConcurrentConnections = wanted.Connections;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(wanted.HeaderSeconds);
            limits.KeepAliveTimeout = Idle;
            limits.MaxRequestBodySize = wanted.BodyBytes;
            limits.MinRequestBodyDataRate = new MinDataRate(wanted.BodyBytesPerSecond, Grace);
            limits.MinResponseDataRate = new MinDataRate(wanted.BodyBytesPerSecond, Grace);
        });
        return services;
    }

    /// <summary>Behind the known proxies, before everything that costs something.</summary>
    public static WebApplication UseProtection(this WebApplication app)
    {
        var sources = app.Services.GetRequiredService<SourceLimit>();
        app.Use((http, next) =>
        {
            if (http.Request.Path.Equals(Webhook, StringComparison.Ordinal) || sources.Take(http.Connection.RemoteIpAddress))
            {
                return next(http);
            }

            SourceLimit.Refuse(http);
            return Task.CompletedTask;
        });
        return app;
    }
}
