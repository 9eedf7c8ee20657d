using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CivicBot.AzureStandIn.Analysis;
using CivicBot.AzureStandIn.Faults;
using CivicBot.AzureStandIn.Jobs;
using CivicBot.AzureStandIn.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CivicBot.AzureStandIn;

/// <summary>
/// Plays a resource of Azure AI Language with one trained project: calls, jobs, limits, errors and bills as documented for api-version 2023-04-01, and whatever goes wrong.
/// </summary>
public sealed class StandIn : IAsyncDisposable
{
    private const string ApiVersion = "2023-04-01";
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Request> requests = new();
    private long billed;

    private StandIn(StandInOptions options, WebApplication app) => (Options, this.app) = (options, app);

    public StandInOptions Options { get; }

    /// <summary>Value for <c>AzureLanguage__Endpoint</c>; ends without a slash.</summary>
    public string Url { get; private set; } = "";

    public FaultPlan Faults { get; } = new();

    /// <summary>Everything that came over the wire, in order.</summary>
    public IReadOnlyList<Request> Requests => [.. requests];

    /// <summary>Text records that Azure would bill.</summary>
    public long Billed => Interlocked.Read(ref billed);

    public static async Task<StandIn> StartAsync(StandInOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var web = builder.Build();
        var standIn = new StandIn(options ?? new StandInOptions(), web);
        web.Urls.Add($"http://127.0.0.1:{standIn.Options.Port}");
        web.Use(standIn.AdmitAsync);
        web.MapPost("/language/:analyze-text", (Delegate)standIn.AnalyseAsync);
        web.MapPost("/language/analyze-text/jobs", (Delegate)standIn.SubmitAsync);
        web.MapGet("/language/analyze-text/jobs/{id}", standIn.PollAsync);
        web.MapPost("/language/analyze-text/jobs/{id}:cancel", standIn.Cancel);
        web.MapFallback(() => ErrorBody.Result(404, "NotFound", "There is no such address."));
        await web.StartAsync();
        standIn.Url = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return standIn;
    }

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Keeps what came, and refuses who may not.</summary>
    private async Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        http.Request.EnableBuffering();
        using (var reader = new StreamReader(http.Request.Body, Encoding.UTF8, leaveOpen: true))
        {
            var body = await reader.ReadToEndAsync();
            var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            requests.Enqueue(new Request(http.Request.Method, $"{http.Request.Path}{http.Request.QueryString}", headers, body));
            http.Request.Body.Position = 0;
        }

        if (http.Request.Headers["Ocp-Apim-Subscription-Key"] != Options.Key)
        {
            await ErrorBody.Result(401, "Unauthorized", "Access denied due to invalid subscription key or wrong API endpoint.").ExecuteAsync(http);
            return;
        }

        if (http.Request.Query["api-version"] != ApiVersion)
        {
            await ErrorBody.Result(400, "InvalidRequest", "The api-version is missing or not supported.", "InvalidParameterValue").ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    private Task<IResult> AnalyseAsync(HttpContext http) => WithFaultAsync(http, FaultPoint.Analyse, async fault =>
        Analyse.Answer(await BodyAsync(http), http.Request.Query["showStats"] == "true", fault, records => Interlocked.Add(ref billed, records)));

    private Task<IResult> SubmitAsync(HttpContext http) => WithFaultAsync(http, FaultPoint.Submit, async fault =>
    {
        var body = await BodyAsync(http);
        if (JobRules.Problem(body, Options) is { } problem)
        {
            return problem;
        }

        var job = new Job(Guid.NewGuid().ToString(), body.TryGetProperty("displayName", out var name) ? name.GetString() : null, DateTimeOffset.UtcNow, Document.Of(body), fault);
        jobs[job.Id] = job;
        Interlocked.Add(ref billed, job.Fault is Fault.WrongLanguage ? 0 : job.Documents.Where((_, i) => job.Fault is not Fault.SomeDocuments { Missing: false } || i % 2 == 0).Sum(d => d.Records));
        http.Response.Headers["Operation-Location"] = $"{Url}/language/analyze-text/jobs/{job.Id}?api-version={ApiVersion}";
        return Results.StatusCode(202);
    });

    private Task<IResult> PollAsync(HttpContext http, string id) => WithFaultAsync(http, FaultPoint.Poll, _ =>
    {
        if (!jobs.TryGetValue(id, out var job) || job.Fault is Fault.JobGone)
        {
            return Task.FromResult(ErrorBody.Result(404, "OperationNotFound", "The job is not there."));
        }

        var body = JobBody.Of(job, Options);
        job.Polls++;
        return Task.FromResult(Results.Json(body));
    });

    private IResult Cancel(string id)
    {
        if (!jobs.TryGetValue(id, out var job))
        {
            return ErrorBody.Result(404, "OperationNotFound", "The job is not there.");
        }

        job.IsCancelled = true;
        return Results.StatusCode(202);
    }

    private async Task<IResult> WithFaultAsync(HttpContext http, FaultPoint point, Func<Fault?, Task<IResult>> answer)
    {
        var fault = Faults.Take(point);
        switch (fault)
        {
            case Fault.Status { Http: var status, Code: var code, RetryAfter: var pause }:
                if (pause is { } seconds)
                {
                    http.Response.Headers.RetryAfter = $"{seconds}";
                }

                return ErrorBody.Result(status, code, "The stand-in was told to say so.");
            case Fault.Cut:
                http.Abort();
                return Results.Empty;
            case Fault.Garbage:
                if (point == FaultPoint.Submit)
                {
                    // Accepted, and no word of where the job is.
                    return Results.StatusCode(202);
                }

                return Results.Text("<html>the proxy is tired</html>", "text/html");
            case Fault.Slow { Delay: var delay }:
                var result = await answer(null);
                await Task.Delay(delay, http.RequestAborted);
                return result;
            default:
                return await answer(fault);
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        return body.RootElement.Clone();
    }
}
