using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Sdk.Tests.State;

public class BotStateTests
{
    private const string Key = "zalo/conversations/oa:user";

    private CountingStorage _storage;
    private ConversationState _state;
    private TurnContext _turn;

    [SetUp]
    public void SetUp()
    {
        _storage = new CountingStorage();
        _state = new ConversationState(_storage);
        _turn = NewTurn();
    }

    [TearDown]
    public void TearDown() => _turn.Dispose();

    [Test]
    public async Task The_state_is_read_once_a_turn_unless_forced()
    {
        await _state.LoadAsync(_turn);
        await _state.LoadAsync(_turn);
        Assert.That(_storage.ReadKeys, Has.Count.EqualTo(1));

        await _state.LoadAsync(_turn, force: true);
        Assert.That(_storage.ReadKeys, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task It_is_kept_in_the_turn_state_under_the_name_of_its_class()
    {
        Assert.That(_state.GetCachedState(_turn), Is.Null);
        await _state.LoadAsync(_turn);

        Assert.That(_turn.TurnState.Get<BotState.CachedBotState>("ConversationState"), Is.SameAs(_state.GetCachedState(_turn)).And.Not.Null);
    }

    [Test]
    public async Task What_did_not_change_is_not_written()
    {
        await GivenAsync(new Visit { Count = 1, Topics = ["dat-dai"] });
        _storage.WrittenKeys.Clear();

        using var turn = NewTurn();
        await _state.CreateProperty<Visit>("visit").GetAsync(turn);
        await _state.SaveChangesAsync(turn);

        Assert.That(_storage.WrittenKeys, Is.Empty);
    }

    [Test]
    public async Task A_change_deep_inside_a_value_is_written_once()
    {
        await GivenAsync(new Visit { Count = 1, Topics = ["dat-dai"] });
        _storage.WrittenKeys.Clear();

        using var turn = NewTurn();
        var visit = await _state.CreateProperty<Visit>("visit").GetAsync(turn);
        visit.Topics[0] = "dat-da1";
        await _state.SaveChangesAsync(turn);
        await _state.SaveChangesAsync(turn);

        Assert.That(_storage.WrittenKeys, Is.EqualTo(new[] { Key }));
        Assert.That((await ReadAsync()).Topics, Is.EqualTo(new[] { "dat-da1" }));
    }

    [Test]
    public async Task A_change_that_is_taken_back_is_no_change()
    {
        await GivenAsync(new Visit { Count = 1 });
        _storage.WrittenKeys.Clear();

        using var turn = NewTurn();
        var visit = await _state.CreateProperty<Visit>("visit").GetAsync(turn);
        visit.Count = 2;
        visit.Count = 1;
        await _state.SaveChangesAsync(turn);

        Assert.That(_storage.WrittenKeys, Is.Empty);
    }

    [Test]
    public async Task A_value_that_only_grows_or_shrinks_is_a_change()
    {
        await GivenAsync(new Visit { Topics = ["a", "b"] });
        foreach (var topics in new[] { new List<string> { "a", "b", "c" }, ["a", "b"], [] })
        {
            _storage.WrittenKeys.Clear();
            using var turn = NewTurn();
            (await _state.CreateProperty<Visit>("visit").GetAsync(turn)).Topics = topics;
            await _state.SaveChangesAsync(turn);
            Assert.That(_storage.WrittenKeys, Has.Count.EqualTo(1));
            Assert.That((await ReadAsync()).Topics, Is.EqualTo(topics));
        }
    }

    [Test]
    public async Task Saving_by_force_writes_what_did_not_change()
    {
        await _state.LoadAsync(_turn);
        await _state.SaveChangesAsync(_turn, force: true);
        Assert.That(_storage.WrittenKeys, Is.EqualTo(new[] { Key }));
    }

    [Test]
    public async Task Saving_what_was_never_loaded_writes_nothing()
    {
        await _state.SaveChangesAsync(_turn);
        Assert.That(_storage.WrittenKeys, Is.Empty);
        Assert.That(_storage.ReadKeys, Is.Empty);
    }

    [Test]
    public async Task An_accessor_loads_the_state_when_it_is_first_asked()
    {
        var property = _state.CreateProperty<Visit>("visit");
        Assert.That(property.Name, Is.EqualTo("visit"));

        await property.SetAsync(_turn, new Visit { Count = 3 });

        Assert.That(_storage.ReadKeys, Has.Count.EqualTo(1));
        Assert.That((await property.GetAsync(_turn)).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task What_the_factory_makes_is_in_the_state()
    {
        var property = _state.CreateProperty<Visit>("visit");
        var made = await property.GetAsync(_turn, () => new Visit { Count = 7 });
        made.Count++;

        Assert.That(await property.GetAsync(_turn, () => new Visit()), Is.SameAs(made));
        await _state.SaveChangesAsync(_turn);
        Assert.That((await ReadAsync()).Count, Is.EqualTo(8));
    }

    [Test]
    public async Task Without_a_factory_what_is_missing_is_default()
    {
        Assert.That(await _state.CreateProperty<Visit>("visit").GetAsync(_turn), Is.Null);
        Assert.That(await _state.CreateProperty<int>("count").GetAsync(_turn), Is.Zero);
        Assert.That(await _state.CreateProperty<int>("count").GetAsync(_turn, () => 4), Is.EqualTo(4));
        Assert.That(await _state.CreateProperty<int>("count").GetAsync(_turn), Is.EqualTo(4));
    }

    [Test]
    public async Task A_deleted_property_is_gone_after_saving()
    {
        await GivenAsync(new Visit { Count = 1 });

        using var turn = NewTurn();
        await _state.CreateProperty<Visit>("visit").DeleteAsync(turn);
        await _state.SaveChangesAsync(turn);

        Assert.That(await ReadAsync(), Is.Null);
    }

    [Test]
    public async Task Values_from_a_storage_that_keeps_no_types_are_converted()
    {
        _storage = new CountingStorage(new MemoryStorage(new JsonSerializer()));
        _state = new ConversationState(_storage);
        await GivenAsync(new Visit { Count = 2, Topics = ["moi-truong"] });
        using (var turn = NewTurn())
        {
            await _state.CreateProperty<int>("number").SetAsync(turn, 5);
            await _state.CreateProperty<List<string>>("list").SetAsync(turn, ["a", "b"]);
            await _state.SaveChangesAsync(turn);
        }

        using var next = NewTurn();
        var visit = await _state.CreateProperty<Visit>("visit").GetAsync(next);
        Assert.Multiple(() =>
        {
            Assert.That(visit.Count, Is.EqualTo(2));
            Assert.That(visit.Topics, Is.EqualTo(new[] { "moi-truong" }));
        });
        Assert.That(await _state.CreateProperty<int>("number").GetAsync(next), Is.EqualTo(5));
        Assert.That(await _state.CreateProperty<List<string>>("list").GetAsync(next), Is.EqualTo(new[] { "a", "b" }));

        visit.Count = 9;
        await _state.SaveChangesAsync(next);
        Assert.That((await ReadAsync()).Count, Is.EqualTo(9), "the converted value is the one that is saved");
    }

    [Test]
    public async Task Clearing_empties_the_turn_and_writes_when_saved()
    {
        await GivenAsync(new Visit { Count = 1 });
        _storage.WrittenKeys.Clear();

        using var turn = NewTurn();
        await _state.LoadAsync(turn);
        await _state.ClearStateAsync(turn);
        Assert.That(await _state.CreateProperty<Visit>("visit").GetAsync(turn), Is.Null);
        Assert.That((await ReadAsync()).Count, Is.EqualTo(1), "not before it is saved");

        await _state.SaveChangesAsync(turn);
        Assert.That(_storage.WrittenKeys, Is.EqualTo(new[] { Key }));
        Assert.That(await ReadAsync(), Is.Null);
    }

    [Test]
    public async Task Deleting_takes_the_state_from_turn_and_storage()
    {
        await GivenAsync(new Visit { Count = 1 });

        using var turn = NewTurn();
        await _state.LoadAsync(turn);
        await _state.DeleteAsync(turn);

        Assert.That(_state.GetCachedState(turn), Is.Null);
        Assert.That(_storage.DeletedKeys, Is.EqualTo(new[] { Key }));
        Assert.That(await ReadAsync(), Is.Null);
    }

    [Test]
    public async Task The_loaded_state_can_be_looked_at_as_json()
    {
        await _state.CreateProperty<Visit>("visit").SetAsync(_turn, new Visit { Count = 5 });
        JToken json = _state.Get(_turn);
        Assert.That((int)json["visit"]["Count"], Is.EqualTo(5));
    }

    [Test]
    public async Task Two_turns_of_a_conversation_at_once_overwrite_each_other_as_a_whole()
    {
        using var first = NewTurn();
        using var second = NewTurn();
        await _state.CreateProperty<int>("n").SetAsync(first, 1);
        await _state.CreateProperty<int>("m").SetAsync(second, 2);
        await _state.SaveChangesAsync(first);
        await _state.SaveChangesAsync(second);

        using var later = NewTurn();
        Assert.That(await _state.CreateProperty<int>("n").GetAsync(later), Is.Zero, "lost");
        Assert.That(await _state.CreateProperty<int>("m").GetAsync(later), Is.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void A_property_needs_a_name(string name) =>
        Assert.That(() => _state.CreateProperty<int>(name), Throws.TypeOf<ArgumentNullException>());

    private static TurnContext NewTurn() => new(new RecordingAdapter(), Incoming.Message());

    private async Task GivenAsync(Visit visit)
    {
        using var turn = NewTurn();
        await _state.CreateProperty<Visit>("visit").SetAsync(turn, visit);
        await _state.SaveChangesAsync(turn);
    }

    private async Task<Visit> ReadAsync()
    {
        using var turn = NewTurn();
        return await _state.CreateProperty<Visit>("visit").GetAsync(turn);
    }

    public sealed class Visit
    {
        public int Count { get; set; }

        public List<string> Topics { get; set; } = [];
    }
}
