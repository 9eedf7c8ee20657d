using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Handover;
using CivicBot.Adapters.Zalo.Tests.Adapter;
using CivicBot.Adapters.Zalo.Tests.Events;
using CivicBot.Tests.Listening;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Adapters.Zalo.Tests.Handover;

[TestFixture(true)]
[TestFixture(false)]
internal sealed class ZaloHandoverTests(bool onTheAdapter)
{
    private AdapterBench bench = null!;
    private MemoryStorage storage = null!;
    private List<string> heard = null!;

    [SetUp]
    public void Begin()
    {
        bench = new AdapterBench();
        storage = new MemoryStorage();
        heard = [];
        if (onTheAdapter)
        {
            bench.Adapter.Use(Middleware(new ConversationState(storage)));
        }
    }

    [Test]
    public async Task The_bot_answers_while_no_official_writes()
    {
        await SayAsync("Chào", minute: 0);
        Assert.That(heard, Is.EqualTo(new[] { "Chào" }));
    }

    [Test]
    public async Task An_official_silences_the_bot_for_the_quiet_period()
    {
        await OfficialAsync("Để tôi xem hồ sơ của bà.", minute: 0);
        await SayAsync("Vâng", minute: 29);
        await SayAsync("Còn ai không?", minute: 30);
        Assert.That(heard, Is.EqualTo(new[] { "zalo/humanReply", "Còn ai không?" }));
    }

    [Test]
    public async Task Each_message_of_the_official_begins_the_period_anew()
    {
        await OfficialAsync("Một", minute: 0);
        await OfficialAsync("Hai", minute: 20);
        await SayAsync("Vâng", minute: 40);
        await SayAsync("Chào", minute: 51);
        Assert.That(heard, Is.EqualTo(new[] { "zalo/humanReply", "zalo/humanReply", "Chào" }));
    }

    [Test]
    public async Task A_late_echo_does_not_shorten_the_period()
    {
        await OfficialAsync("Hai", minute: 20);
        await OfficialAsync("Một", minute: 0);
        await SayAsync("Vâng", minute: 40);
        Assert.That(heard, Has.None.EqualTo("Vâng"));
    }

    [TestCase("#bot")]
    [TestCase("Mời bà hỏi tiếp ạ, #BOT.")]
    public async Task The_official_hands_back_by_word(string words)
    {
        await OfficialAsync("Để tôi xem.", minute: 0);
        await OfficialAsync(words, minute: 1);
        await SayAsync("Chào", minute: 2);
        Assert.That(heard, Has.Some.EqualTo("Chào"));
    }

    [TestCase("#botany")]
    [TestCase("bot")]
    public async Task Another_word_hands_nothing_back(string words)
    {
        await OfficialAsync(words, minute: 0);
        await SayAsync("Chào", minute: 1);
        Assert.That(heard, Has.None.EqualTo("Chào"));
    }

    [Test]
    public async Task A_citizen_cannot_hand_back()
    {
        await OfficialAsync("Để tôi xem.", minute: 0);
        await SayAsync("#bot", minute: 1);
        await SayAsync("Chào", minute: 2);
        Assert.That(heard, Is.EqualTo(new[] { "zalo/humanReply" }));
    }

    [Test]
    public async Task Requests_of_a_data_subject_go_through_the_silence()
    {
        await OfficialAsync("Để tôi xem.", minute: 0);
        await RunAsync(AdapterBench.EventOf(Fixture("withdraw"), Sample.At.AddMinutes(1)));
        Assert.That(heard, Has.Some.EqualTo("zalo/dataSubjectRequest"));
    }

    [Test]
    public async Task Another_citizen_is_still_answered()
    {
        await OfficialAsync("Để tôi xem.", minute: 0);
        var other = AdapterBench.EventOf(Sample.Text, Sample.At.AddMinutes(1)) with { ConversationId = Sample.OaId + ":42" };
        await RunAsync(other);
        Assert.That(heard, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task With_a_period_of_zero_the_bot_never_keeps_out()
    {
        bench.Options.Value.QuietPeriod = TimeSpan.Zero;
        await OfficialAsync("Để tôi xem.", minute: 0);
        await SayAsync("Chào", minute: 1);
        Assert.That(heard, Has.Some.EqualTo("Chào"));
    }

    [Test]
    public async Task A_proactive_turn_knows_the_last_contact()
    {
        await SayAsync("Chào", minute: 0);
        bench.Time.Now = Sample.At.AddHours(1);
        var output = new RecordingOutput();
        await bench.Adapter.ContinueAsync("answer-1", Sample.ConversationId, output, InScope((context, token) => context.SendActivityAsync("Có trả lời ạ", cancellationToken: token)), CancellationToken.None);

        var message = output.Contents.Single();
        Assert.That(message.LastInteractionAt, Is.EqualTo(Sample.At));
        Assert.That(message.ReplyToMessageId, Is.EqualTo("m0"));
        Assert.That(((ZaloContent.Text)message.Content).QuoteMessageId, Is.Null);
    }

    [Test]
    public async Task What_a_silenced_citizen_writes_still_counts_as_contact()
    {
        await OfficialAsync("Để tôi xem.", minute: 0);
        await SayAsync("Vâng", minute: 5);
        var output = new RecordingOutput();
        await bench.Adapter.ContinueAsync("answer-1", Sample.ConversationId, output, InScope((context, token) => context.SendActivityAsync("x", cancellationToken: token)), CancellationToken.None);
        Assert.That(output.Contents.Single().LastInteractionAt, Is.EqualTo(Sample.At.AddMinutes(5)));
    }

    private static EventFixture Fixture(string name) => EventFixture.All.Single(fixture => fixture.Name == name);

    private Task<RecordingOutput> SayAsync(string text, int minute)
    {
        var json = Sample.Text
            .Replace("Xin hỏi thủ tục cấp bản sao trích lục khai sinh?", text, StringComparison.Ordinal)
            .Replace("96d3cdf3af150460909", $"m{minute}", StringComparison.Ordinal);
        return RunAsync(AdapterBench.EventOf(json, Sample.At.AddMinutes(minute)));
    }

    private Task<RecordingOutput> OfficialAsync(string text, int minute) => RunAsync(AdapterBench.EventOf(
        $$"""{"event_name":"oa_send_text","sender":{"id":"{{Sample.OaId}}","admin_id":"77"},"recipient":{"id":"{{Sample.UserId}}"},"message":{"msg_id":"h{{minute}}","text":"{{text}}"},"timestamp":"1"}""",
        Sample.At.AddMinutes(minute)));

    private Task<RecordingOutput> RunAsync(Channels.ChannelEvent channelEvent) => bench.ReceiveAsync(channelEvent, InScope((context, _) =>
    {
        heard.Add(context.Activity.Type == ActivityTypes.Event ? context.Activity.Name : context.Activity.Text);
        return Task.CompletedTask;
    }));

    /// <summary>Once on the adapter with one state for all turns, once as a host with a scope and a state of its own for each turn.</summary>
    private BotCallbackHandler InScope(BotCallbackHandler bot)
    {
        if (onTheAdapter)
        {
            return bot;
        }

        var middleware = Middleware(new ConversationState(storage));
        return (context, token) => middleware.OnTurnAsync(context, inner => bot(context, inner), token);
    }

    private ZaloHandoverMiddleware Middleware(ConversationState state) => new(state, bench.Options, bench.Time, RunLog.For<ZaloHandoverMiddleware>());
}
