using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace CivicBot.Hosting;

/// <summary>Which proxies in front are believed about who asks and how. Section <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses ("127.0.0.1") or networks ("10.0.0.0/24") of reverse proxies; empty: nobody is believed.</summary>
    public IList<string> Addresses { get; } = [];

    internal string? Problem => Addresses.FirstOrDefault(text => NetworkOf(text) is null) is { } wrong
        ? $"{Section}:Addresses holds '{wrong}', which is no address and no network; write for example 127.0.0.1 or 10.0.0.0/24."
        : null;

    internal IEnumerable<IPNetwork> Networks => Addresses.Select(NetworkOf).OfType<IPNetwork>();

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>
/// Behind a proxy that ends TLS, the request looks like plain http from the proxy. What the proxy says about it (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>) counts only where the
/// configuration names the proxy: anybody can write these headers, and cookies, throttling and audit would believe them.
/// </summary>
internal static partial class KnownProxies
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, Check>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxies) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null; // a chain of known ones is followed to its end
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Value.Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
        return services;
    }

    /// <summary>First of all: everything behind sees the request as it was made.</summary>
    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        // With no known proxy the middleware would believe everybody.
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Addresses.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        var told = 0;
        app.Use((http, next) =>
        {
            if (!http.Request.IsHttps && http.Request.Headers["X-Forwarded-Proto"] == "https" && Interlocked.Exchange(ref told, 1) == 0)
            {
                Log.Unknown(app.Logger);
            }

            return next(http);
        });
        return app;
    }

    private sealed class Check : IValidateOptions<ProxyOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
            options.Problem is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A proxy that Proxy:Addresses does not name says that it speaks https; it is not believed, and cookies are not marked as secure. Name its address there.")]
        public static partial void Unknown(ILogger logger);
    }
}
