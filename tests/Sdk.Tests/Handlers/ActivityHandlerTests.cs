using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Handlers;

public class ActivityHandlerTests
{
    private RecordingBot _bot;

    [SetUp]
    public void SetUp() => _bot = new RecordingBot();

    [TestCase(ActivityTypes.Message, "message")]
    [TestCase(ActivityTypes.MessageUpdate, "message update")]
    [TestCase(ActivityTypes.MessageDelete, "message delete")]
    [TestCase(ActivityTypes.ConversationUpdate, "conversation update")]
    [TestCase(ActivityTypes.MessageReaction, "reaction")]
    [TestCase(ActivityTypes.Event, "event activity")]
    [TestCase(ActivityTypes.Invoke, "invoke")]
    [TestCase(ActivityTypes.EndOfConversation, "end")]
    [TestCase(ActivityTypes.Typing, "typing")]
    [TestCase(ActivityTypes.InstallationUpdate, "installation")]
    [TestCase(ActivityTypes.Command, "command")]
    [TestCase(ActivityTypes.CommandResult, "command result")]
    [TestCase(ActivityTypes.Handoff, "unrecognized")]
    [TestCase("Message", "unrecognized")]
    [TestCase("message/invitation", "unrecognized")]
    public async Task The_method_is_found_by_the_exact_type(string type, string expected)
    {
        await RunAsync(Incoming.Of(type));
        Assert.That(_bot.Calls[0], Is.EqualTo(expected));
    }

    [TestCase(ActivityTypes.Message)]
    [TestCase(ActivityTypes.MessageUpdate)]
    [TestCase(ActivityTypes.MessageDelete)]
    [TestCase(ActivityTypes.ConversationUpdate)]
    [TestCase(ActivityTypes.MessageReaction)]
    [TestCase(ActivityTypes.Event)]
    [TestCase(ActivityTypes.EndOfConversation)]
    [TestCase(ActivityTypes.Typing)]
    [TestCase(ActivityTypes.InstallationUpdate)]
    [TestCase(ActivityTypes.Command)]
    [TestCase(ActivityTypes.CommandResult)]
    [TestCase("never heard of")]
    public async Task A_bot_that_overrides_nothing_does_nothing(string type)
    {
        var adapter = new RecordingAdapter();
        var bot = new ActivityHandler();
        await adapter.RunAsync(
            Incoming.Of(type, activity =>
            {
                activity.MembersAdded = [new ChannelAccount("user")];
                activity.ReactionsAdded = [new MessageReaction("like")];
                activity.ReactionsRemoved = [new MessageReaction("like")];
                activity.Action = "add";
            }),
            bot.OnTurnAsync);
        Assert.That(adapter.Sent, Is.Empty);
    }

    [Test]
    public void A_turn_without_context_or_type_is_refused()
    {
        var adapter = new RecordingAdapter();
        using var turn = new TurnContext(adapter, new Activity());
        Assert.Multiple(() =>
        {
            Assert.That(async () => await _bot.OnTurnAsync(null), Throws.TypeOf<ArgumentNullException>());
            Assert.That(async () => await _bot.OnTurnAsync(turn), Throws.TypeOf<ArgumentException>());
        });
    }

    [Test]
    public async Task New_members_come_with_the_bot_among_them()
    {
        await RunAsync(Incoming.Of(
            ActivityTypes.ConversationUpdate, activity => activity.MembersAdded = [new ChannelAccount("oa"), new ChannelAccount("user")]));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "conversation update", "added oa user" }));
    }

    [Test]
    public async Task The_bot_alone_is_no_new_member()
    {
        await RunAsync(Incoming.Of(ActivityTypes.ConversationUpdate, activity => activity.MembersAdded = [new ChannelAccount("oa")]));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "conversation update" }));
    }

    [Test]
    public async Task Members_that_went_are_seen_where_no_list_of_new_ones_is()
    {
        await RunAsync(Incoming.Of(ActivityTypes.ConversationUpdate, activity => activity.MembersRemoved = [new ChannelAccount("user")]));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "conversation update", "removed user" }));
    }

    [Test]
    public async Task Members_that_went_are_not_seen_beside_an_empty_list_of_new_ones()
    {
        await RunAsync(Incoming.Of(
            ActivityTypes.ConversationUpdate,
            activity =>
            {
                activity.MembersAdded = [];
                activity.MembersRemoved = [new ChannelAccount("user")];
            }));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "conversation update" }));
    }

    [Test]
    public async Task New_reactions_come_before_those_taken_back()
    {
        await RunAsync(Incoming.Of(
            ActivityTypes.MessageReaction,
            activity =>
            {
                activity.ReactionsRemoved = [new MessageReaction("plusOne")];
                activity.ReactionsAdded = [new MessageReaction("like")];
            }));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "reaction", "reactions added like", "reactions removed plusOne" }));
    }

    [TestCase("tokens/response", "token response")]
    [TestCase("zalo/seen", "event")]
    [TestCase(null, "event")]
    public async Task Events_are_told_apart_by_the_name_of_the_token_response(string name, string expected)
    {
        await RunAsync(Incoming.Of(ActivityTypes.Event, activity => activity.Name = name));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "event activity", expected }));
    }

    [TestCase("add", "installed")]
    [TestCase("add-upgrade", "installed")]
    [TestCase("remove", "uninstalled")]
    [TestCase("remove-upgrade", "uninstalled")]
    public async Task An_installation_comes_or_goes(string action, string expected)
    {
        await RunAsync(Incoming.Of(ActivityTypes.InstallationUpdate, activity => activity.Action = action));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "installation", expected }));
    }

    [Test]
    public async Task An_installation_with_another_action_is_left_alone()
    {
        await RunAsync(Incoming.Of(ActivityTypes.InstallationUpdate, activity => activity.Action = "moved"));
        Assert.That(_bot.Calls, Is.EqualTo(new[] { "installation" }));
    }

    private Task RunAsync(Activity activity) => new RecordingAdapter().RunAsync(activity, _bot.OnTurnAsync);
}
