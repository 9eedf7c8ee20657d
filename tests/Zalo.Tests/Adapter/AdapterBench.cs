using System.Text;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Tests.Events;
using CivicBot.Adapters.Zalo.Webhook;
using CivicBot.Tests.Listening;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tests.Adapter;

/// <summary>An adapter over a scripted client and a standing clock.</summary>
internal sealed class AdapterBench
{
    public AdapterBench(ZaloOptions? options = null)
    {
        Options = Microsoft.Extensions.Options.Options.Create(options ?? Sample.Options());
        Adapter = new ZaloAdapter(Client, Options, Time, RunLog.For<ZaloAdapter>());
    }

    public IOptions<ZaloOptions> Options { get; }

    public ScriptedClient Client { get; } = new();

    public StillTime Time { get; } = new(Sample.At.AddSeconds(2));

    public ZaloAdapter Adapter { get; }

    public static ChannelEvent EventOf(EventFixture fixture, DateTimeOffset? at = null) => EventOf(fixture.Body, fixture.Conversation, at);

    public static ChannelEvent EventOf(string json, DateTimeOffset? at = null) => EventOf(Encoding.UTF8.GetBytes(json), Sample.ConversationId, at);

    public async Task<RecordingOutput> ReceiveAsync(ChannelEvent channelEvent, BotCallbackHandler bot)
    {
        var output = new RecordingOutput();
        await Adapter.ReceiveAsync(channelEvent, output, bot, CancellationToken.None);
        return output;
    }

    private static ChannelEvent EventOf(byte[] body, string conversation, DateTimeOffset? at)
    {
        Assert.That(ZaloEnvelope.TryRead(body, out var envelope), Is.True);
        return new ChannelEvent("zalo", ZaloRoute.DedupeKey(envelope, body), conversation, at ?? Sample.At, body);
    }
}
