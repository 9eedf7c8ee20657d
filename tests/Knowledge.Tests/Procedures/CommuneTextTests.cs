using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;
using CivicBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>What a commune says beside the files.</summary>
public sealed class CommuneTextTests
{
    private const string Slug = "thu";
    private const string Fee = "---\nfee: 5.000 đồng\n---\n## Lệ phí\n- 5.000 đồng.\n";
    private static readonly Locality Ward = new("tinh-a", "phuong-b");
    private static readonly DateOnly Today = new(2026, 11, 23);
    private KnowledgeFolder folder = null!;
    private ProcedureLibrary library = null!;

    [SetUp]
    public void Open()
    {
        folder = new KnowledgeFolder()
            .With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryNamed("Một"))
            .With("procedures/ho-tich/khac.md", KnowledgeFolder.EntryNamed("Hai"));
        library = new ProcedureLibrary(
            folder.Root, new DirectoryWatchTimes(TimeSpan.FromHours(5), TimeSpan.FromHours(5)), new ManualTime(DateTimeOffset.UnixEpoch), NullLogger<ProcedureLibrary>.Instance);
    }

    [TearDown]
    public void Clean()
    {
        library.Dispose();
        folder.Dispose();
    }

    [Test]
    public void A_text_applies_in_its_commune_only_and_goes_when_it_is_withdrawn()
    {
        var reloads = 0;
        library.Reloaded += (_, _) => reloads++;
        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);

        Assert.That(library.Current.Find(Slug, Ward)!.Section(SectionKind.Fee), Is.EqualTo("- 5.000 đồng."));
        Assert.That(library.Current.Find(Slug, new Locality("tinh-a", "phuong-c"))!.Section(SectionKind.Fee), Is.EqualTo("- Miễn phí."));
        Assert.That(library.Current.Find(Slug)!.Fee, Is.EqualTo("Miễn phí"));

        library.Use([]);
        Assert.That(library.Current.Find(Slug, Ward)!.Section(SectionKind.Fee), Is.EqualTo("- Miễn phí."));
        Assert.That(reloads, Is.EqualTo(2));
    }

    [Test]
    public void What_all_communes_share_stays_the_same_objects()
    {
        var before = library.Current.Procedures;
        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);

        Assert.That(library.Current.Procedures.Zip(before).All(pair => ReferenceEquals(pair.First, pair.Second)));
    }

    [Test]
    public void The_same_again_is_no_reload()
    {
        var reloads = 0;
        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);
        library.Reloaded += (_, _) => reloads++;
        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);

        Assert.That(reloads, Is.Zero);
    }

    [Test]
    public void An_entry_is_off_in_one_commune_with_its_text_kept()
    {
        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: true), new LocalText(Ward, "khac", null, SwitchedOff: true)]);

        Assert.That((library.Current.Find(Slug, Ward), library.Current.Find("khac", Ward)), Is.EqualTo(((Procedure?)null, (Procedure?)null)));
        Assert.That((library.Current.Find(Slug), library.Current.Find("khac")), Is.Not.EqualTo(((Procedure?)null, (Procedure?)null)));
        Assert.That(library.Current.Problems, Is.Empty);

        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);
        Assert.That(library.Current.Find(Slug, Ward)!.Fee, Is.EqualTo("5.000 đồng"));
        Assert.That(library.Current.Find("khac", Ward), Is.Not.Null);
    }

    [Test]
    public void A_text_takes_the_place_of_a_file_and_switching_off_does_not()
    {
        folder.With("local/tinh-a/phuong-b/thu.md", "---\nfee: 7.000 đồng\n---\n");
        using var fresh = new ProcedureLibrary(
            folder.Root, new DirectoryWatchTimes(TimeSpan.FromHours(5), TimeSpan.FromHours(5)), new ManualTime(DateTimeOffset.UnixEpoch), NullLogger<ProcedureLibrary>.Instance);
        Assert.That(fresh.Current.Find(Slug, Ward)!.Fee, Is.EqualTo("7.000 đồng"));

        fresh.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);
        Assert.That(fresh.Current.Find(Slug, Ward)!.Fee, Is.EqualTo("5.000 đồng"));

        fresh.Use([new LocalText(Ward, Slug, null, SwitchedOff: true)]);
        Assert.That(fresh.Current.Find(Slug, Ward), Is.Null);

        fresh.Use([]);
        Assert.That(fresh.Current.Find(Slug, Ward)!.Fee, Is.EqualTo("7.000 đồng"));
    }

    [Test]
    public void A_broken_text_never_takes_the_last_good_one_away()
    {
        library.Use([new LocalText(Ward, Slug, Fee, SwitchedOff: false)]);
        library.Use([new LocalText(Ward, Slug, "---\nfee 5.000\n", SwitchedOff: false)]);

        Assert.That(library.Current.Find(Slug, Ward)!.Fee, Is.EqualTo("5.000 đồng"));
        Assert.That(library.Current.Problems.Select(problem => problem.File), Has.All.EqualTo("local/tinh-a/phuong-b/thu.md"));
        Assert.That(library.Current.Problems, Is.Not.Empty);
    }

    [Test]
    public void Trying_tells_what_would_come_of_it_and_changes_nothing()
    {
        var version = library.Current.Version;
        var good = library.Try(new LocalText(Ward, Slug, Fee, SwitchedOff: false), Today);
        var dated = library.Try(new LocalText(Ward, Slug, "---\nvalid_until: 2026-11-30\n---\n", SwitchedOff: false), Today);

        Assert.That((good.Procedure!.Fee, good.Problems.Count), Is.EqualTo(("5.000 đồng", 0)));
        Assert.That(dated.Problems.Select(problem => (problem.Line, problem.Rule)), Is.EqualTo(new[] { (2, "expires-soon") }));
        Assert.That((library.Current.Version, library.Current.Find(Slug, Ward)!.Fee), Is.EqualTo((version, "Miễn phí")));
    }

    [TestCase("---\nvalid_untill: 2026-11-30\n---\n", 2, "unknown-key")]
    [TestCase("---\nfee: 1\n---\n## Lệ phi\n- 5.000\n", 4, "unknown-section")]
    [TestCase("---\nfee: 1\n---\n## Lệ phí\n", 4, "empty-section")]
    [TestCase("## Lệ phí\n- 5.000\n", 1, "missing-front-matter")]
    [TestCase("---\nlegal: []\n---\n", 2, "missing-legal-ground")]
    [TestCase("---\nvalid_from: 2027-01-01\nvalid_until: 2026-01-01\n---\n", 3, "wrong-validity")]
    public void A_text_that_cannot_be_used_says_where(string text, int line, string rule)
    {
        var trial = library.Try(new LocalText(Ward, Slug, text, SwitchedOff: false), Today);

        Assert.That(trial.Procedure, Is.Null);
        Assert.That(trial.Problems.Select(problem => (problem.Line, problem.Rule)), Does.Contain((line, rule)));
    }

    [Test]
    public void A_text_for_a_procedure_that_is_not_there_is_refused()
    {
        var trial = library.Try(new LocalText(Ward, "khong-co", Fee, SwitchedOff: false), Today);

        Assert.That((trial.Procedure, trial.Problems[0].Rule), Is.EqualTo(((Procedure?)null, "unknown-slug")));
    }
}
