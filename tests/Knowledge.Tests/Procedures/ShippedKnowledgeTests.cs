using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>The files that travel with the program.</summary>
public sealed class ShippedKnowledgeTests
{
    private LibraryContents contents = null!;

    [OneTimeSetUp]
    public void Read() => contents = LibraryReader.Read(RepositoryRoot.Folder("knowledge"), CancellationToken.None);

    [Test]
    public void Every_shipped_entry_is_taken_and_none_has_a_problem()
    {
        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems, Is.Empty);
            Assert.That(contents.National, Has.Count.EqualTo(240));
        });
    }

    [TestCase("bao-chay", "114")]
    [TestCase("bao-tin-bao-luc-gia-dinh", "113")]
    [TestCase("bao-ve-tre-em-khan-cap", "111")]
    [TestCase("to-giac-lua-dao-qua-mang", "113")]
    public void An_emergency_entry_has_its_number_and_the_text_says_the_same(string slug, string phone)
    {
        var procedure = contents.National[slug].Procedure;

        Assert.Multiple(() =>
        {
            Assert.That(procedure.EmergencyPhone, Is.EqualTo(phone));
            Assert.That(procedure.EmergencyNote, Does.Contain(phone));
            Assert.That(procedure.Section(SectionKind.Steps) + procedure.Section(SectionKind.Where), Does.Contain(phone));
        });
    }

    [Test]
    public void No_text_shows_the_brackets_of_a_reference()
    {
        var shown = contents.National.Values.SelectMany(p => p.Procedure.Sections.Values).Where(t => t.Contains("[[", StringComparison.Ordinal) || t.Contains("]]", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            Assert.That(shown, Is.Empty);
            Assert.That(contents.National["bao-chay"].Procedure.Related, Is.EqualTo(new[] { "tro-giup-khan-cap" }));
            Assert.That(contents.National["bao-chay"].Procedure.Section(SectionKind.Notes), Does.EndWith("xem mục trợ giúp khẩn cấp."));
        });
    }

    [Test]
    public void The_shipped_holidays_are_right_and_reach_beyond_the_next_year()
    {
        var (holidays, problems) = HolidayFile.Read(RepositoryRoot.Folder("knowledge"));

        Assert.Multiple(() =>
        {
            Assert.That(problems, Is.Empty);
            Assert.That(holidays!.NameOf(new DateOnly(2026, 11, 24)), Is.EqualTo("Ngày Văn hóa Việt Nam"));
            Assert.That(holidays.NameOf(new DateOnly(2027, 2, 5)), Is.EqualTo("Tết Nguyên đán"));
            Assert.That(holidays.NameOf(new DateOnly(2028, 1, 26)), Is.EqualTo("Tết Nguyên đán"));
        });
    }

    [Test]
    public void The_handbook_for_editors_explains_every_rule_and_every_section()
    {
        var handbook = File.ReadAllText(RepositoryRoot.Folder("knowledge", "README.md"));
        var rules = FileRules.All.Concat(ProcedureRules.All).Concat(HolidayFile.Rules).Select(r => r.Id);

        Assert.That(rules.Concat(SectionHeadings.All).Where(word => !handbook.Contains($"`{word}`", StringComparison.Ordinal)), Is.Empty);
    }
}
