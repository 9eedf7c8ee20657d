using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.EndToEnd.StandInFacts;

internal sealed record ReceivedPost(byte[] Body, string? Signature, string? Retry);

/// <summary>The app's end of the webhook, answering what the test wants.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<ReceivedPost> Posts { get; } = new();

    /// <summary>Status for the n-th post (zero-based).</summary>
    public Func<int, int> StatusOf { get; set; } = _ => 200;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var receiver = new WebhookReceiver(host);
        host.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var number = receiver.Posts.Count;
            receiver.Posts.Enqueue(new ReceivedPost(
                body.ToArray(), context.Request.Headers["X-ZEvent-Signature"].FirstOrDefault(), context.Request.Headers["num_retry"].FirstOrDefault()));
            context.Response.StatusCode = receiver.StatusOf(number);
        });
        await host.StartAsync();
        receiver.Url = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
