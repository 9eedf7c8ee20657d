using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CivicBot.Adapters.Channels;
using CivicBot.Tests.Storage.Redis;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Messaging.Redis;

/// <summary>Two whole nodes on one Redis, with the usual leases. Each citizen's messages come in turns through both nodes, as a load balancer sends them.</summary>
internal sealed class TwoNodesTests
{
    private const int Citizens = 40;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<OutboundMessage> delivered = new();
    private readonly List<TempDirectory> directories = [];
    private Dictionary<string, string?> settings = null!;

    [SetUp]
    public void Begin()
    {
        delivered.Clear();
        settings = RedisServer.NewSettings();
    }

    [TearDown]
    public void DeleteDirectories()
    {
        directories.ForEach(directory => directory.Dispose());
        directories.Clear();
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Everybody_is_answered_once_and_in_order_while_nodes_come_die_and_leave(CancellationToken cancellationToken)
    {
        await using var first = await StartAsync();
        var second = await StartAsync();
        await SayAsync(1, 5, first, second);
        await AnsweredAsync(5, cancellationToken);

        // In the middle of its work, and nothing given back.
        await SayAsync(6, 10, first, second);
        await second.VanishAsync();
        var clock = Stopwatch.StartNew();
        await SayAsync(11, 12, first);
        await AnsweredAsync(12, cancellationToken);
        Assert.That(clock.Elapsed, Is.LessThan(Recovery), "a killed node's citizens wait too long");

        await using var third = await StartAsync();
        await SayAsync(13, 15, first, third);
        await first.StopAsync();
        await SayAsync(16, 17, third);
        await AnsweredAsync(17, cancellationToken);

        foreach (var citizen in delivered.GroupBy(message => message.ConversationId))
        {
            Assert.That(citizen.Select(message => message.Payload), Is.EqualTo(Enumerable.Range(1, 17).Select(number => $"{number} is {number}")));
        }
    }

    private async Task<MessagingRig> StartAsync()
    {
        var directory = new TempDirectory();
        directories.Add(directory);
        var rig = new MessagingRig(directory.Path, TimeProvider.System, CountAsync, settings);
        rig.Channel.OnDeliver = (message, _) =>
        {
            delivered.Enqueue(message);
            return Task.FromResult<Delivery>(new Delivery.Delivered(message.Key));
        };
        rig.Channel.OnReconcile = (message, _) =>
            delivered.Any(one => one.Key == message.Key) ? new Reconciliation.Found(message.Key) : new Reconciliation.NotFound();
        await rig.StartAsync();
        return rig;
    }

    private static async Task SayAsync(int from, int to, params MessagingRig[] nodes)
    {
        for (var number = from; number <= to; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            var second = number;
            await Task.WhenAll(Enumerable.Range(0, Citizens).Select(who => nodes[(second + who) % nodes.Length].SayAsync($"citizen {who}", text, second)));
        }
    }

    private async Task AnsweredAsync(int messages, CancellationToken cancellationToken)
    {
        while (delivered.Count < messages * Citizens)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Says what it heard and how many it has heard from this citizen: what two nodes did at once, twice or out of turn would show.</summary>
    private static async Task CountAsync(ITurnContext turn, IServiceProvider scope, CancellationToken cancellationToken)
    {
        var heard = scope.GetRequiredService<ConversationState>().CreateProperty<int>("heard");
        var count = await heard.GetAsync(turn, () => 0, cancellationToken) + 1;
        await heard.SetAsync(turn, count, cancellationToken);
        await turn.SendActivityAsync(MessageFactory.Text($"{turn.Activity.Text} is {count}"), cancellationToken);
    }
}
