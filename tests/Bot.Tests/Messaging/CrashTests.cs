using System.Diagnostics;
using System.Globalization;
using CivicBot.Messaging;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Messaging;

/// <summary>A process of its own is killed while it takes events, runs turns and delivers; what it had acknowledged must all be there, once.</summary>
internal sealed class CrashTests
{
    private const int Rounds = 4;
    private TempDirectory directory = null!;

    [SetUp]
    public void CreateDirectory() => directory = new TempDirectory();

    [TearDown]
    public void DeleteDirectory() => directory.Dispose();

    [Test]
    [CancelAfter(180_000)]
    public async Task Whenever_the_process_is_killed_every_acknowledged_event_has_its_effect_exactly_once(CancellationToken cancellationToken)
    {
        var acknowledged = new List<string>();
        var random = new Random(20261121);
        for (var round = 0; round < Rounds; round++)
        {
            using var child = CrashChild.Start(directory.Path, round);
            var enough = acknowledged.Count + random.Next(50, 800);
            while (acknowledged.Count < enough)
            {
                acknowledged.Add(await child.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The child ended by itself."));
            }

            child.Kill();
            await child.WaitForExitAsync(cancellationToken);
            while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                acknowledged.Add(line);
            }
        }

        using (var last = CrashChild.Start(directory.Path, CrashChild.Drain))
        {
            await last.WaitForExitAsync(cancellationToken);
            Assert.That(last.ExitCode, Is.Zero);
        }

        var replies = CrashChild.ReadLedger(directory.Path);
        var answered = replies.Select(r => r.Key).ToList();
        Assert.That(answered, Is.Unique, "a citizen got an answer twice");
        // A line cut off by the kill was not acknowledged to anybody.
        Assert.That(acknowledged.Where(key => key.EndsWith('.')), Is.SubsetOf(answered), "an acknowledged event was lost");
        foreach (var conversation in replies.GroupBy(r => r.Conversation))
        {
            Assert.That(
                conversation.Select(r => r.Count), Is.EqualTo(Enumerable.Range(1, conversation.Count())), "state was lost or counted twice");
            Assert.That(conversation.Select(r => r.Second), Is.Ordered, "answers came out of order");
        }
    }
}

/// <summary>The process to be killed. It answers each message with how many it has seen from this citizen, and writes what it delivered to a file.</summary>
internal static class CrashChild
{
    public const int Drain = -1;
    private const string Name = "crash-child";
    private const int Citizens = 20;

    public static Process Start(string directory, int round)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { typeof(CrashChild).Assembly.Location, Name, directory, round.ToString(CultureInfo.InvariantCulture) },
        };
        return Process.Start(start)!;
    }

    /// <summary>The entry point of the test assembly; test runners do not use it.</summary>
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [Name, var directory, var round])
        {
            await Console.Error.WriteLineAsync("This assembly is run by: dotnet test");
            return 2;
        }

        await RunAsync(directory, int.Parse(round, CultureInfo.InvariantCulture));
        return 0;
    }

    public static IReadOnlyList<(string Conversation, int Count, int Second, string Key)> ReadLedger(string directory) =>
        [.. File.ReadLines(Ledger(directory)).Select(line => line.Split('\t'))
            .Select(p => (p[0], int.Parse(p[1], CultureInfo.InvariantCulture), int.Parse(p[2].Split('/')[2], CultureInfo.InvariantCulture), p[2]))];

    private static string Ledger(string directory) => Path.Combine(directory, "delivered.txt");

    private static async Task RunAsync(string directory, int round)
    {
        var rig = new MessagingRig(directory, TimeProvider.System, CountAsync, new() { ["Messaging:EchoWait"] = "00:00:00.050" });
        await using var ledger = new FileStream(Ledger(directory), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
        await using var lines = new StreamWriter(ledger) { AutoFlush = true };
        rig.Channel.OnDeliver = (message, _) =>
        {
            lock (lines)
            {
                lines.WriteLine($"{message.ConversationId}\t{message.Payload}");
            }

            return Task.FromResult<CivicBot.Adapters.Channels.Delivery>(new CivicBot.Adapters.Channels.Delivery.Delivered(message.Key));
        };
        rig.Channel.OnReconcile = (message, _) => File.ReadLines(Ledger(directory)).Any(l => l.EndsWith("\t" + message.Payload, StringComparison.Ordinal))
            ? new CivicBot.Adapters.Channels.Reconciliation.Found(message.Key)
            : new CivicBot.Adapters.Channels.Reconciliation.NotFound();
        await rig.StartAsync();
        if (round != Drain)
        {
            await Task.WhenAll(Enumerable.Range(0, Citizens).Select(citizen => WriteForeverAsync(rig, round, citizen)));
        }

        while (await rig.DepthsAsync() is { Inbox: > 0 } or { Outbox: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        await rig.DisposeAsync();
    }

    private static async Task WriteForeverAsync(MessagingRig rig, int round, int citizen)
    {
        for (var number = 0; ; number++)
        {
            var second = (round * 100_000) + number;
            var key = $"{round}/{citizen}/{second}/.";
            var both = await Task.WhenAll(rig.SayAsync($"citizen {citizen}", "tin", second, key), rig.SayAsync($"citizen {citizen}", "tin", second, key));
            if (both.Count(o => o is CivicBot.Adapters.Channels.AppendOutcome.Appended) != 1)
            {
                throw new InvalidOperationException("One of two equal events is new.");
            }

            await Console.Out.WriteLineAsync(key);
        }
    }

    private static async Task CountAsync(ITurnContext turn, IServiceProvider scope, CancellationToken cancellationToken)
    {
        var counter = scope.GetRequiredService<ConversationState>().CreateProperty<int>("seen");
        var seen = await counter.GetAsync(turn, () => 0, cancellationToken) + 1;
        await counter.SetAsync(turn, seen, cancellationToken);
        await turn.SendActivityAsync(MessageFactory.Text($"{seen}\t{turn.Activity.Id}"), cancellationToken);
    }
}
