using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;
using CivicBot.Testing;
using CivicBot.Tests.Listening;
using Microsoft.Extensions.Logging;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>Files change while the program runs.</summary>
public sealed class HotReloadTests
{
    private const string File = "procedures/ho-tich/thu.md";
    private static readonly DirectoryWatchTimes Times = new(TimeSpan.FromHours(5), TimeSpan.FromSeconds(10));

    private KnowledgeFolder folder = null!;
    private ManualTime time = null!;

    [SetUp]
    public void Two_entries()
    {
        folder = new KnowledgeFolder()
            .With(File, KnowledgeFolder.EntryNamed("Một"))
            .With("procedures/ho-tich/khac.md", KnowledgeFolder.EntryNamed("Hai"));
        time = new ManualTime(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public void Clean() => folder.Dispose();

    [Test]
    public void An_edited_a_broken_a_repaired_and_a_deleted_file_are_taken_over_one_after_the_other()
    {
        using var library = Open();
        var reloads = 0;
        library.Reloaded += (_, _) => reloads++;
        var first = library.Current;

        folder.With(File, KnowledgeFolder.EntryNamed("Một sửa"));
        Look();
        Assert.That((library.Current.Find("thu")!.Name, library.Current.Version, reloads), Is.EqualTo(("Một sửa", 2, 1)));
        Assert.That(first.Find("thu")!.Name, Is.EqualTo("Một"), "a reader keeps the snapshot that it took");

        folder.With(File, KnowledgeFolder.EntryNamed("Một hỏng").Replace("level: xã", "level: huyện", StringComparison.Ordinal));
        Look();
        Assert.That(library.Current.Find("thu")!.Name, Is.EqualTo("Một sửa"), "the last good version stays");
        Assert.That(library.Current.Problems.Select(p => (p.File, p.Line, p.Rule)), Is.EqualTo(new[] { (File, 6, "wrong-level") }));

        folder.With(File, string.Empty);
        Look();
        Assert.That(library.Current.Find("thu")!.Name, Is.EqualTo("Một sửa"), "also where an editor has just emptied the file");

        folder.With(File, KnowledgeFolder.EntryNamed("Một lành"));
        Look();
        Assert.That((library.Current.Find("thu")!.Name, library.Current.Problems.Count), Is.EqualTo(("Một lành", 0)));

        folder.Remove(File);
        Look();
        Assert.That(library.Current.Find("thu"), Is.Null);
        Assert.That(library.Current.Procedures.Select(p => p.Slug), Is.EqualTo(new[] { "khac" }));
        Assert.That(reloads, Is.EqualTo(5));
    }

    [Test]
    public void A_file_that_never_was_good_is_left_out_and_reported()
    {
        folder.With("procedures/ho-tich/hong.md", "không có gì");
        using var library = Open();

        Assert.Multiple(() =>
        {
            Assert.That(library.Current.Find("hong"), Is.Null);
            Assert.That(library.Current.Problems.Select(p => (p.File, p.Rule)), Is.EqualTo(new[] { ("procedures/ho-tich/hong.md", "missing-front-matter") }));
        });
    }

    [Test]
    public void A_newcomer_does_not_take_the_name_of_an_entry_that_answers_already()
    {
        using var library = Open();

        folder.With("procedures/an-ninh/thu.md", KnowledgeFolder.EntryNamed("Kẻ mạo danh"));
        Look();

        Assert.Multiple(() =>
        {
            Assert.That(library.Current.Find("thu")!.Name, Is.EqualTo("Một"));
            Assert.That(library.Current.Problems.Select(p => (p.File, p.Rule)), Is.EqualTo(new[] { ("procedures/an-ninh/thu.md", "duplicate-slug") }));
        });
    }

    [Test]
    public void A_local_text_is_taken_over_and_given_up_again()
    {
        using var library = Open();
        var commune = new Locality("tinh-a", "xa-b");

        folder.With("local/tinh-a/xa-b/thu.md", "---\nfee: 0 đồng\n---\n");
        Look();
        Assert.That(library.Current.Find("thu", commune)!.Fee, Is.EqualTo("0 đồng"));

        folder.Remove("local/tinh-a/xa-b/thu.md");
        Look();
        Assert.That(library.Current.Find("thu", commune)!.Fee, Is.EqualTo("Miễn phí"));
    }

    [Test]
    public void Nothing_is_reloaded_while_nothing_changes()
    {
        using var library = Open();
        library.Reloaded += (_, _) => Assert.Fail("reloaded");

        Look();
        Look();

        Assert.That(library.Current.Version, Is.EqualTo(1));
    }

    [Test]
    public void A_directory_that_is_emptied_under_way_changes_nothing()
    {
        using var library = Open();

        folder.Remove(File);
        folder.Remove("procedures/ho-tich/khac.md");
        Look();

        Assert.That(library.Current.Procedures, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_listener_that_fails_does_not_stop_the_next_reload()
    {
        using var library = Open();
        library.Reloaded += (_, _) => throw new InvalidOperationException("a listener's mistake");

        folder.With(File, KnowledgeFolder.EntryNamed("Một sửa"));
        Look();
        folder.With(File, KnowledgeFolder.EntryNamed("Một sửa nữa"));
        Look();

        Assert.That((library.Current.Find("thu")!.Name, library.Current.Version), Is.EqualTo(("Một sửa nữa", 3)));
    }

    [Test]
    public async Task A_change_that_the_system_tells_of_is_read_without_waiting_for_the_next_look()
    {
        using var library = new ProcedureLibrary(
            folder.Root, new DirectoryWatchTimes(TimeSpan.FromMilliseconds(20), TimeSpan.FromHours(5)), TimeProvider.System, RunLog.For<ProcedureLibrary>());
        var reloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        library.Reloaded += (_, _) =>
        {
            if (library.Current.Find("thu")!.Name == "Một sửa")
            {
                reloaded.TrySetResult();
            }
        };

        folder.With(File, KnowledgeFolder.EntryNamed("Một sửa"));

        await reloaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public void A_broken_file_is_logged_with_file_line_and_rule_once()
    {
        var lines = new List<string>();
        using var library = new ProcedureLibrary(folder.Root, Times, time, new ListLogger(lines));

        folder.With(File, KnowledgeFolder.EntryWith("level: xã", "level: huyện"));
        Look();
        folder.With("procedures/ho-tich/khac.md", KnowledgeFolder.EntryNamed("Hai sửa"));
        Look();

        Assert.That(lines.Where(l => l.Contains("wrong-level", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Error: Knowledge file procedures/ho-tich/thu.md, line 6: wrong-level; run 'check' for the details",
        }));
    }

    [Test]
    public void A_directory_without_procedures_stops_the_start_with_the_name_of_the_key()
    {
        using var empty = new KnowledgeFolder();

        Assert.Multiple(() =>
        {
            Assert.That(
                () => new ProcedureLibrary(empty.Root, Times, time, RunLog.For<ProcedureLibrary>()),
                Throws.InvalidOperationException.With.Message.Contains("Knowledge__Directory"));
            Assert.That(
                () => new ProcedureLibrary(Path.Combine(empty.Root, "nowhere"), Times, time, RunLog.For<ProcedureLibrary>()),
                Throws.InvalidOperationException.With.Message.Contains("Knowledge__Directory"));
        });
    }

    private ProcedureLibrary Open() => new(folder.Root, Times, time, RunLog.For<ProcedureLibrary>());

    private void Look() => time.Advance(Times.Poll);

    private sealed class ListLogger(List<string> lines) : ILogger<ProcedureLibrary>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
