using System.Globalization;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using CivicBot.Tests.Messaging.Contract;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace CivicBot.Tests.Messaging;

/// <summary>The Bot Framework's storage inside a turn: the contract of its own storage tests, and what a turn adds.</summary>
internal sealed class StateTests
{
    private static readonly ConversationKey Ba = new("test", "bà Ba");
    private readonly StateJson json = new([new StateType("note", typeof(Note)), new StateType("plain", typeof(Plain))]);
    private SqliteStores stores = null!;
    private int turns;

    [SetUp]
    public void Open() => stores = new SqliteStores();

    [TearDown]
    public async Task CloseAsync() => await stores.DisposeAsync();

    [Test]
    public async Task Unknown_keys_give_an_empty_dictionary_and_deleting_them_is_fine()
    {
        var turn = Begin();

        await turn.Storage.DeleteAsync(["nothing"]);

        Assert.That(await turn.Storage.ReadAsync(["nothing", "here"]), Is.Empty);
    }

    [Test]
    public async Task State_of_a_bot_comes_back_as_a_dictionary_without_any_type_being_named_in_it()
    {
        await CommitAsync(t => t.WriteAsync(Changes("k", new Dictionary<string, object>
        {
            ["text"] = "2026-03-02T08:00:00Z", ["number"] = 3, ["object"] = new Plain { Name = "Nguyễn" },
            ["$type"] = "System.IO.FileInfo, mscorlib",
        })));

        var stored = await stores.Turns.ReadStateAsync(["k"], CancellationToken.None);
        var read = (IDictionary<string, object>)(await Begin().Storage.ReadAsync(["k"]))["k"];

        Assert.That(stored["k"].Json, Does.Not.Contain(nameof(Plain)));
        Assert.That(read["text"], Is.EqualTo("2026-03-02T08:00:00Z"));
        Assert.That(((JObject)read["object"]).ToObject<Plain>()!.Name, Is.EqualTo("Nguyễn"));
        Assert.That(read["$type"], Is.EqualTo("System.IO.FileInfo, mscorlib"));
    }

    [Test]
    public async Task A_registered_type_comes_back_as_itself_and_an_unregistered_one_is_refused()
    {
        await CommitAsync(t => t.WriteAsync(Changes("k", new Plain { Name = "một" })));

        Assert.That(((await Begin().Storage.ReadAsync(["k"]))["k"] as Plain)?.Name, Is.EqualTo("một"));
        Assert.That(
            async () => await Begin().Storage.WriteAsync(Changes("k", new Version(1, 0))),
            Throws.InvalidOperationException.With.Message.Contains("AddStateType<Version>"));
    }

    [Test]
    [SetCulture("vi-VN")]
    public async Task The_culture_of_the_citizen_does_not_change_what_is_stored()
    {
        Assert.That(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, Is.EqualTo(","));
        await CommitAsync(t => t.WriteAsync(Changes("k", new Dictionary<string, object> { ["price"] = 1.5 })));

        Assert.That((await stores.Turns.ReadStateAsync(["k"], CancellationToken.None))["k"].Json, Is.EqualTo("{\"price\":1.5}"));
    }

    [Test]
    public async Task A_turn_reads_its_own_writes_and_deletions_and_nobody_else_does_before_the_commit()
    {
        var turn = Begin();
        var item = new Plain { Name = "một" };
        await turn.Storage.WriteAsync(Changes("k", item));
        item.Name = "changed after writing";

        Assert.That(((Plain)(await turn.Storage.ReadAsync(["k"]))["k"]).Name, Is.EqualTo("một"));
        Assert.That(await Begin().Storage.ReadAsync(["k"]), Is.Empty);
        await turn.Storage.DeleteAsync(["k"]);
        Assert.That(await turn.Storage.ReadAsync(["k"]), Is.Empty);
    }

    [Test]
    public async Task Every_write_gives_a_new_etag_that_the_next_read_shows()
    {
        await CommitAsync(t => t.WriteAsync(Changes("k", new Note { Text = "một" })));
        var first = await ReadNoteAsync();
        await CommitAsync(t => t.WriteAsync(Changes("k", first)));
        var second = await ReadNoteAsync();

        Assert.That(first.ETag, Is.Not.Null.And.Not.Empty);
        Assert.That(second.ETag, Is.Not.Null.And.Not.EqualTo(first.ETag));
    }

    [Test]
    public async Task An_old_etag_is_refused_and_a_star_overwrites()
    {
        await CommitAsync(t => t.WriteAsync(Changes("k", new Note { Text = "một" })));
        var old = await ReadNoteAsync();
        await CommitAsync(t => t.WriteAsync(Changes("k", new Note { Text = "hai", ETag = "*" })));

        Assert.That(
            async () => await Begin().Storage.WriteAsync(Changes("k", old)), Throws.InvalidOperationException.With.Message.Contains("Etag conflict"));
        Assert.That((await ReadNoteAsync()).Text, Is.EqualTo("hai"));
    }

    [Test]
    public async Task No_etag_is_for_new_items_only_and_an_empty_one_is_never_right()
    {
        Assert.That(async () => await Begin().Storage.WriteAsync(Changes("k", new Note { ETag = "" })), Throws.ArgumentException);
        await CommitAsync(t => t.WriteAsync(Changes("k", new Note { Text = "một" })));

        Assert.That(async () => await Begin().Storage.WriteAsync(Changes("k", new Note { Text = "hai" })), Throws.InvalidOperationException);
    }

    [Test]
    public async Task An_item_may_be_written_twice_in_a_turn_with_the_etag_of_each_reading()
    {
        var outcome = await CommitAsync(async t =>
        {
            await t.WriteAsync(Changes("k", new Note { Text = "một" }));
            var note = (Note)(await t.ReadAsync(["k"]))["k"];
            note.Text = "hai";
            await t.WriteAsync(Changes("k", note));
        });

        Assert.That(outcome, Is.EqualTo(TurnCommitOutcome.Committed));
        Assert.That((await ReadNoteAsync()).Text, Is.EqualTo("hai"));
    }

    [Test]
    public async Task State_that_another_turn_changed_since_it_was_read_is_not_overwritten()
    {
        await CommitAsync(t => t.WriteAsync(Changes("k", new Plain { Name = "đầu" })));

        var outcome = await CommitAsync(async slow =>
        {
            await slow.ReadAsync(["k"]);
            await CommitAsync(fast => fast.WriteAsync(Changes("k", new Plain { Name = "nhanh" })));
            await slow.WriteAsync(Changes("k", new Plain { Name = "chậm" }));
        });

        Assert.That(outcome, Is.EqualTo(TurnCommitOutcome.StateChanged));
        Assert.That(((Plain)(await Begin().Storage.ReadAsync(["k"]))["k"]).Name, Is.EqualTo("nhanh"));
    }

    [Test]
    public async Task A_big_item_is_kept_whole()
    {
        var text = new string('ố', 2_000_000);
        await CommitAsync(t => t.WriteAsync(Changes("k", new Plain { Name = text })));

        Assert.That(((Plain)(await Begin().Storage.ReadAsync(["k"]))["k"]).Name, Is.EqualTo(text));
    }

    [Test]
    public void State_outside_a_turn_is_a_mistake_that_is_told()
    {
        var storage = new TurnStorage(new TurnUnit(), stores.Turns, json);

        Assert.That(
            async () => await storage.WriteAsync(Changes("k", new Plain())), Throws.InvalidOperationException.With.Message.Contains("No turn runs"));
    }

    private static Dictionary<string, object> Changes(string key, object value) => new(StringComparer.Ordinal) { [key] = value };

    private (TurnUnit Unit, IStorage Storage) Begin()
    {
        var unit = new TurnUnit();
        unit.Begin($"turn {++turns}");
        return (unit, new TurnStorage(unit, stores.Turns, json));
    }

    private async Task<TurnCommitOutcome> CommitAsync(Func<IStorage, Task> run)
    {
        var who = $"{Ba.ConversationId} {turns}";
        await stores.Inbox.AppendAsync(MessagingRig.Event(who, "chào"), MessagingRig.Start, CancellationToken.None);
        var conversation = Ba with { ConversationId = who };
        var pending = (await stores.Inbox.NextAsync(conversation, CancellationToken.None))!;
        var (unit, storage) = Begin();
        await run(storage);
        return await stores.Turns.CommitAsync(unit.ToCommit(conversation, pending.Sequence, MessagingRig.Start), CancellationToken.None);
    }

    private async Task<Note> ReadNoteAsync() => (Note)(await Begin().Storage.ReadAsync(["k"]))["k"];

    private sealed class Plain
    {
        public string? Name { get; set; }
    }

    private sealed class Note : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
