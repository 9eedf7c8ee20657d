using System.Globalization;
using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Testing;

[CancelAfter(30_000)]
public class TestAdapterTests
{
    [Test]
    public void An_adapter_has_a_conversation_from_the_start()
    {
        var conversation = new TestAdapter().Conversation;
        Assert.Multiple(() =>
        {
            Assert.That(conversation.ChannelId, Is.EqualTo("test"));
            Assert.That(conversation.ServiceUrl, Is.EqualTo("https://test.com"));
            Assert.That((conversation.User.Id, conversation.User.Name), Is.EqualTo(("user1", "User1")));
            Assert.That((conversation.Bot.Id, conversation.Bot.Name), Is.EqualTo(("bot", "Bot")));
            Assert.That(conversation.Conversation.Id, Is.EqualTo("convo1"));
            Assert.That(new TestAdapter().Locale, Is.EqualTo("en-us"));
            Assert.That(new TestAdapter("zalo").Conversation.ChannelId, Is.EqualTo("zalo"));
        });
    }

    [Test]
    public void A_conversation_of_its_own_has_lower_case_ids()
    {
        var conversation = TestAdapter.CreateConversation("Hỏi thủ tục", "Lan", "CivicBot");
        Assert.Multiple(() =>
        {
            Assert.That(conversation.Conversation.Id, Is.EqualTo("Hỏi thủ tục"));
            Assert.That((conversation.User.Id, conversation.User.Name), Is.EqualTo(("lan", "Lan")));
            Assert.That((conversation.Bot.Id, conversation.Bot.Name), Is.EqualTo(("civicbot", "CivicBot")));
            Assert.That(conversation.ChannelId, Is.EqualTo("test"));
        });
    }

    [Test]
    public async Task An_activity_is_filled_in_on_its_way_to_the_bot()
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("c"));
        var seen = new List<Activity>();
        for (var i = 0; i < 2; i++)
        {
            await adapter.ProcessActivityAsync(new Activity { Text = "chào" }, (turn, _) =>
            {
                seen.Add(turn.Activity);
                return Task.CompletedTask;
            });
        }

        var first = seen[0];
        Assert.Multiple(() =>
        {
            Assert.That(first.Type, Is.EqualTo(ActivityTypes.Message));
            Assert.That(first.ChannelId, Is.EqualTo("test"));
            Assert.That(first.From.Id, Is.EqualTo("user1"));
            Assert.That(first.Recipient.Id, Is.EqualTo("bot"));
            Assert.That(first.Conversation.Id, Is.EqualTo("c"));
            Assert.That(first.ServiceUrl, Is.EqualTo("https://test.com"));
            Assert.That(first.Timestamp, Is.Not.Null);
            Assert.That(first.LocalTimestamp, Is.Not.Null);
            Assert.That(int.Parse(seen[1].Id, CultureInfo.InvariantCulture), Is.EqualTo(int.Parse(first.Id, CultureInfo.InvariantCulture) + 1));
        });
    }

    [TestCase("unknown", null, "user1")]
    [TestCase("somebody", RoleTypes.Bot, "user1")]
    [TestCase("somebody", RoleTypes.User, "somebody")]
    [TestCase("somebody", null, "somebody")]
    public async Task The_sender_is_replaced_when_it_is_unknown_or_the_bot(string id, string role, string expected)
    {
        string from = null;
        await new TestAdapter().ProcessActivityAsync(new Activity { From = new ChannelAccount(id, role: role) }, (turn, _) =>
        {
            from = turn.Activity.From.Id;
            return Task.CompletedTask;
        });
        Assert.That(from, Is.EqualTo(expected));
    }

    [Test]
    public async Task What_is_sent_gets_an_id_and_lands_in_the_queue_typing_too()
    {
        var adapter = new TestAdapter();
        ResourceResponse[] responses = null;
        await adapter.SendTextToBotAsync(
            "chào",
            async (turn, token) => responses = await turn.SendActivitiesAsync([Activity.CreateTypingActivity(), MessageFactory.Text("vâng")], token),
            default);

        var typing = adapter.GetNextReply();
        var message = adapter.GetNextReply();
        Assert.Multiple(() =>
        {
            Assert.That(typing.Type, Is.EqualTo(ActivityTypes.Typing));
            Assert.That(message.AsMessageActivity().Text, Is.EqualTo("vâng"));
            Assert.That(Guid.TryParse(message.Id, out _), Is.True);
            Assert.That(responses.Select(response => response.Id), Is.EqualTo(new[] { typing.Id, message.Id }));
            Assert.That(adapter.GetNextReply(), Is.Null);
        });
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task Traces_are_dropped_unless_asked_for(bool trace, int expected)
    {
        var adapter = new TestAdapter(sendTraceActivity: trace);
        Assert.That(adapter.EnableTrace, Is.EqualTo(trace));
        await adapter.SendTextToBotAsync(
            "chào", (turn, token) => turn.SendActivityAsync(Activity.CreateTraceActivity("t"), token), default);
        Assert.That(adapter.ActiveQueue, Has.Count.EqualTo(expected));
    }

    [Test]
    public async Task A_delay_is_waited_for_and_not_queued()
    {
        var adapter = new TestAdapter();
        await adapter.SendTextToBotAsync(
            "chào", (turn, token) => turn.SendActivityAsync(new Activity(ActivityTypesEx.Delay) { Value = 1 }, token), default);
        Assert.That(adapter.ActiveQueue, Is.Empty);
    }

    [Test]
    public async Task Updates_and_deletions_work_on_the_queue()
    {
        var adapter = new TestAdapter();
        await adapter.SendTextToBotAsync(
            "chào",
            async (turn, token) =>
            {
                var responses = await turn.SendActivitiesAsync([MessageFactory.Text("một"), MessageFactory.Text("hai")], token);
                var update = MessageFactory.Text("một, sửa");
                update.Id = responses[0].Id;
                Assert.That((await turn.UpdateActivityAsync(update, token)).Id, Is.EqualTo(responses[0].Id));
                await turn.DeleteActivityAsync(responses[1].Id, token);

                var unknown = MessageFactory.Text("ba");
                unknown.Id = "unknown";
                Assert.That((await turn.UpdateActivityAsync(unknown, token)).Id, Is.Null);
            },
            default);
        Assert.That(adapter.ActiveQueue.Select(activity => activity.Text), Is.EqualTo(new[] { "một, sửa" }));
    }

    [Test]
    public async Task A_message_of_the_user_is_in_american_english_and_so_is_the_turn()
    {
        string number = null;
        var adapter = new TestAdapter();
        Assert.That(adapter.MakeActivity("chào").Locale, Is.EqualTo("en-us"));

        await adapter.SendTextToBotAsync(
            "chào",
            (_, _) =>
            {
                number = 1234.5.ToString("N1");
                return Task.CompletedTask;
            },
            default);

        Assert.That(number, Is.EqualTo("1,234.5"));
    }

    [Test]
    public async Task The_locale_of_the_adapter_is_that_of_its_messages()
    {
        string number = null;
        var adapter = new TestAdapter { Locale = "vi-VN" };
        await adapter.SendTextToBotAsync(
            "chào",
            (_, _) =>
            {
                number = 1234.5.ToString("N1");
                return Task.CompletedTask;
            },
            default);
        Assert.That(number, Is.EqualTo("1.234,5"));
    }

    [Test]
    public async Task A_reply_can_be_waited_for(CancellationToken cancellationToken)
    {
        var adapter = new TestAdapter();
        var waiting = adapter.GetNextReplyAsync(cancellationToken);
        Assert.That(waiting.IsCompleted, Is.False);

        await adapter.SendTextToBotAsync("chào", (turn, token) => turn.SendActivityAsync(MessageFactory.Text("vâng"), token), default);
        Assert.That((await waiting).AsMessageActivity().Text, Is.EqualTo("vâng"));
    }

    [Test]
    public async Task A_wait_that_was_given_up_takes_no_reply_along(CancellationToken cancellationToken)
    {
        var adapter = new TestAdapter();
        using var cancellation = new CancellationTokenSource();
        var waiting = adapter.GetNextReplyAsync(cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());

        await adapter.SendTextToBotAsync("chào", (turn, token) => turn.SendActivityAsync(MessageFactory.Text("vâng"), token), default);
        Assert.That((await adapter.GetNextReplyAsync(cancellationToken)).AsMessageActivity().Text, Is.EqualTo("vâng"));
    }

    [Test]
    public async Task A_turn_with_an_identity_runs_as_any_other()
    {
        var adapter = new TestAdapter();
        await adapter.ProcessActivityAsync(
            new ClaimsIdentity(), adapter.MakeActivity("chào"), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("vâng"), token), default);
        Assert.That(adapter.ActiveQueue, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_conversation_that_begins_empties_the_queue()
    {
        var adapter = new TestAdapter();
        adapter.ActiveQueue.Enqueue(MessageFactory.Text("cũ"));
        await adapter.CreateConversationAsync("test", (turn, token) => turn.SendActivityAsync(MessageFactory.Text("mới"), token), default);
        Assert.That(adapter.ActiveQueue.Select(activity => activity.Text), Is.EqualTo(new[] { "mới" }));
    }
}
