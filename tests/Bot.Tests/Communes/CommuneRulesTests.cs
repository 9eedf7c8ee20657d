using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Tests.Procedures;
using CivicBot.Testing;

namespace CivicBot.Tests.Communes;

/// <summary>Every rule for commune files, with the line that an editor has to look at.</summary>
public sealed class CommuneRulesTests
{
    [Test]
    public void All_values_of_a_correct_file_arrive()
    {
        using var folder = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.Commune);

        var contents = folder.Read();
        Assert.That(contents.Problems, Is.Empty);
        var commune = contents.Communes.Single().Commune;

        Assert.Multiple(() =>
        {
            Assert.That((commune.Id, commune.Name, commune.Kind, commune.Fictional, commune.IsDefault), Is.EqualTo(("phuong-thu", "Phường Thử", CommuneKind.Ward, true, true)));
            Assert.That(commune.Locality, Is.EqualTo(new Locality("tinh-thu", "phuong-thu")));
            Assert.That(commune.OaIds, Is.EqualTo(new[] { "1000000001" }));
            Assert.That(commune.Neighbourhoods.Select(n => n.Name), Is.EqualTo(new[] { "Khu phố 1", "Khu phố 2" }));
            Assert.That(commune.Neighbourhoods[1].Aliases, Is.EqualTo(new[] { "KP2" }));
            Assert.That((commune.OneStop.Name, commune.OneStop.Address, commune.OneStop.Phones[0]), Is.EqualTo(("Một cửa", "Số 1 đường Thử", "0000 000 001")));
            Assert.That(commune.OneStop.Hours.On(DayOfWeek.Friday), Is.EqualTo(new[] { new OpeningSpan(new(7, 30), new(11, 30)), new OpeningSpan(new(13, 30), new(17, 0)) }));
            Assert.That(commune.OneStop.Hours.On(DayOfWeek.Saturday), Has.Count.EqualTo(1));
            Assert.That(commune.OneStop.Hours.On(DayOfWeek.Sunday), Is.Empty);
            Assert.That(commune.OfficerFor("ho-tich")?.Title, Is.EqualTo("Hộ tịch"));
            Assert.That(commune.OfficerFor("dat-dai"), Is.Null);
            Assert.That(commune.Departments.Single().Id, Is.EqualTo("van-phong"));
            Assert.That(commune.Closures.Single(), Is.EqualTo(new Closure(new(2026, 12, 1), new(2026, 12, 2), "tập huấn")));
        });
    }

    [Test]
    public void A_dialogue_day_and_deadlines_by_topic_arrive()
    {
        using var folder = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.Commune + """
            dialogue_days:
              - {date: 2026-12-12, from: "08:00", to: "11:00", place: nhà văn hóa, title: Lắng nghe dân nói, topic: đường sá, topics: [giao-thong], neighbourhoods: [Khu phố 2], announced: 2026-12-01}
            due_working_days: {giao-thong: 10}
            """);

        var contents = folder.Read();
        Assert.That(contents.Problems, Is.Empty);
        var commune = contents.Communes.Single().Commune;
        var day = commune.DialogueDays.Single();

        Assert.That((day.Date, day.From, day.To, day.Place, day.Title, day.Topic, day.Announced), Is.EqualTo(
            (new DateOnly(2026, 12, 12), new TimeOnly(8, 0), new TimeOnly(11, 0), "nhà văn hóa", "Lắng nghe dân nói", "đường sá", new DateOnly(2026, 12, 1))));
        Assert.That((day.Topics.Single(), day.Neighbourhoods.Single()), Is.EqualTo(("giao-thong", "Khu phố 2")));
        Assert.That(commune.DueWorkingDays, Is.EqualTo(new Dictionary<string, int> { ["giao-thong"] = 10 }));
    }

    [TestCase("kind: phường", "kind: thị trấn", "wrong-kind", 2)]
    [TestCase("kind: phường", "kinds: phường", "unknown-key", 2)]
    [TestCase("kind: phường", "kinds: phường", "missing-key", 1)]
    [TestCase("id: tinh-thu", "id: Tỉnh Thử", "wrong-place-id", 3)]
    [TestCase("id: tinh-thu, ", "", "missing-key", 3)]
    [TestCase("province: {id: tinh-thu, name: Tỉnh Thử}", "province: Tỉnh Thử", "wrong-type", 3)]
    [TestCase("[\"1000000001\"]", "[oa-1]", "wrong-oa-id", 6)]
    [TestCase("name: Khu phố 2", "name: Khu phố 2, alias: [x]", "unknown-key", 9)]
    [TestCase("\"0000 000 001\"", "\"không có\"", "wrong-phone", 13)]
    [TestCase("\"0000 000 011\"", "12", "wrong-phone", 18)]
    [TestCase("\"07:30-11:30\", \"13:30", "\"7h30-11h30\", \"13:30", "wrong-hours", 15)]
    [TestCase("\"07:30-11:30\", \"13:30", "\"11:30-07:30\", \"13:30", "wrong-hours", 15)]
    [TestCase("\"07:30-11:30\", \"13:30", "\"07:30-14:00\", \"13:30", "overlapping-hours", 15)]
    [TestCase("thu-7:", "thu-8:", "unknown-key", 16)]
    [TestCase("{title: Hộ tịch, ", "{", "missing-key", 18)]
    [TestCase("id: van-phong", "id: Văn phòng", "wrong-place-id", 20)]
    [TestCase("to: 2026-12-02", "to: 2026-11-30", "wrong-closure", 22)]
    [TestCase("to: 2026-12-02", "to: 2/12/2026", "wrong-date", 22)]
    [TestCase("    address: Số 1 đường Thử\n", "", "missing-key", 11)]
    [TestCase("fictional: true", "fictional: có", "wrong-type", 4)]
    [TestCase("name: Phường Thử", "name: \"Phường Thử", "bad-yaml", 1)]
    [TestCase("oa_ids:", "dialogue_days: [{date: 2026-12-12, place: nhà văn hóa, topics: [duong-sa]}]\noa_ids:", "unknown-topic", 6)]
    [TestCase("oa_ids:", "dialogue_days: [{date: 2026-12-12, place: nhà văn hóa, neighbourhoods: [Khu phố 9]}]\noa_ids:", "unknown-neighbourhood", 6)]
    [TestCase("oa_ids:", "dialogue_days: [{date: 2026-12-12, place: nhà văn hóa, from: \"10:00\", to: \"09:00\"}]\noa_ids:", "wrong-hours", 6)]
    [TestCase("oa_ids:", "due_working_days: {duong-sa: 5}\noa_ids:", "unknown-topic", 6)]
    [TestCase("oa_ids:", "due_working_days: {dat-dai: 0}\noa_ids:", "wrong-due-days", 6)]
    public void A_mistake_that_keeps_the_file_out_is_an_error_at_its_line(string passage, string replacement, string rule, int line)
    {
        using var folder = new CommuneFolder()
            .With("phuong-thu.yaml", CommuneFolder.CommuneWith(passage, replacement));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Does.Contain(("phuong-thu.yaml", line, ProblemSeverity.Error, rule)));
            Assert.That(contents.Communes, Is.Empty);
        });
    }

    [Test]
    public void An_office_that_never_opens_is_an_error()
    {
        var text = CommuneFolder.CommuneWith("ngay-thuong: [\"07:30-11:30\", \"13:30-17:00\"]", "ngay-thuong: []").Replace("thu-7: [\"07:30-11:30\"]", "thu-7: []", StringComparison.Ordinal);
        using var folder = new CommuneFolder().With("phuong-thu.yaml", text);

        Assert.That(folder.Read().Problems.Select(p => (p.Line, p.Rule)), Does.Contain((15, "wrong-hours")));
    }

    [Test]
    public void A_day_named_by_itself_wins_over_the_working_days()
    {
        using var folder = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.CommuneWith("thu-7:", "thu-4:"));

        var hours = folder.Read().Communes.Single().Commune.OneStop.Hours;

        Assert.Multiple(() =>
        {
            Assert.That(hours.On(DayOfWeek.Wednesday), Has.Count.EqualTo(1));
            Assert.That(hours.On(DayOfWeek.Thursday), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void A_neighbourhood_named_twice_is_a_warning()
    {
        using var folder = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.CommuneWith("name: Khu phố 2", "name: khu phố 1"));

        Assert.That(folder.Read().Problems.Select(p => (p.Line, p.Severity, p.Rule)), Is.EqualTo(new[] { (9, ProblemSeverity.Warning, "repeated-name") }));
    }

    [Test]
    public void An_account_of_two_communes_is_an_error_at_the_second()
    {
        using var folder = new CommuneFolder()
            .With("phuong-a.yaml", CommuneFolder.Commune)
            .With("phuong-b.yaml", CommuneFolder.Other("1000000001"));

        Assert.That(folder.Read().Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Is.EqualTo(new[] { ("phuong-b.yaml", 5, ProblemSeverity.Error, "repeated-oa-id") }));
    }

    [Test]
    public void Two_defaults_are_an_error_at_the_second_and_the_first_serves()
    {
        using var folder = new CommuneFolder()
            .With("phuong-a.yaml", CommuneFolder.Commune)
            .With("phuong-b.yaml", CommuneFolder.CommuneWith("1000000001", "1000000002"));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.File, p.Line, p.Rule)), Is.EqualTo(new[] { ("phuong-b.yaml", 5, "two-defaults") }));
            Assert.That(contents.Default?.Id, Is.EqualTo("phuong-a"));
        });
    }

    [Test]
    public void No_default_is_an_error_at_the_first_file()
    {
        using var folder = new CommuneFolder()
            .With("phuong-b.yaml", CommuneFolder.Other("1000000002"))
            .With("phuong-a.yaml", CommuneFolder.Other("1000000001"));

        Assert.That(folder.Read().Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Is.EqualTo(new[] { ("phuong-a.yaml", 1, ProblemSeverity.Error, "no-default") }));
    }

    [TestCase("Phuong Thu.yaml")]
    [TestCase("phuong_thu.yaml")]
    public void A_file_name_that_cannot_be_an_id_is_an_error(string file)
    {
        using var folder = new CommuneFolder().With(file, CommuneFolder.Commune);

        Assert.That(folder.Read().Problems.Select(p => (p.File, p.Line, p.Rule)), Does.Contain((file, 1, "wrong-commune-file-name")));
    }

    [Test]
    public void A_field_that_nobody_knows_and_a_local_folder_of_no_commune_are_warnings()
    {
        using var communes = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.CommuneWith("fields: [ho-tich]", "fields: [ho-tich, an-sinh, ho-tichh]"));
        using var knowledge = new KnowledgeFolder()
            .With("procedures/ho-tich/thu.md", KnowledgeFolder.Entry)
            .With("local/tinh-thu/thu.md", "---\nfee: 1 đồng\n---\n")
            .With("local/tinh-thu/phuong-thu/thu.md", "---\nfee: 2 đồng\n---\n")
            .With("local/tinh-thu/phuong-thuu/thu.md", "---\nfee: 3 đồng\n---\n")
            .With("local/tinh-khac/thu.md", "---\nfee: 4 đồng\n---\n");
        var library = knowledge.Read();

        Assert.Multiple(() =>
        {
            Assert.That(CrossChecks.Fields(library, communes.Read()).Select(p => (p.File, p.Line, p.Rule)), Is.EqualTo(new[] { ("phuong-thu.yaml", 18, "unknown-field") }));
            Assert.That(CrossChecks.LocalFolders(library, communes.Read()).Select(p => (p.File, p.Line, p.Rule)), Is.EquivalentTo(new[]
            {
                ("local/tinh-thu/phuong-thuu/thu.md", 1, "unknown-commune"),
                ("local/tinh-khac/thu.md", 1, "unknown-commune"),
            }));
        });
    }

    [Test]
    public void The_shipped_sample_is_complete_correct_and_says_that_it_is_fictional()
    {
        var contents = CommunesReader.Read(RepositoryRoot.Folder("bot", "Communes", "samples"));
        var commune = contents.Default!;
        var library = LibraryReader.Read(RepositoryRoot.Folder("knowledge"), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Concat(CrossChecks.Fields(library, contents)), Is.Empty);
            Assert.That(commune.Fictional, Is.True);
            Assert.That(
                commune.Offices.SelectMany(o => o.Phones).Concat(commune.Officers.Select(o => o.Phone!)).Concat(commune.Departments.Select(d => d.Phone!)),
                Is.All.StartsWith("0000 "),
                "a number that somebody could reach does not belong into a sample");
            Assert.That(
                library.National.Values.Select(p => p.Procedure.FieldSlug).Distinct(StringComparer.Ordinal).Where(f => commune.OfficerFor(f) is null),
                Is.Empty,
                "every field of procedures has its officer");
        });
    }

    [Test]
    public void The_handbook_for_editors_explains_every_rule()
    {
        var handbook = File.ReadAllText(RepositoryRoot.Folder("knowledge", "README.md"));

        Assert.That(CommuneRules.All.Select(r => r.Id).Where(id => !handbook.Contains($"`{id}`", StringComparison.Ordinal)), Is.Empty);
    }
}
