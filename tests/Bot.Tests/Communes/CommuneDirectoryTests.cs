using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Tests.Procedures;
using CivicBot.Testing;
using CivicBot.Tests.Listening;

namespace CivicBot.Tests.Communes;

/// <summary>Which commune serves whom, also while files change.</summary>
public sealed class CommuneDirectoryTests
{
    private const string Holidays = """
        years:
          - {year: 2026, announced: true, tet: 2026-02-17, tet_days_before: 1, hung_kings: 2026-04-26, national_day_extra: 2026-09-01}
        """;

    private static readonly DirectoryWatchTimes Times = new(TimeSpan.FromHours(5), TimeSpan.FromSeconds(10));

    private CommuneFolder folder = null!;
    private KnowledgeFolder knowledge = null!;
    private ManualTime time = null!;

    [SetUp]
    public void Two_communes()
    {
        folder = new CommuneFolder()
            .With("phuong-a.yaml", CommuneFolder.Commune)
            .With("phuong-b.yaml", CommuneFolder.Other("1000000002"));
        knowledge = new KnowledgeFolder().With("calendar/public-holidays.yaml", Holidays);
        time = new ManualTime(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public void Clean()
    {
        folder.Dispose();
        knowledge.Dispose();
    }

    [TestCase("1000000001", "phuong-a")]
    [TestCase("1000000002", "phuong-b")]
    [TestCase("9999999999", "phuong-a")]
    [TestCase(null, "phuong-a")]
    public void An_account_is_served_by_its_commune_and_any_other_by_the_default(string? oaId, string commune)
    {
        using var directory = Open();

        Assert.That(directory.ForOa(oaId).Id, Is.EqualTo(commune));
    }

    [Test]
    public void A_commune_is_found_by_its_id()
    {
        using var directory = Open();

        Assert.Multiple(() =>
        {
            Assert.That(directory.Find("phuong-b")?.Name, Is.EqualTo("Phường Khác"));
            Assert.That(directory.Find("phuong-c"), Is.Null);
        });
    }

    [Test]
    public void Opening_follows_the_clock_and_the_holiday_file()
    {
        using var directory = Open();
        var commune = directory.ForOa(null);

        Assert.That(directory.OpeningNow(commune), Has.Property(nameof(OpeningState.Reason)).EqualTo(ClosedReason.PublicHoliday));

        time.Advance(TimeSpan.FromDays(1));
        Assert.That(directory.OpeningNow(commune).IsOpen, Is.True);
    }

    [Test]
    public void An_edited_a_broken_and_a_deleted_file_are_taken_over_one_after_the_other()
    {
        using var directory = Open();
        var reloads = 0;
        directory.Reloaded += (_, _) => reloads++;

        folder.With("phuong-b.yaml", CommuneFolder.Other("1000000003"));
        Look();
        Assert.That((directory.ForOa("1000000003").Id, directory.ForOa("1000000002").Id), Is.EqualTo(("phuong-b", "phuong-a")));

        folder.With("phuong-b.yaml", CommuneFolder.Other("không"));
        Look();
        Assert.That(directory.ForOa("1000000003").Id, Is.EqualTo("phuong-b"), "the last good version stays");
        Assert.That(directory.Current.Problems.Select(p => (p.File, p.Line, p.Rule)), Is.EqualTo(new[] { ("phuong-b.yaml", 5, "wrong-oa-id") }));

        folder.Remove("phuong-b.yaml");
        Look();
        Assert.That((directory.Find("phuong-b"), directory.Current.Problems.Count, reloads), Is.EqualTo(((Commune?)null, 0, 3)));
    }

    [Test]
    public void Without_a_default_the_last_state_stays_in_force()
    {
        using var directory = Open();

        folder.Remove("phuong-a.yaml");
        Look();

        Assert.That(directory.ForOa(null).Id, Is.EqualTo("phuong-a"));
    }

    [Test]
    public void An_announced_swap_is_taken_over_and_a_broken_holiday_file_changes_nothing()
    {
        using var directory = Open();
        var sunday = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.FromHours(7));
        var commune = directory.ForOa(null);

        knowledge.With("calendar/public-holidays.yaml", Holidays.Replace("2026-09-01}", "2026-09-01, days_off: [2026-11-23], working_weekends: [2026-11-29]}", StringComparison.Ordinal));
        Look();
        Assert.That(directory.OpeningAt(commune, commune.OneStop, sunday).IsOpen, Is.True);

        knowledge.With("calendar/public-holidays.yaml", "years: none");
        Look();
        Assert.That(directory.OpeningAt(commune, commune.OneStop, sunday).IsOpen, Is.True);
        Assert.That(directory.Current.Problems.Select(p => p.Rule), Is.EqualTo(new[] { "wrong-type" }));
    }

    [Test]
    public void A_directory_without_a_default_or_not_there_stops_the_start_with_the_name_of_the_key()
    {
        folder.Remove("phuong-a.yaml");

        Assert.Multiple(() =>
        {
            Assert.That(Open, Throws.InvalidOperationException.With.Message.Contains("Communes__Directory").And.Message.Contains("default: true"));
            Assert.That(
                () => new CommuneDirectory(Path.Combine(folder.Root, "nowhere"), knowledge.Root, Times, time, RunLog.For<CommuneDirectory>()),
                Throws.InvalidOperationException.With.Message.Contains("Communes__Directory"));
        });
    }

    private CommuneDirectory Open() => new(folder.Root, knowledge.Root, Times, time, RunLog.For<CommuneDirectory>());

    private void Look() => time.Advance(Times.Poll);
}
