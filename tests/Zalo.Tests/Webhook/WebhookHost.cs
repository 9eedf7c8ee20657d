using System.Net;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Adapters.Zalo.Webhook;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

/// <summary>The webhook as a host maps it, on a real server; nothing behind it calls Zalo.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookHost(WebApplication app, RecordingInbox inbox, RecordingLog log)
    {
        this.app = app;
        (Inbox, Logged) = (inbox, log);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public RecordingInbox Inbox { get; }

    public RecordingLog Logged { get; }

    public HttpClient Client { get; }

    public ZaloWebhookStatus Status => app.Services.GetRequiredService<ZaloWebhookStatus>();

    public ZaloAccounts Accounts => app.Services.GetRequiredService<ZaloAccounts>();

    public static async Task<WebhookHost> StartAsync(Action<ZaloOptions>? change = null, Action<WebApplication>? map = null, Action<IServiceCollection>? register = null, bool withInbox = true)
    {
        var inbox = new RecordingInbox();
        var log = new RecordingLog();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(new StillTime(Sample.At.AddSeconds(1)));
        builder.Services.AddZaloAdapter(options =>
        {
            var sample = Sample.Options();
            (options.AppId, options.AppSecret, options.OaSecretKey, options.Accounts) = (sample.AppId, sample.AppSecret, sample.OaSecretKey, sample.Accounts);
            change?.Invoke(options);
        });
        builder.Services.AddSingleton<IZaloTokenStore, NoStores>().AddSingleton<IZaloConsentStates, NoStores>().AddSingleton<IZaloUploadCache, NoStores>();

        // The keeper of the tokens would ask the stores, which hold none.
        builder.Services.RemoveAll<IHostedService>();
        if (withInbox)
        {
            builder.Services.AddSingleton<IChannelInbox>(inbox);
        }

        register?.Invoke(builder.Services);
        var host = builder.Build();
        host.UseRouting();
        host.MapZaloWebhook();
        map?.Invoke(host);
        await host.StartAsync();
        return new WebhookHost(host, inbox, log);
    }

    public async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ZaloEndpoints.WebhookPath) { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(ZaloSignature.HeaderName, signature);
        }

        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
