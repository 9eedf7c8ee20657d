using System.Security.Claims;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Events;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Adapters.Zalo.Tests.Adapter;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ZaloAdapterTurnTests
{
    private readonly AdapterBench bench = new();

    [Test]
    public async Task What_the_bot_says_is_queued_under_keys_that_a_second_run_repeats()
    {
        static async Task Bot(ITurnContext context, CancellationToken token)
        {
            await context.SendActivityAsync("Một", cancellationToken: token);
            await context.SendActivityAsync(new string('a', 1000) + " " + new string('b', 1000), cancellationToken: token);
        }

        var first = await bench.ReceiveAsync(AdapterBench.EventOf(Sample.Text), Bot);
        var second = await bench.ReceiveAsync(AdapterBench.EventOf(Sample.Text), Bot);

        Assert.That(first.Messages.Select(message => message.Key), Is.EqualTo(new[] { "turn-1/1.1", "turn-1/2.1", "turn-1/2.2" }));
        Assert.That(second.Messages, Is.EqualTo(first.Messages));
        Assert.That(first.Messages, Has.All.Property("ConversationId").EqualTo(Sample.ConversationId));
        Assert.That(first.Contents[0].ReplyToMessageId, Is.EqualTo("96d3cdf3af150460909"));
        Assert.That(first.Contents[0].LastInteractionAt, Is.EqualTo(Sample.At));
    }

    [Test]
    public async Task Every_activity_gets_exactly_one_response()
    {
        ResourceResponse[] responses = [];
        await bench.ReceiveAsync(AdapterBench.EventOf(Sample.Text), async (context, token) => responses = await context.SendActivitiesAsync(
            [MessageFactory.Text("Một"), new Activity(ActivityTypes.Trace), new Activity(ActivityTypes.Typing), new Activity(ActivityTypes.Typing), MessageFactory.Text("Hai")], token));

        Assert.That(responses.Select(response => response.Id), Is.EqualTo(new[] { "turn-1/1.1", "", "turn-1/3.1", "", "turn-1/4.1" }));
    }

    [Test]
    public async Task A_sign_of_work_is_shown_once_and_expires()
    {
        var output = await bench.ReceiveAsync(AdapterBench.EventOf(Sample.Text), async (context, token) =>
        {
            for (var times = 0; times < 3; times++)
            {
                await context.SendActivityAsync(new Activity(ActivityTypes.Typing), token);
            }
        });

        Assert.That(output.Contents.Single().Content, Is.EqualTo(new ZaloContent.Reaction("/-strong", "96d3cdf3af150460909")));
        Assert.That(output.Messages[0].ExpiresAt, Is.EqualTo(bench.Time.Now.AddSeconds(20)));
    }

    [Test]
    public async Task Our_own_message_runs_no_turn_and_is_confirmed()
    {
        var output = await bench.ReceiveAsync(AdapterBench.EventOf(Fixture("echo-text")), Never);
        Assert.That(output.Confirmed, Is.EqualTo(new[] { (Sample.ConversationId, ContentHash.OfText("Chào bà."), "77aa10460111") }));
    }

    [Test]
    public async Task A_message_with_buttons_is_confirmed_by_its_text() =>
        Assert.That(
            (await bench.ReceiveAsync(AdapterBench.EventOf(Fixture("echo-template")), Never)).Confirmed.Single().Hash, Is.EqualTo(ContentHash.OfText("Bà cần việc nào?")));

    [Test]
    public async Task An_echo_of_an_official_is_told_to_the_bot_and_confirms_nothing()
    {
        Activity? seen = null;
        var output = await bench.ReceiveAsync(AdapterBench.EventOf(Fixture("echo-human")), (context, _) =>
        {
            seen = context.Activity;
            return Task.CompletedTask;
        });
        Assert.That(seen?.Name, Is.EqualTo(ZaloActivityNames.HumanReply));
        Assert.That(output.Confirmed, Is.Empty);
    }

    [Test]
    public async Task Events_without_a_meaning_for_a_bot_run_no_turn()
    {
        foreach (var fixture in EventFixture.All.Where(fixture => fixture.Activity is null))
        {
            await bench.ReceiveAsync(AdapterBench.EventOf(fixture), Never);
        }
    }

    [Test]
    public void What_the_bot_throws_goes_through() => Assert.That(
        async () => await bench.ReceiveAsync(AdapterBench.EventOf(Sample.Text), (_, _) => throw new TimeoutException("x")), Throws.TypeOf<TimeoutException>());

    [Test]
    public async Task A_proactive_turn_names_no_message_as_replied_to_and_quotes_none()
    {
        var output = new RecordingOutput();
        await bench.Adapter.ContinueAsync("reminder-7", Sample.ConversationId, output, Say("Nhắc bà"), CancellationToken.None);

        var message = output.Contents.Single();
        Assert.That(message.UserId, Is.EqualTo(Sample.UserId));
        Assert.That(message.ReplyToMessageId, Is.Null);
        Assert.That(((ZaloContent.Text)message.Content).QuoteMessageId, Is.Null);
    }

    [Test]
    public async Task Without_an_outbox_messages_are_sent_at_once()
    {
        bench.Client.Answers.Enqueue(new ZaloSendResult.Sent("z1"));
        var reference = new ConversationReference(
            channelId: "zalo", serviceUrl: ZaloConversation.ServiceUrl, conversation: new ConversationAccount(id: Sample.ConversationId),
            user: new ChannelAccount(Sample.UserId), bot: new ChannelAccount(Sample.OaId));
        string? id = null;

        await bench.Adapter.ContinueConversationAsync(
            "bot", reference, async (context, token) =>
            {
                // Really leaves the thread: the context must outlive the first await.
                await Task.Yield();
                id = (await context.SendActivityAsync("Chào", cancellationToken: token)).Id;
            },
            CancellationToken.None);

        Assert.That(id, Is.EqualTo("z1"));
        Assert.That(bench.Client.Sent.Single().OaId, Is.EqualTo(Sample.OaId));
    }

    [Test]
    public void A_failure_without_an_outbox_carries_zalos_code()
    {
        bench.Client.Answers.Enqueue(new ZaloSendResult.Failed(new ZaloError(-230, ZaloErrorClass.Window, "no interaction")));
        var activity = new ConversationReference(channelId: "zalo", conversation: new ConversationAccount(id: Sample.ConversationId)).GetContinuationActivity();

        var thrown = Assert.ThrowsAsync<ZaloSendException>(async () =>
            await bench.Adapter.ContinueConversationAsync(new ClaimsIdentity(), activity, "audience", Say("Chào"), CancellationToken.None));
        Assert.That((thrown.Code, thrown.ErrorClass), Is.EqualTo((-230, ZaloErrorClass.Window)));
    }

    [Test]
    public void A_reference_of_another_channel_is_refused() => Assert.That(
        async () => await bench.Adapter.ContinueConversationAsync(
            "bot", new ConversationReference(conversation: new ConversationAccount(id: "abc")), Say("x"), CancellationToken.None),
        Throws.TypeOf<FormatException>());

    [Test]
    public void Changing_and_deleting_are_refused_with_a_reason()
    {
        using var context = new TurnContext(bench.Adapter, new Activity(ActivityTypes.Message));
        Assert.That(async () => await bench.Adapter.UpdateActivityAsync(context, new Activity(), CancellationToken.None), Throws.TypeOf<NotSupportedException>());
        Assert.That(async () => await bench.Adapter.DeleteActivityAsync(context, new ConversationReference(), CancellationToken.None), Throws.TypeOf<NotSupportedException>());
    }

    private static EventFixture Fixture(string name) => EventFixture.All.Single(fixture => fixture.Name == name);

    private static Task Never(ITurnContext context, CancellationToken cancellationToken) => throw new AssertionException($"A turn ran on {context.Activity.Type}.");

    private static BotCallbackHandler Say(string text) => async (context, token) => await context.SendActivityAsync(text, cancellationToken: token);
}
