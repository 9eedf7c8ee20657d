using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Pipeline;

[CancelAfter(30_000)]
public class ShowTypingTests
{
    private const int Never = 3_600_000;

    private RecordingAdapter _adapter;
    private SemaphoreSlim _typed;

    [SetUp]
    public void SetUp()
    {
        _typed = new SemaphoreSlim(0);
        _adapter = new RecordingAdapter
        {
            OnSent = activity =>
            {
                if (activity.Type == ActivityTypes.Typing)
                {
                    _typed.Release();
                }
            },
        };
    }

    [TearDown]
    public void TearDown() => _typed.Dispose();

    [TestCase(-1, 100)]
    [TestCase(0, 0)]
    [TestCase(0, -1)]
    public void Delay_and_period_must_make_sense(int delay, int period) =>
        Assert.That(() => new ShowTypingMiddleware(delay, period), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task A_long_turn_shows_typing_again_and_again(CancellationToken cancellationToken)
    {
        _adapter.Use(new ShowTypingMiddleware(0, 1));

        await _adapter.RunAsync(Incoming.Message(), (_, _) => TypingsAsync(4, cancellationToken), cancellationToken);

        Assert.That(_adapter.Sent, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(_adapter.Sent.Select(activity => activity.Type), Is.All.EqualTo(ActivityTypes.Typing));
        Assert.That(_adapter.Sent[0].Recipient.Id, Is.EqualTo("user"));
    }

    [Test]
    public async Task A_quick_turn_shows_none(CancellationToken cancellationToken)
    {
        _adapter.Use(new ShowTypingMiddleware(Never, 1));

        await _adapter.RunAsync(
            Incoming.Message(), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("chào"), token), cancellationToken);

        Assert.That(_adapter.Sent.Select(activity => activity.Type), Is.EqualTo(new[] { ActivityTypes.Message }));
    }

    [Test]
    public async Task Typing_starts_anew_after_each_message(CancellationToken cancellationToken)
    {
        _adapter.Use(new ShowTypingMiddleware(0, Never));

        await _adapter.RunAsync(
            Incoming.Message(),
            async (turn, token) =>
            {
                await TypingsAsync(1, cancellationToken);
                await turn.SendActivityAsync(MessageFactory.Text("một"), token);
                await TypingsAsync(1, cancellationToken);
                await turn.SendActivityAsync(MessageFactory.Text("hai"), token);
                await TypingsAsync(1, cancellationToken);
            },
            cancellationToken);

        Assert.That(
            _adapter.Sent.Select(activity => activity.Text ?? activity.Type),
            Is.EqualTo(new[] { "typing", "một", "typing", "hai", "typing" }));
    }

    [Test]
    public async Task Typing_does_not_pass_the_handlers_of_the_turn_and_is_no_answer(CancellationToken cancellationToken)
    {
        var handled = 0;
        var responded = true;
        _adapter.Use(new ShowTypingMiddleware(0, 1));

        await _adapter.RunAsync(
            Incoming.Message(),
            async (turn, _) =>
            {
                turn.OnSendActivities((_, _, next) =>
                {
                    handled++;
                    return next();
                });
                await TypingsAsync(2, cancellationToken);
                responded = turn.Responded;
            },
            cancellationToken);

        Assert.That(handled, Is.Zero);
        Assert.That(responded, Is.False);
    }

    [Test]
    public async Task Only_messages_show_typing(CancellationToken cancellationToken)
    {
        _adapter.Use(new ShowTypingMiddleware(0, 1));
        var message = _adapter.RunAsync(Incoming.Message(), (_, _) => TypingsAsync(1, cancellationToken), cancellationToken);
        await message;
        var shown = _adapter.Sent.Count;

        await _adapter.RunAsync(
            Incoming.Of(ActivityTypes.Event), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("chào"), token), cancellationToken);

        Assert.That(_adapter.Sent.Skip(shown).Select(activity => activity.Type), Is.EqualTo(new[] { ActivityTypes.Message }));
    }

    private async Task TypingsAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            await _typed.WaitAsync(cancellationToken);
        }
    }
}
