using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace CivicBot.Sdk.Tests.State;

public class MemoryStorageTests
{
    private IStorage _storage;

    [SetUp]
    public void SetUp() => _storage = new MemoryStorage();

    [Test]
    public async Task An_unknown_key_reads_as_nothing_and_deletes_without_complaint()
    {
        var items = await _storage.ReadAsync(["unknown"]);
        Assert.That(items, Is.Not.Null.And.Empty);
        Assert.That(async () => await _storage.DeleteAsync(["unknown"]), Throws.Nothing);
    }

    [TestCase("zalo/conversations/1:2")]
    [TestCase("!@#$%^&*()~/\\><,.?';\"`~")]
    [TestCase("khóa tiếng Việt có dấu")]
    [TestCase("100%25\n\t")]
    public async Task Any_characters_are_legal_in_a_key(string key)
    {
        await _storage.WriteAsync(new Dictionary<string, object> { [key] = new Note { Text = "a" } });
        Assert.That((await _storage.ReadAsync<Note>([key]))[key].Text, Is.EqualTo("a"));

        await _storage.DeleteAsync([key]);
        Assert.That(await _storage.ReadAsync([key]), Is.Empty);
    }

    [Test]
    public async Task An_object_comes_back_as_what_it_was_but_not_as_the_same_object()
    {
        var note = new Note { Text = "a", Inner = new LongNote { Text = "b", More = "c" } };
        await _storage.WriteAsync(new Dictionary<string, object> { ["note"] = note });
        note.Text = "changed afterwards";

        var read = (await _storage.ReadAsync(["note"]))["note"];
        Assert.That(read, Is.TypeOf<Note>());
        Assert.That(((Note)read).Text, Is.EqualTo("a"));
        Assert.That(((Note)read).Inner, Is.TypeOf<LongNote>());
        Assert.That(((LongNote)((Note)read).Inner).More, Is.EqualTo("c"));
    }

    [Test]
    public async Task Big_values_work()
    {
        var text = new string('đ', 1_000_000);
        await _storage.WriteAsync(new Dictionary<string, object> { ["big"] = new Note { Text = text } });
        Assert.That((await _storage.ReadAsync<Note>(["big"]))["big"].Text, Is.EqualTo(text));
    }

    [Test]
    public async Task Typed_reading_leaves_out_other_types()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["note"] = new Note { Text = "a" }, ["item"] = new Item { Text = "b" } });
        var notes = await _storage.ReadAsync<Note>(["note", "item", "unknown"]);
        Assert.That(notes.Keys, Is.EqualTo(new[] { "note" }));
    }

    [Test]
    public async Task A_new_item_needs_no_version_and_gets_one()
    {
        var item = new Item { Text = "a" };
        await WriteAsync(item);

        Assert.That(item.ETag, Is.Null, "the written object itself is left alone");
        Assert.That((await ReadAsync()).ETag, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task Every_write_gives_a_new_version()
    {
        await WriteAsync(new Item { Text = "a" });
        var first = await ReadAsync();
        await WriteAsync(first);
        Assert.That((await ReadAsync()).ETag, Is.Not.EqualTo(first.ETag));
    }

    [Test]
    public async Task An_item_is_written_over_the_version_it_was_read_from_only()
    {
        await WriteAsync(new Item { Text = "a" });
        var mine = await ReadAsync();
        var theirs = await ReadAsync();
        theirs.Text = "theirs";
        await WriteAsync(theirs);

        mine.Text = "mine";
        Assert.That(async () => await WriteAsync(mine), Throws.TypeOf<ArgumentException>());
        Assert.That((await ReadAsync()).Text, Is.EqualTo("theirs"));
    }

    [Test]
    public async Task A_star_overwrites_any_version()
    {
        await WriteAsync(new Item { Text = "a" });
        await WriteAsync(new Item { Text = "b", ETag = "*" });
        Assert.That((await ReadAsync()).Text, Is.EqualTo("b"));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Without_a_version_an_item_that_exists_is_not_overwritten(string etag)
    {
        await WriteAsync(new Item { Text = "a" });
        Assert.That(async () => await WriteAsync(new Item { Text = "b", ETag = etag }), Throws.TypeOf<ArgumentException>());
    }

    [Test]
    public async Task Of_what_has_no_version_the_last_write_wins()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["note"] = new Note { Text = "a" } });
        await _storage.WriteAsync(new Dictionary<string, object> { ["note"] = new Note { Text = "b" } });
        Assert.That((await _storage.ReadAsync<Note>(["note"]))["note"].Text, Is.EqualTo("b"));
    }

    [Test]
    public async Task Types_are_kept_by_name_in_the_dictionary_that_was_handed_in()
    {
        var dictionary = new Dictionary<string, JObject>();
        var storage = new MemoryStorage(dictionary);

        // The class has no default for the token, only the interface has.
        await storage.WriteAsync(new Dictionary<string, object> { ["note"] = new Note { Text = "a" } }, CancellationToken.None);

        Assert.That((string)dictionary["note"]["$type"], Does.Contain(nameof(Note)));
    }

    [Test]
    public void Nothing_is_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(async () => await _storage.ReadAsync(null), Throws.TypeOf<ArgumentNullException>());
            Assert.That(async () => await _storage.WriteAsync(null), Throws.TypeOf<ArgumentNullException>());
            Assert.That(async () => await _storage.DeleteAsync(null), Throws.TypeOf<ArgumentNullException>());
        });
    }

    private Task WriteAsync(Item item) => _storage.WriteAsync(new Dictionary<string, object> { ["item"] = item });

    private async Task<Item> ReadAsync() => (await _storage.ReadAsync<Item>(["item"]))["item"];

    public class Note
    {
        public string Text { get; set; }

        public Note Inner { get; set; }
    }

    public sealed class LongNote : Note
    {
        public string More { get; set; }
    }

    public sealed class Item : IStoreItem
    {
        public string Text { get; set; }

        public string ETag { get; set; }
    }
}
