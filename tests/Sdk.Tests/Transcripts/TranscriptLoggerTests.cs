using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Transcripts;

[CancelAfter(30_000)]
public class TranscriptLoggerTests
{
    private MemoryTranscriptStore _store;
    private RecordingAdapter _adapter;

    [SetUp]
    public void SetUp()
    {
        _store = new MemoryTranscriptStore();
        _adapter = new RecordingAdapter();
        _adapter.Use(new TranscriptLoggerMiddleware(_store));
    }

    [Test]
    public async Task A_turn_is_taken_down_from_both_sides()
    {
        await _adapter.RunAsync(Incoming.Message("xin chào"), async (turn, token) =>
        {
            await turn.SendActivityAsync(MessageFactory.Text("chào bạn"), token);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: "sent-1") { Text = "chào anh" }, token);
            await turn.DeleteActivityAsync("sent-1", token);
        });

        var log = await ReadAsync();
        Assert.That(
            log.Select(activity => activity.Type),
            Is.EquivalentTo(new[] { ActivityTypes.Message, ActivityTypes.Message, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete }));
        var update = log.Single(activity => activity.Type == ActivityTypes.MessageUpdate);
        var deletion = log.Single(activity => activity.Type == ActivityTypes.MessageDelete);
        Assert.Multiple(() =>
        {
            Assert.That(update.Id, Is.EqualTo("sent-1"));
            Assert.That(update.Text, Is.EqualTo("chào anh"));
            Assert.That(deletion.Id, Is.EqualTo("sent-1"));
            Assert.That(deletion.Conversation.Id, Is.EqualTo("oa:user"));
            Assert.That(log.Select(activity => activity.Timestamp), Is.All.Not.Null);
        });
    }

    [Test]
    public async Task Who_wrote_is_a_user_and_the_bot_has_no_role()
    {
        await _adapter.RunAsync(
            Incoming.Message("hỏi"), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("đáp"), token));

        var log = await ReadAsync();
        Assert.That(log.Single(activity => activity.Text == "hỏi").From.Role, Is.EqualTo(RoleTypes.User));
        Assert.That(log.Single(activity => activity.Text == "đáp").From.Role, Is.Null.Or.Empty);
    }

    [Test]
    public async Task A_role_that_the_channel_gave_stays()
    {
        var incoming = Incoming.Message();
        incoming.From.Role = RoleTypes.Skill;
        await _adapter.RunAsync(incoming, (_, _) => Task.CompletedTask);
        Assert.That((await ReadAsync()).Single().From.Role, Is.EqualTo(RoleTypes.Skill));
    }

    [Test]
    public async Task What_has_no_id_gets_one_that_shows_it_was_made_up()
    {
        var incoming = Incoming.Message();
        incoming.Id = null;
        await _adapter.RunAsync(incoming, (_, _) => Task.CompletedTask);

        var logged = (await ReadAsync()).Single().Id;
        Assert.That(logged, Does.StartWith("g_"));
        Assert.That(Guid.TryParse(logged[2..], out _), Is.True);
    }

    [Test]
    public async Task The_log_holds_copies()
    {
        var incoming = Incoming.Message("như lúc đến");
        await _adapter.RunAsync(incoming, (turn, _) =>
        {
            turn.Activity.Text = "đổi sau đó";
            return Task.CompletedTask;
        });
        Assert.That((await ReadAsync()).Single().Text, Is.EqualTo("như lúc đến"));
    }

    [Test]
    public async Task A_continuation_is_not_taken_down_but_what_the_bot_says_in_it_is()
    {
        await _adapter.ContinueConversationAsync(
            "bot", Incoming.Message().GetConversationReference(), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("nhắc"), token), default);
        Assert.That((await ReadAsync()).Select(activity => activity.Text), Is.EqualTo(new[] { "nhắc" }));
    }

    [Test]
    public async Task Nothing_is_taken_down_of_a_turn_that_failed()
    {
        Assert.That(
            async () => await _adapter.RunAsync(
                Incoming.Message(),
                async (turn, token) =>
                {
                    await turn.SendActivityAsync(MessageFactory.Text("chào"), token);
                    throw new TimeoutException();
                }),
            Throws.TypeOf<TimeoutException>());
        Assert.That(await ReadAsync(), Is.Empty);
    }

    [Test]
    public async Task A_logger_that_fails_does_not_touch_the_turn()
    {
        var adapter = new RecordingAdapter();
        var logger = new FailingLogger();
        adapter.Use(new TranscriptLoggerMiddleware(logger));

        await adapter.RunAsync(Incoming.Message(), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("chào"), token));

        Assert.That(logger.Calls, Is.EqualTo(2), "one failure does not stop the rest");
        Assert.That(adapter.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_turn_does_not_wait_for_a_slow_logger()
    {
        var adapter = new RecordingAdapter();
        adapter.Use(new TranscriptLoggerMiddleware(new EndlessLogger()));

        var turn = adapter.RunAsync(Incoming.Message(), (_, _) => Task.CompletedTask);

        Assert.That(async () => await turn.WaitAsync(TimeSpan.FromSeconds(20)), Throws.Nothing);
    }

    [Test]
    public void A_logger_is_needed() =>
        Assert.That(() => new TranscriptLoggerMiddleware(null), Throws.TypeOf<ArgumentNullException>());

    private async Task<Activity[]> ReadAsync() =>
        (await _store.GetTranscriptActivitiesAsync("zalo", "oa:user")).Items.Cast<Activity>().ToArray();

    private sealed class FailingLogger : ITranscriptLogger
    {
        public int Calls { get; private set; }

        public async Task LogActivityAsync(IActivity activity)
        {
            Calls++;
            await Task.CompletedTask;
            throw new TimeoutException();
        }
    }

    private sealed class EndlessLogger : ITranscriptLogger
    {
        public Task LogActivityAsync(IActivity activity) => new TaskCompletionSource().Task;
    }
}
