using System.Threading.Channels;
using CivicBot.Adapters.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.Zalo.InProcess;

/// <summary>
/// An inbox in memory with the workers that empty it: the turns of a citizen one by one, those of different citizens side by side.
/// Not durable; see <see cref="ZaloServices.AddInProcessZaloInbox"/>.
/// </summary>
internal sealed partial class InProcessZaloInbox(ZaloAdapter adapter, IServiceScopeFactory scopes, ILogger<InProcessZaloInbox> logger)
    : BackgroundService, IChannelInbox
{
    private const int Lanes = 16;
    private const int LaneLength = 1000;
    private const int RememberedKeys = 100_000;

    private readonly Channel<ChannelEvent>[] lanes =
        [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<ChannelEvent>(LaneLength))];
    private readonly Lock gate = new();
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly Queue<string> keysInOrder = new();

    public async Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, CancellationToken cancellationToken)
    {
        if (!Remember(channelEvent.DedupeKey))
        {
            return AppendOutcome.Duplicate;
        }

        try
        {
            var lane = (uint)StringComparer.Ordinal.GetHashCode(channelEvent.ConversationId) % Lanes;
            await lanes[lane].Writer.WriteAsync(channelEvent, cancellationToken);
            return AppendOutcome.Appended;
        }
        catch
        {
            // It was not taken: Zalo will send it again, and then it is new.
            Forget(channelEvent.DedupeKey);
            throw;
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(lanes.Select(lane => WorkAsync(lane.Reader, stoppingToken)));

    private async Task WorkAsync(ChannelReader<ChannelEvent> events, CancellationToken cancellationToken)
    {
        await foreach (var channelEvent in events.ReadAllAsync(cancellationToken))
        {
            try
            {
                await RunAsync(channelEvent, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // One failed turn must not end the lane of all its other citizens.
                Log.TurnFailed(logger, exception);
            }
        }
    }

    private async Task RunAsync(ChannelEvent channelEvent, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pipeline = new MiddlewareSet();
        foreach (var middleware in scope.ServiceProvider.GetServices<IMiddleware>())
        {
            pipeline.Use(middleware);
        }

        var bot = scope.ServiceProvider.GetRequiredService<IBot>();
        await adapter.ReceiveEventAsync(
            channelEvent,
            output: null,
            (context, token) => pipeline.ReceiveActivityWithStatusAsync(context, bot.OnTurnAsync, token),
            cancellationToken);
    }

    private bool Remember(string key)
    {
        lock (gate)
        {
            if (!keys.Add(key))
            {
                return false;
            }

            keysInOrder.Enqueue(key);
            if (keysInOrder.Count > RememberedKeys)
            {
                keys.Remove(keysInOrder.Dequeue());
            }

            return true;
        }
    }

    private void Forget(string key)
    {
        lock (gate)
        {
            keys.Remove(key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Error, "The bot failed on a Zalo event.")]
        public static partial void TurnFailed(ILogger logger, Exception exception);
    }
}
