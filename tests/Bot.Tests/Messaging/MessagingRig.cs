using System.Text;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Operations.Protection;
using CivicBot.Storage;
using CivicBot.Tests.Listening;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CivicBot.Tests.Messaging;

/// <summary>The whole of messaging on a real database file, with a scripted channel at one end and a scripted bot at the other.</summary>
internal sealed class MessagingRig : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private bool running;

    public MessagingRig(
        string directory, TimeProvider time, Func<ITurnContext, IServiceProvider, CancellationToken, Task> bot, Dictionary<string, string?>? settings = null)
    {
        Channel = new ScriptedChannel(time);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = directory, ["Messaging:Recheck"] = "1.00:00:00" })
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.Listened());
        collection.AddSingleton(time);
        collection.AddStorage(configuration);
        collection.AddMessaging(configuration);
        collection.Configure<ProtectionOptions>(protection => protection.MessageBurst = 0); // their clocks stand still
        collection.AddSingleton<IChannel>(Channel);
        collection.AddScoped<IBot>(p => new ScriptedBot(p, bot));
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ScriptedChannel Channel { get; }

    public IChannelInbox Inbox => Get<IChannelInbox>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        running = true;
        foreach (var host in Hosts())
        {
            await host.StartAsync(CancellationToken.None);
        }
    }

    public async Task StopAsync()
    {
        running = false;
        foreach (var host in Hosts().Reverse())
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Ends without stopping in order: what runs is broken off, nothing is given back.</summary>
    public ValueTask VanishAsync()
    {
        running = false;
        return services.DisposeAsync();
    }

    /// <summary>An event of the citizen <paramref name="who"/>, <paramref name="second"/> seconds after the start.</summary>
    public Task<AppendOutcome> SayAsync(string who, string text, int second = 0, string? key = null) => Inbox.AppendAsync(
        Event(who, text, second, key), CancellationToken.None);

    public static ChannelEvent Event(string who, string text, int second = 0, string? key = null) =>
        new("test", key ?? $"{who}/{text}", who, Start.AddSeconds(second), Encoding.UTF8.GetBytes(text));

    public Task<MessagingDepths> DepthsAsync() => Get<IDeadLetterStore>().MeasureAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (running)
        {
            await StopAsync();
        }

        await services.DisposeAsync();
    }

    // Without the upkeep, whose clock would tick between the moments that a test waits for; it has a test of its own. And without the key ring, which few need.
    private IEnumerable<IHostedService> Hosts() => services.GetServices<IHostedService>().OfType<MessagingHost>();

    private sealed class ScriptedBot(IServiceProvider scope, Func<ITurnContext, IServiceProvider, CancellationToken, Task> bot) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            bot(turnContext, scope, cancellationToken);
    }
}
