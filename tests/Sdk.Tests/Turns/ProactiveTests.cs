using System.Security.Claims;
using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Turns;

public class ProactiveTests
{
    [Test]
    public void A_continuation_is_an_event_from_the_user_with_an_id_of_its_own()
    {
        var incoming = Incoming.Message();
        incoming.Locale = "vi-VN";
        var reference = incoming.GetConversationReference();

        var first = reference.GetContinuationActivity();
        var second = reference.GetContinuationActivity();

        Assert.Multiple(() =>
        {
            Assert.That(first.Type, Is.EqualTo(ActivityTypes.Event));
            Assert.That(first.Name, Is.EqualTo(ActivityEventNames.ContinueConversation));
            Assert.That(Guid.TryParse(first.Id, out _), Is.True);
            Assert.That(first.Id, Is.Not.EqualTo(second.Id));
            Assert.That(first.ChannelId, Is.EqualTo("zalo"));
            Assert.That(first.Locale, Is.EqualTo("vi-VN"));
            Assert.That(first.ServiceUrl, Is.EqualTo("https://openapi.example"));
            Assert.That(first.Conversation.Id, Is.EqualTo("oa:user"));
            Assert.That(first.From.Id, Is.EqualTo("user"));
            Assert.That(first.Recipient.Id, Is.EqualTo("oa"));
            Assert.That(first.RelatesTo, Is.SameAs(reference));
        });
    }

    [Test]
    public async Task A_conversation_is_continued_through_the_pipeline()
    {
        var adapter = new RecordingAdapter();
        var throughMiddleware = 0;
        adapter.Use(new Counting(() => throughMiddleware++));

        await adapter.ContinueConversationAsync(
            "bot", Incoming.Message().GetConversationReference(), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("nhắc"), token), default);

        Assert.That(throughMiddleware, Is.EqualTo(1));
        Assert.That(adapter.Sent.Single().Recipient.Id, Is.EqualTo("user"));
    }

    [Test]
    public async Task A_reply_in_a_proactive_turn_names_the_continuation_and_no_real_message()
    {
        var adapter = new RecordingAdapter();
        string continuation = null;

        await adapter.ContinueConversationAsync(
            "bot",
            Incoming.Message().GetConversationReference(),
            (turn, token) =>
            {
                continuation = turn.Activity.Id;
                return turn.SendActivityAsync(MessageFactory.Text("nhắc"), token);
            },
            default);

        Assert.That(adapter.Sent.Single().ReplyToId, Is.EqualTo(continuation).And.Not.EqualTo("in-1"));
    }

    [Test]
    public async Task State_of_the_user_is_found_again_in_a_proactive_turn()
    {
        var adapter = new RecordingAdapter();
        var storage = new CountingStorage();
        var users = new UserState(storage);
        var name = users.CreateProperty<string>("name");
        using (var turn = new TurnContext(adapter, Incoming.Message()))
        {
            await name.SetAsync(turn, "Lan");
            await users.SaveChangesAsync(turn);
        }

        using var proactive = new TurnContext(adapter, Incoming.Message().GetConversationReference().GetContinuationActivity());
        Assert.That(await name.GetAsync(proactive), Is.EqualTo("Lan"));
    }

    [Test]
    public void Other_forms_are_left_to_adapters_that_know_identities()
    {
        BotAdapter adapter = new RecordingAdapter();
        var reference = Incoming.Message().GetConversationReference();
        var continuation = reference.GetContinuationActivity();
        var identity = new ClaimsIdentity();
        Assert.Multiple(() =>
        {
            AssertLeftOut(() => adapter.ContinueConversationAsync(identity, reference, Bot, default));
            AssertLeftOut(() => adapter.ContinueConversationAsync(identity, reference, "audience", Bot, default));
            AssertLeftOut(() => adapter.ContinueConversationAsync("bot", continuation, Bot, default));
            AssertLeftOut(() => adapter.ContinueConversationAsync(identity, continuation, Bot, default));
            AssertLeftOut(() => adapter.ContinueConversationAsync(identity, continuation, "audience", Bot, default));
            AssertLeftOut(
                () => adapter.CreateConversationAsync("bot", "zalo", "https://openapi.example", "audience", new ConversationParameters(), Bot, default));
            AssertLeftOut(() => adapter.ProcessActivityAsync(identity, continuation, Bot, default));
        });

        static void AssertLeftOut(Func<Task> call) => Assert.That(async () => await call(), Throws.TypeOf<NotImplementedException>());

        static Task Bot(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Counting(Action count) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            count();
            return next(cancellationToken);
        }
    }
}
