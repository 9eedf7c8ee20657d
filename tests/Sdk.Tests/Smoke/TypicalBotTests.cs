using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Smoke;

public class TypicalBotTests
{
    [Test]
    public Task A_typical_bot_holds_a_conversation()
    {
        var storage = new MemoryStorage();
        var conversations = new ConversationState(storage);
        var users = new UserState(storage);
        var adapter = new TestAdapter(TestAdapter.CreateConversation(nameof(A_typical_bot_holds_a_conversation), "Lan"))
            .Use(new TranscriptLoggerMiddleware(new MemoryTranscriptStore()))
            .Use(new ShowTypingMiddleware(delay: 60_000));

        return new TestFlow(adapter, new TypicalBot(conversations, users))
            .SendConversationUpdate()
            .AssertReply(reply =>
            {
                Assert.That(reply.AsMessageActivity().Text, Is.EqualTo("Chào Lan!"));
                Assert.That(reply.AsMessageActivity().SuggestedActions.Actions, Has.Count.EqualTo(2));
            })
            .Test("một", "Bạn nói lần 1: một")
            .Test("tên Lan", "Chào Lan")
            .Test("ba", "Lan nói lần 3: ba")
            .Send("thẻ")
            .AssertReply(reply =>
            {
                var attachment = reply.AsMessageActivity().Attachments.Single();
                Assert.That(attachment.ContentType, Is.EqualTo(HeroCard.ContentType));
                Assert.That(((HeroCard)attachment.Content).Title, Is.EqualTo("Khai sinh"));
            })
            .Test("quên", "Đã quên")
            .Test("lại", "Lan nói lần 1: lại")
            .Send(new Activity(ActivityTypes.Event) { Name = "zalo/seen" })
            .AssertReply("Sự kiện zalo/seen")
            .StartTestAsync();
    }
}
