using System.Net.Mime;
using CivicBot.Adapters.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>The addresses that Zalo calls.</summary>
public static partial class ZaloEndpoints
{
    public const string WebhookPath = "/zalo/webhook";

    /// <summary>
    /// Maps <c>POST /zalo/webhook</c> (and a harmless GET) and the domain verification files. Maps nothing while the channel is off, and says so.
    /// </summary>
    /// <exception cref="InvalidOperationException">No <see cref="IChannelInbox"/> is registered.</exception>
    public static IEndpointRouteBuilder MapZaloWebhook(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<ZaloOptions>>().Value;
        var logger = endpoints.ServiceProvider.GetRequiredService<ILogger<ZaloWebhook>>();
        if (options.IsOff)
        {
            Log.ChannelIsOff(logger);
            return endpoints;
        }

        if (endpoints.ServiceProvider.GetService<IChannelInbox>() is null)
        {
            throw new InvalidOperationException(
                "Zalo needs an IChannelInbox that stores events durably before they are acknowledged; register one, or call AddInProcessZaloInbox() "
                + "to accept that a restart loses messages.");
        }

        var webhook = ActivatorUtilities.CreateInstance<ZaloWebhook>(endpoints.ServiceProvider);
        endpoints.MapPost(WebhookPath, webhook.HandleAsync);
        endpoints.MapGet(WebhookPath, () => Results.Ok());
        MapVerifierFiles(endpoints, options);
        Log.ChannelIsOn(logger, options.Accounts.Count);
        if (options.OaSecretKey.Length == 0)
        {
            Log.AppSecretSigns(logger);
        }

        return endpoints;
    }

    private static void MapVerifierFiles(IEndpointRouteBuilder endpoints, ZaloOptions options)
    {
        foreach (var code in options.VerifierCodes)
        {
            var page = VerifierPage(code);
            endpoints.MapGet($"/zalo_verifier{code}.html", () => Results.Content(page, MediaTypeNames.Text.Html));
        }
    }

    /// <summary>The page that Zalo looks for. Codes are letters, digits, '-' and '_' (see the validator), so nothing needs escaping.</summary>
    public static string VerifierPage(string code) =>
        $"""
        <!DOCTYPE html>
        <html lang="vi">
        <head>
          <meta charset="utf-8">
          <meta name="zalo-platform-site-verification" content="{code}" />
          <title>zalo_verifier{code}</title>
        </head>
        <body>{code}</body>
        </html>
        """;

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Information, "The Zalo channel is off: Zalo:AppId is empty.")]
        public static partial void ChannelIsOff(ILogger logger);

        [LoggerMessage(12, LogLevel.Information, "The Zalo channel is on: POST /zalo/webhook, {Accounts} Official Account(s) configured.")]
        public static partial void ChannelIsOn(ILogger logger, int accounts);

        [LoggerMessage(13, LogLevel.Warning,
            "Zalo:OaSecretKey is empty: webhook signatures are checked with Zalo:AppSecret. Set it to the OA Secret Key from the app's Webhook "
            + "page if events are refused.")]
        public static partial void AppSecretSigns(ILogger logger);
    }
}
