using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.SubsetOnly;

/// <summary>
/// What the subset does better than the official packages on purpose. These hold for the subset only: against the official packages, filter the
/// category out.
/// </summary>
[Category("SubsetOnly")]
[CancelAfter(30_000)]
public class SubsetOnlyTests
{
    [Test]
    public void A_turn_without_a_locale_says_so()
    {
        using var turn = new TurnContext(new RecordingAdapter(), Incoming.Message());
        Assert.That(turn.Locale, Is.Null);
    }

    [Test]
    public async Task A_proactive_turn_lives_until_a_callback_that_waits_has_ended()
    {
        var adapter = new RecordingAdapter();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var turn = adapter.ContinueConversationAsync(
            "bot",
            Incoming.Message().GetConversationReference(),
            async (turnContext, token) =>
            {
                await gate.Task;
                await turnContext.SendActivityAsync(MessageFactory.Text("nhắc"), token);
            },
            default);
        gate.SetResult();
        await turn;

        Assert.That(adapter.Sent.Single().Text, Is.EqualTo("nhắc"));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Typing_is_left_out_where_no_conversation_is_known(string conversationId)
    {
        var adapter = new RecordingAdapter();
        adapter.Use(new ShowTypingMiddleware(0, 1));
        var message = Incoming.Message();
        message.Conversation = new ConversationAccount(id: conversationId);

        await adapter.RunAsync(message, (turn, token) => turn.SendActivityAsync(MessageFactory.Text("chào"), token));

        Assert.That(adapter.Sent.Select(activity => activity.Type), Is.EqualTo(new[] { ActivityTypes.Message }));
    }

    [Test]
    public async Task Typing_ends_with_a_turn_that_failed(CancellationToken cancellationToken)
    {
        var typed = new SemaphoreSlim(0);
        var adapter = new RecordingAdapter { OnSent = _ => typed.Release() };
        adapter.Use(new ShowTypingMiddleware(0, 3_600_000));
        var failing = adapter.RunAsync(Incoming.Message(), (_, _) => throw new TimeoutException(), cancellationToken);
        Assert.That(async () => await failing, Throws.TypeOf<TimeoutException>());
        var before = adapter.Sent.Count;

        // The same conversation shows typing again: the failed turn left nothing running that would keep its place.
        await adapter.RunAsync(Incoming.Message(), (_, _) => typed.WaitAsync(cancellationToken), cancellationToken);

        Assert.That(adapter.Sent, Has.Count.EqualTo(before + 1));
    }

    [Test]
    public async Task A_typing_activity_that_cannot_be_sent_does_not_cost_the_answer()
    {
        var adapter = new RecordingAdapter
        {
            OnSent = activity =>
            {
                if (activity.Type == ActivityTypes.Typing)
                {
                    throw new TimeoutException();
                }
            },
        };
        adapter.Use(new ShowTypingMiddleware(0, 1));

        await adapter.RunAsync(Incoming.Message(), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("chào"), token));

        Assert.That(adapter.Sent.Any(activity => activity.Text == "chào"), Is.True);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public void An_adapter_that_answers_for_more_or_fewer_activities_is_told(int responses)
    {
        using var turn = new TurnContext(
            new FaultyAdapter(Enumerable.Range(0, responses).Select(_ => new ResourceResponse("id")).ToArray()), Incoming.Message());
        Assert.That(
            async () => await turn.SendActivitiesAsync([MessageFactory.Text("một"), MessageFactory.Text("hai")]),
            Throws.InvalidOperationException.With.Message.Contains("one ResourceResponse for each of the 2 activities"));
    }

    [Test]
    public void An_adapter_that_answers_with_nothing_is_told()
    {
        using var none = new TurnContext(new FaultyAdapter(null), Incoming.Message());
        using var empty = new TurnContext(new FaultyAdapter([null]), Incoming.Message());
        Assert.That(async () => await none.SendActivityAsync("chào"), Throws.InvalidOperationException);
        Assert.That(async () => await empty.SendActivityAsync("chào"), Throws.InvalidOperationException);
    }

    private sealed class FaultyAdapter(ResourceResponse[] responses) : BotAdapter
    {
        public override Task<ResourceResponse[]> SendActivitiesAsync(
            ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) => Task.FromResult(responses);

        public override Task<ResourceResponse> UpdateActivityAsync(
            ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => Task.FromResult(new ResourceResponse());

        public override Task DeleteActivityAsync(
            ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
