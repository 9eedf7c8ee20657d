using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.State;

public class StorageKeyTests
{
    private CountingStorage _storage;

    [SetUp]
    public void SetUp() => _storage = new CountingStorage();

    [Test]
    public async Task Conversation_state_belongs_to_channel_and_conversation()
    {
        await LoadAsync(new ConversationState(_storage), Incoming.Message());
        Assert.That(_storage.ReadKeys, Is.EqualTo(new[] { "zalo/conversations/oa:user" }));
    }

    [Test]
    public async Task User_state_belongs_to_channel_and_sender()
    {
        await LoadAsync(new UserState(_storage), Incoming.Message());
        Assert.That(_storage.ReadKeys, Is.EqualTo(new[] { "zalo/users/user" }));
    }

    [Test]
    public async Task Private_state_belongs_to_the_sender_in_the_conversation()
    {
        await LoadAsync(new PrivateConversationState(_storage), Incoming.Message());
        Assert.That(_storage.ReadKeys, Is.EqualTo(new[] { "zalo/conversations/oa:user/users/user" }));
    }

    [Test]
    public void Every_state_needs_a_channel() => Assert.Multiple(() =>
    {
        AssertRefused(new ConversationState(_storage), activity => activity.ChannelId = null);
        AssertRefused(new UserState(_storage), activity => activity.ChannelId = null);
        AssertRefused(new PrivateConversationState(_storage), activity => activity.ChannelId = null);
    });

    [Test]
    public void State_of_a_conversation_needs_the_conversation() => Assert.Multiple(() =>
    {
        AssertRefused(new ConversationState(_storage), activity => activity.Conversation = null);
        AssertRefused(new ConversationState(_storage), activity => activity.Conversation.Id = null);
        AssertRefused(new PrivateConversationState(_storage), activity => activity.Conversation = null);
    });

    [Test]
    public void State_of_a_user_needs_the_sender() => Assert.Multiple(() =>
    {
        AssertRefused(new UserState(_storage), activity => activity.From = null);
        AssertRefused(new UserState(_storage), activity => activity.From.Id = null);
        AssertRefused(new PrivateConversationState(_storage), activity => activity.From = null);
    });

    private static async Task LoadAsync(BotState state, Activity activity)
    {
        using var turn = new TurnContext(new RecordingAdapter(), activity);
        await state.LoadAsync(turn);
    }

    private static void AssertRefused(BotState state, Action<Activity> take)
    {
        var activity = Incoming.Message();
        take(activity);
        Assert.That(async () => await LoadAsync(state, activity), Throws.TypeOf<InvalidOperationException>());
    }
}
