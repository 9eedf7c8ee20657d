using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;

namespace CivicBot.Sdk.Tests.State;

public class AutoSaveStateTests
{
    private CountingStorage _storage;
    private RecordingAdapter _adapter;
    private ConversationState _conversations;
    private UserState _users;

    [SetUp]
    public void SetUp()
    {
        _storage = new CountingStorage();
        _adapter = new RecordingAdapter();
        _conversations = new ConversationState(_storage);
        _users = new UserState(_storage);
    }

    [Test]
    public async Task States_are_saved_at_the_end_of_a_turn()
    {
        _adapter.Use(new AutoSaveStateMiddleware(_conversations).Add(_users));
        await _adapter.RunAsync(Incoming.Message(), ChangeBothAsync);
        Assert.That(_storage.WrittenKeys, Is.EquivalentTo(new[] { "zalo/conversations/oa:user", "zalo/users/user" }));
    }

    [Test]
    public void Nothing_is_saved_of_a_turn_that_failed()
    {
        _adapter.Use(new AutoSaveStateMiddleware(new BotStateSet(_conversations, _users)));
        Assert.That(
            async () => await _adapter.RunAsync(
                Incoming.Message(),
                async (turn, token) =>
                {
                    await ChangeBothAsync(turn, token);
                    throw new TimeoutException();
                }),
            Throws.TypeOf<TimeoutException>());
        Assert.That(_storage.WrittenKeys, Is.Empty);
    }

    [Test]
    public async Task A_set_loads_and_saves_all_its_states()
    {
        var set = new BotStateSet(_conversations).Add(_users);
        using var turn = new TurnContext(_adapter, Incoming.Message());

        await set.LoadAllAsync(turn);
        Assert.That(_storage.ReadKeys, Has.Count.EqualTo(2));

        await set.SaveAllChangesAsync(turn);
        Assert.That(_storage.WrittenKeys, Is.Empty);

        await set.SaveAllChangesAsync(turn, force: true);
        Assert.That(_storage.WrittenKeys, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_adapter_brings_storage_and_states_into_every_turn_and_saves_them()
    {
        _adapter.UseStorage(_storage).UseState(_users, _conversations);

        await _adapter.RunAsync(Incoming.Message(), async (turn, token) =>
        {
            Assert.That(turn.TurnState.Get<IStorage>(), Is.SameAs(_storage));
            Assert.That(turn.TurnState.Get<UserState>(), Is.SameAs(_users));
            Assert.That(turn.TurnState.Get<ConversationState>(), Is.SameAs(_conversations));
            await ChangeBothAsync(turn, token);
        });

        Assert.That(_storage.WrittenKeys, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_adapter_leaves_saving_to_the_bot_when_told_to()
    {
        _adapter.UseState(_users, _conversations, auto: false);
        await _adapter.RunAsync(Incoming.Message(), ChangeBothAsync);
        Assert.That(_storage.WrittenKeys, Is.Empty);
    }

    private async Task ChangeBothAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await _conversations.CreateProperty<int>("n").SetAsync(turn, 1, cancellationToken);
        await _users.CreateProperty<int>("n").SetAsync(turn, 2, cancellationToken);
    }
}
