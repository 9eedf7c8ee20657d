using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CivicBot.Adapters.Zalo.Tests.Client;

/// <summary>Answers every call as a test scripts it, for what the stand-in never says.</summary>
internal sealed class ScriptedZalo : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ScriptedCall> calls = new();

    private ScriptedZalo(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public IReadOnlyList<ScriptedCall> Calls => [.. calls];

    public static async Task<ScriptedZalo> StartAsync(Func<ScriptedCall, HttpResponse, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var zalo = new ScriptedZalo(host);
        host.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var call = new ScriptedCall(
                context.Request.Path,
                await reader.ReadToEndAsync(context.RequestAborted),
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            zalo.calls.Enqueue(call);
            await answer(call, context.Response);
        });
        await host.StartAsync();
        return zalo;
    }

    /// <summary>The same body for everything but <c>getoa</c>, which says what type the OA is.</summary>
    public static Task<ScriptedZalo> SayingAsync(string body, int status = 200, int oaType = 4) => StartAsync((call, response) =>
    {
        response.StatusCode = call.Path.EndsWith("/getoa", StringComparison.Ordinal) ? 200 : status;
        response.ContentType = "application/json";
        return response.WriteAsync(call.Path.EndsWith("/getoa", StringComparison.Ordinal)
            ? $$$"""{"error":0,"message":"Success","data":{"oaid":"3886132808788086450","oa_type":"{{{oaType}}}","is_verified":"true"}}"""
            : body);
    });

    public IReadOnlyList<ScriptedCall> To(string pathEnd) => [.. calls.Where(call => call.Path.EndsWith(pathEnd, StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

internal sealed record ScriptedCall(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
