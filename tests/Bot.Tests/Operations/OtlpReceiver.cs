using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivicBot.Tests.Operations;

/// <summary>A collector: takes OTLP over HTTP as protobuf and keeps what it was told.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<OtlpPoint> Points { get; } = new();

    public ConcurrentQueue<OtlpSpan> Spans { get; } = new();

    public ConcurrentQueue<string> Logs { get; } = new();

    public ConcurrentQueue<string> Services { get; } = new();

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/metrics", http => TakeAsync(http, body => Add(receiver.Points, OtlpMessages.Points(body, receiver.Services))));
        receiver.app.MapPost("/v1/traces", http => TakeAsync(http, body => Add(receiver.Spans, OtlpMessages.Spans(body))));
        receiver.app.MapPost("/v1/logs", http => TakeAsync(http, body => Add(receiver.Logs, OtlpMessages.Logs(body))));
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static void Add<T>(ConcurrentQueue<T> queue, IEnumerable<T> found)
    {
        foreach (var one in found)
        {
            queue.Enqueue(one);
        }
    }

    private static async Task TakeAsync(HttpContext http, Action<byte[]> take)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        take(body.ToArray());
        http.Response.ContentType = "application/x-protobuf";
    }
}
