using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Testing;

[CancelAfter(30_000)]
public class TestFlowTests
{
    [Test]
    public Task A_conversation_reads_like_one() =>
        Echo()
            .Send("chào")
            .AssertReply("chào")
            .Test("một", "một")
            .Test("hai", reply => Assert.That(reply.AsMessageActivity().Text, Is.EqualTo("hai")))
            .Test("ba", MessageFactory.Text("ba"))
            .Send("bốn năm sáu")
            .AssertReplyContains("năm")
            .Send("bảy")
            .AssertReplyOneOf(["sáu", "bảy"])
            .Send(new Activity(ActivityTypes.Message) { Text = "tám" })
            .AssertReply(MessageFactory.Text(" tám "))
            .Delay(1)
            .Delay(TimeSpan.FromMilliseconds(1))
            .AssertNoReply(timeout: 1)
            .StartTestAsync();

    [Test]
    public Task The_user_can_join() =>
        new TestFlow(
                new TestAdapter(),
                async (turn, token) =>
                {
                    if (turn.Activity.MembersAdded?.Any(member => member.Id == "user1") == true)
                    {
                        await turn.SendActivityAsync(MessageFactory.Text("chào mừng"), token);
                    }
                })
            .SendConversationUpdate()
            .AssertReply("chào mừng")
            .StartTestAsync();

    [Test]
    public void Another_text_fails() =>
        Assert.That(() => Echo().Test("một", "hai").StartTestAsync(), Throws.InvalidOperationException);

    [Test]
    public void Another_type_fails() =>
        Assert.That(
            () => Echo().Send("một").AssertReply(new Activity(ActivityTypes.Typing)).StartTestAsync(), Throws.InvalidOperationException);

    [Test]
    public void A_text_that_is_not_contained_fails() =>
        Assert.That(() => Echo().Send("một").AssertReplyContains("hai").StartTestAsync(), Throws.InvalidOperationException);

    [Test]
    public void None_of_the_candidates_fails() =>
        Assert.That(() => Echo().Send("một").AssertReplyOneOf(["hai", "ba"]).StartTestAsync(), Throws.Exception);

    [Test]
    public void A_reply_where_none_should_be_fails() =>
        Assert.That(() => Echo().Send("một").AssertNoReply().StartTestAsync(), Throws.Exception);

    [Test]
    public void No_reply_in_time_fails() =>
        Assert.That(
            () => new TestFlow(new TestAdapter(), (_, _) => Task.CompletedTask).Send("một").AssertReply("một", timeout: 1).StartTestAsync(),
            Throws.InstanceOf<TaskCanceledException>());

    [Test]
    public void What_the_bot_throws_fails_the_flow() =>
        Assert.That(
            () => new TestFlow(new TestAdapter(), (_, _) => throw new FormatException()).Send("một").StartTestAsync(),
            Throws.TypeOf<FormatException>());

    [Test]
    public void What_a_validation_throws_fails_the_flow() =>
        Assert.That(
            () => Echo().Send("một").AssertReply(_ => throw new FormatException()).StartTestAsync(), Throws.TypeOf<FormatException>());

    [Test]
    public async Task A_comparer_decides_in_place_of_the_text()
    {
        await Echo().Send("một").AssertReply(MessageFactory.Text("MỘT"), new IgnoringCase()).StartTestAsync();
        Assert.That(
            () => Echo().Send("một").AssertReply(MessageFactory.Text("hai"), new IgnoringCase()).StartTestAsync(),
            Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_transcript_is_played_again()
    {
        Activity[] transcript =
        [
            new(ActivityTypes.Message) { Text = "một", From = new ChannelAccount("lan", role: RoleTypes.User) },
            new(ActivityTypes.Message) { Text = "một", From = new ChannelAccount("bot", role: RoleTypes.Bot) },
        ];
        await Echo().Test(transcript).StartTestAsync();

        var compared = new List<string>();
        await Echo().Test(transcript, (expected, actual) => compared.Add($"{Text(expected)}={Text(actual)}")).StartTestAsync();
        Assert.That(compared, Is.EqualTo(new[] { "một=một" }));

        static string Text(IActivity activity) => activity.AsMessageActivity().Text;
    }

    [Test]
    public Task A_flow_takes_a_bot() => new TestFlow(new TestAdapter(), new EchoBot()).Test("chào", "chào").StartTestAsync();

    [Test]
    public void Nothing_cannot_be_sent()
    {
        Assert.That(() => Echo().Send((string)null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => Echo().Send((IActivity)null), Throws.TypeOf<ArgumentNullException>());
    }

    private static TestFlow Echo() => new(new TestAdapter(), new EchoBot().OnTurnAsync);

    private sealed class EchoBot : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(MessageFactory.Text(turnContext.Activity.Text), cancellationToken);
    }

    private sealed class IgnoringCase : IEqualityComparer<IActivity>
    {
        public bool Equals(IActivity x, IActivity y) =>
            string.Equals(x.AsMessageActivity().Text, y.AsMessageActivity().Text, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(IActivity obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(obj.AsMessageActivity().Text);
    }
}
