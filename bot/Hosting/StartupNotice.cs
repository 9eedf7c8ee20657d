using CivicBot.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CivicBot.Hosting;

/// <summary>Tells the person who started the program where to look and where the data lie.</summary>
internal sealed partial class StartupNotice(
    IServer server, IHostApplicationLifetime lifetime, IOptions<StorageOptions> storage, ILogger<StartupNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Tell);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell()
    {
        Log.Data(logger, Path.GetFullPath(storage.Value.Directory));
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Log.TryIt(logger, address);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "Data are kept in {Directory}.")]
        public static partial void Data(ILogger logger, string directory);

        [LoggerMessage(4, LogLevel.Information, "Ready. Try it as a citizen: {Address}/chat")]
        public static partial void TryIt(ILogger logger, string address);
    }
}
