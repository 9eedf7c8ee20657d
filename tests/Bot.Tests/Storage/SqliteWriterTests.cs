using CivicBot.Storage;
using CivicBot.Tests.Listening;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Storage;

public sealed class SqliteWriterTests
{
    private TempDirectory directory = null!;
    private SqliteDatabase database = null!;
    private SqliteWriter writer = null!;
    private SqliteReaders readers = null!;

    [SetUp]
    public void Open()
    {
        directory = new TempDirectory();
        database = new SqliteDatabase(Path.Combine(directory.Path, "test.db"));
        database.Migrate("test", ["CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE, bytes BLOB)"]);
        writer = new SqliteWriter(database, RunLog.For<SqliteWriter>());
        readers = new SqliteReaders(database);
    }

    [TearDown]
    public void Close()
    {
        readers.Dispose();
        writer.Dispose();
        directory.Dispose();
    }

    [Test]
    public async Task What_was_written_is_read_at_once()
    {
        await AddAsync("một");

        Assert.That(Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Writes_of_many_callers_are_all_stored_and_each_gets_its_own_result()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => Task.Run(() => writer.WriteAsync(
            s =>
            {
                Insert(s, $"note {i}");
                var row = s.Prepare("SELECT id FROM note WHERE body = ?").Bind($"note {i}");
                row.Step();
                return row.Integer(0);
            },
            CancellationToken.None))));

        Assert.That(ids.Distinct().Count(), Is.EqualTo(1_000));
        Assert.That(Count(), Is.EqualTo(1_000));
    }

    [Test]
    public async Task A_job_that_throws_is_undone_alone()
    {
        // One batch: the first job holds the writer until the others are in the queue.
        using var go = new ManualResetEventSlim();
        var first = writer.WriteAsync(_ => go.Wait(), CancellationToken.None);
        var good = AddAsync("good");
        var bad = writer.WriteAsync(
            s =>
            {
                Insert(s, "half of it");
                throw new FormatException("mine");
            },
            CancellationToken.None);
        var duplicate = AddAsync("good");
        var better = AddAsync("better");
        go.Set();
        await first;

        Assert.That(async () => await bad, Throws.TypeOf<FormatException>());
        Assert.That(async () => await duplicate, Throws.Exception);
        await good;
        await better;
        Assert.That(Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_full_disk_is_told_to_every_caller_and_forgiven_when_there_is_room_again()
    {
        await AddAsync("before");
        await writer.WriteAsync(s => Limit(s, pages: 8), CancellationToken.None);

        Assert.That(async () => await AddAsync("too much", new byte[200_000]), Throws.TypeOf<StorageUnavailableException>());
        Assert.That(writer.Trouble, Is.Not.Null);

        // The writer opened a fresh connection after the failure; the limit of the old one is gone with it.
        await AddAsync("after");
        Assert.That(writer.Trouble, Is.Null);
        Assert.That(Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_write_given_up_before_its_turn_is_left_out()
    {
        using var go = new ManualResetEventSlim();
        using var impatience = new CancellationTokenSource();
        var first = writer.WriteAsync(_ => go.Wait(), CancellationToken.None);
        var given = writer.WriteAsync(s => Insert(s, "given up"), impatience.Token);
        await impatience.CancelAsync();
        go.Set();
        await first;

        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Count(), Is.Zero);
    }

    [Test]
    public void What_was_handed_in_is_stored_before_the_writer_stops()
    {
        var writes = Enumerable.Range(0, 300).Select(i => AddAsync($"note {i}")).ToList();
        writer.Dispose();

        Assert.That(writes.TrueForAll(w => w.Wait(TimeSpan.FromSeconds(10))), Is.True);
        Assert.That(Count(), Is.EqualTo(300));
        Assert.That(() => AddAsync("late"), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task An_unfinished_reading_inside_a_write_does_not_stop_the_next_write()
    {
        await AddAsync("one");
        await AddAsync("two");
        await writer.WriteAsync(s => s.Prepare("SELECT id FROM note ORDER BY id").Step(), CancellationToken.None);
        using (var other = database.Open())
        using (var command = other.CreateCommand())
        {
            command.CommandText = "INSERT INTO note(body) VALUES ('another process')";
            command.ExecuteNonQuery();
        }

        await AddAsync("three");

        Assert.That(Count(), Is.EqualTo(4));
    }

    [Test]
    public void Only_one_process_serves_from_a_database()
    {
        using var first = ServingLock.Take(database);

        Assert.That(() => ServingLock.Take(database), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Data__Directory"));
        first.Dispose();
        using var second = ServingLock.Take(database);
        Assert.That(second, Is.Not.Null);
    }

    private static void Limit(SqliteSession session, int pages)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count={pages}";
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteSession session, string body, byte[]? bytes = null) =>
        session.Prepare("INSERT INTO note(body, bytes) VALUES (?, ?)").Bind(body).Bind(bytes ?? []).Execute();

    private Task AddAsync(string body, byte[]? bytes = null) =>
        writer.WriteAsync(s => Insert(s, body, bytes), CancellationToken.None);

    private long Count() => readers.Read(s =>
    {
        var row = s.Prepare("SELECT count(*) FROM note");
        row.Step();
        return row.Integer(0);
    });
}
