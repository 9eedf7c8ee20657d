using System.CommandLine;

namespace CivicBot.Load.Bot;

/// <summary>What every webhook costs at least on this machine: an endpoint that reads the body and answers 200.</summary>
internal static class BareEndpoint
{
    public static Command Create()
    {
        var url = new Argument<string>("url");
        var command = new Command("bare", "Serves the bare endpoint that the others are compared with.") { url };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(url), cancellationToken));
        return command;
    }

    private static async Task RunAsync(string url, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/{**any}", () => "bare");
        app.MapPost("/zalo/webhook", async context => await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted));
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
