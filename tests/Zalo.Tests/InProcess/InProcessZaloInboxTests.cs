using System.Threading.Channels;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.InProcess;
using CivicBot.Adapters.Zalo.Tests.Adapter;
using CivicBot.Tests.Listening;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Adapters.Zalo.Tests.InProcess;

[TestFixture]
internal sealed class InProcessZaloInboxTests
{
    [Test]
    public async Task Turns_of_a_citizen_run_one_by_one_and_a_failed_one_stops_nobody()
    {
        var bot = new ListeningBot();
        await using var services = new ServiceCollection().AddSingleton<IBot>(bot).BuildServiceProvider();
        var bench = new AdapterBench();
        using var inbox = new InProcessZaloInbox(bench.Adapter, services.GetRequiredService<IServiceScopeFactory>(), RunLog.For<InProcessZaloInbox>());
        await inbox.StartAsync(CancellationToken.None);

        for (var number = 0; number < 20; number++)
        {
            Assert.That(await inbox.AppendAsync(Say(number), CancellationToken.None), Is.EqualTo(AppendOutcome.Appended));
        }

        Assert.That(await inbox.AppendAsync(Say(3), CancellationToken.None), Is.EqualTo(AppendOutcome.Duplicate));
        var heard = new List<string>();
        for (var number = 0; number < 20; number++)
        {
            heard.Add(await bot.Heard.Reader.ReadAsync());
        }

        await inbox.StopAsync(CancellationToken.None);
        Assert.That(heard, Is.EqualTo(Enumerable.Range(0, 20).Select(number => $"câu {number}")));
        Assert.That(bot.Heard.Reader.TryRead(out _), Is.False);
    }

    private static ChannelEvent Say(int number) => AdapterBench.EventOf(Sample.Text
        .Replace("Xin hỏi thủ tục cấp bản sao trích lục khai sinh?", $"câu {number}", StringComparison.Ordinal)
        .Replace("96d3cdf3af150460909", $"m{number}", StringComparison.Ordinal));

    private sealed class ListeningBot : IBot
    {
        public Channel<string> Heard { get; } = Channel.CreateUnbounded<string>();

        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            var text = turnContext.Activity.Text;
            await Task.Yield();
            await Heard.Writer.WriteAsync(text, cancellationToken);
            if (text == "câu 7")
            {
                throw new TimeoutException("The bot fails on this one.");
            }
        }
    }
}
