using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>Local texts: commune before province before nation.</summary>
public sealed class LocalTextTests
{
    private static readonly Locality Province = new("tinh-a");
    private static readonly Locality Commune = new("tinh-a", "xa-b");
    private static readonly Locality Sister = new("tinh-a", "xa-c");
    private static readonly Locality Elsewhere = new("tinh-z", "xa-b");

    private KnowledgeFolder folder = null!;

    [SetUp]
    public void National_entries() => folder = new KnowledgeFolder()
        .With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryNamed("Một"))
        .With("procedures/ho-tich/khac.md", KnowledgeFolder.EntryNamed("Hai"));

    [TearDown]
    public void Clean() => folder.Dispose();

    [Test]
    public void A_key_and_a_section_of_the_province_replace_the_national_ones_in_all_its_communes()
    {
        folder.With("local/tinh-a/thu.md", "---\nfee: 5.000 đồng\n---\n## Lệ phí\n- 5.000 đồng.\n");

        var snapshot = Snapshot();

        Assert.Multiple(() =>
        {
            foreach (var locality in new[] { Province, Commune, Sister })
            {
                var local = snapshot.Find("thu", locality)!;
                Assert.That((local.Fee, local.Section(SectionKind.Fee), local.LocalTo), Is.EqualTo(("5.000 đồng", "- 5.000 đồng.", Province)));
                Assert.That((local.Duration, local.Section(SectionKind.Papers)), Is.EqualTo(("3 ngày", "- Đơn.")));
                Assert.That(local.LocalSections, Is.EquivalentTo(new[] { SectionKind.Fee }));
            }

            Assert.That(snapshot.Find("thu", Elsewhere)!.Fee, Is.EqualTo("Miễn phí"));
            Assert.That(snapshot.Find("thu", locality: null)!.Fee, Is.EqualTo("Miễn phí"));
            Assert.That(snapshot.Find("thu")!.LocalTo, Is.Null);
        });
    }

    [Test]
    public void The_commune_goes_before_its_province_and_keeps_what_it_does_not_say()
    {
        folder.With("local/tinh-a/thu.md", "---\nfee: 5.000 đồng\nduration: 2 ngày\n---\n## Lệ phí\n- 5.000 đồng.\n");
        folder.With("local/tinh-a/xa-b/thu.md", "---\nfee: 0 đồng\n---\n## Nơi nộp\n- Nhà văn hóa.\n");

        var local = Snapshot().Find("thu", Commune)!;

        Assert.Multiple(() =>
        {
            Assert.That((local.Fee, local.Duration, local.Name), Is.EqualTo(("0 đồng", "2 ngày", "Một")));
            Assert.That(local.Section(SectionKind.Fee), Is.EqualTo("- 5.000 đồng."));
            Assert.That(local.Section(SectionKind.Where), Is.EqualTo("- Nhà văn hóa."));
            Assert.That(local.LocalTo, Is.EqualTo(Commune));
            Assert.That(local.LocalSections, Is.EquivalentTo(new[] { SectionKind.Fee, SectionKind.Where }));
            Assert.That(Snapshot().Find("thu", Sister)!.Fee, Is.EqualTo("5.000 đồng"));
        });
    }

    [Test]
    public void An_entry_changed_only_by_the_province_also_holds_in_a_commune_that_changed_another()
    {
        folder.With("local/tinh-a/thu.md", "---\nfee: 5.000 đồng\n---\n");
        folder.With("local/tinh-a/xa-b/khac.md", "---\nduration: 1 ngày\n---\n");

        var snapshot = Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Find("thu", Commune)!.Fee, Is.EqualTo("5.000 đồng"));
            Assert.That(snapshot.Find("khac", Commune)!.Duration, Is.EqualTo("1 ngày"));
            Assert.That(snapshot.Find("khac", Sister)!.Duration, Is.EqualTo("3 ngày"));
        });
    }

    [Test]
    public void An_addition_comes_behind_the_wider_text()
    {
        folder.With("local/tinh-a/thu.md", "---\naliases+: [tên riêng]\nlegal+: [Nghị quyết 1 của tỉnh]\n---\n## Lệ phí (bổ sung)\n- Tỉnh thu thêm.\n");
        folder.With("local/tinh-a/xa-b/thu.md", "---\nquestions: [Chỉ câu này?]\n---\n## Lệ phí (bổ sung)\n- Xã miễn.\n## Điều kiện (bổ sung)\n- Có hộ khẩu.\n");

        var local = Snapshot().Find("thu", Commune)!;

        Assert.Multiple(() =>
        {
            Assert.That(local.Section(SectionKind.Fee), Is.EqualTo("- Miễn phí.\n- Tỉnh thu thêm.\n- Xã miễn."));
            Assert.That(local.Section(SectionKind.Conditions), Is.EqualTo("- Có hộ khẩu."));
            Assert.That(local.Sections.Keys.First(), Is.EqualTo(SectionKind.Papers));
            Assert.That(local.Sections.Keys.ElementAt(1), Is.EqualTo(SectionKind.Conditions));
            Assert.That(local.Aliases, Is.EqualTo(new[] { "gọi là Một", "tên riêng" }));
            Assert.That(local.LegalGrounds, Is.EqualTo(new[] { "Luật Thử nghiệm 2025", "Nghị quyết 1 của tỉnh" }));
            Assert.That(local.Questions, Is.EqualTo(new[] { "Chỉ câu này?" }));
        });
    }

    [Test]
    public void A_province_switches_an_entry_off_and_one_commune_on_again()
    {
        folder.With("local/tinh-a/thu.md", "---\nenabled: false\n---\n");
        folder.With("local/tinh-a/xa-b/thu.md", "---\nenabled: true\n---\n");

        var snapshot = Snapshot();

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Find("thu", Sister), Is.Null);
            Assert.That(snapshot.For(Sister).Select(p => p.Slug), Is.EqualTo(new[] { "khac" }));
            Assert.That(snapshot.Find("thu", Commune), Is.Not.Null);
            Assert.That(snapshot.For(Commune).Select(p => p.Slug), Is.EqualTo(new[] { "khac", "thu" }));
            Assert.That(snapshot.For(null), Is.SameAs(snapshot.Procedures));
        });
    }

    [Test]
    public void A_commune_may_offer_what_is_off_elsewhere()
    {
        folder.With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryNamed("Một").Replace("confidence: high", "confidence: high\nenabled: false", StringComparison.Ordinal));
        folder.With("local/tinh-a/xa-b/thu.md", "---\nenabled: true\n---\n");

        Assert.Multiple(() =>
        {
            Assert.That(Snapshot().Find("thu"), Is.Null);
            Assert.That(Snapshot().Find("thu", Commune), Is.Not.Null);
        });
    }

    [Test]
    public void A_local_name_is_the_one_that_references_show_there()
    {
        folder.With("procedures/ho-tich/khac.md", KnowledgeFolder.EntryNamed("Hai").Replace("- Không có.", "- Xem [[thu]].", StringComparison.Ordinal));
        folder.With("local/tinh-a/thu.md", "---\nname: Một của tỉnh\n---\n");
        folder.With("local/tinh-a/khac.md", "---\nduration: 1 ngày\n---\n");

        Assert.Multiple(() =>
        {
            Assert.That(Snapshot().Find("khac")!.Section(SectionKind.Notes), Is.EqualTo("- Xem “Một”."));
            Assert.That(Snapshot().Find("khac", Province)!.Section(SectionKind.Notes), Is.EqualTo("- Xem “Một của tỉnh”."));
        });
    }

    [TestCase("local/tinh-a/thuu.md", "---\nfee: 0 đồng\n---\n", "unknown-slug", 1, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/xa-b/thuu.md", "---\nfee: 0 đồng\n---\n", "unknown-slug", 1, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/thu.md", "---\nfee: Miễn phí\n---\n", "empty-override", 1, ProblemSeverity.Warning)]
    [TestCase("local/tinh-a/thu.md", "---\nfees: Miễn phí\n---\n", "unknown-key", 2, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/thu.md", "---\nlevel: huyện\n---\n", "wrong-level", 2, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/thu.md", "---\nlegal: []\n---\n", "missing-legal-ground", 2, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/thu.md", "---\nemergency_note: Gọi ngay.\n---\n", "wrong-emergency", 1, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/thu.md", "---\nfee: 0 đồng\n---\n## Giá\n- Không.\n", "unknown-section", 4, ProblemSeverity.Error)]
    [TestCase("local/tinh-a/thu.md", "---\nfee: 0 đồng\n---\n\n## Lệ phí\n\n- Xem [[mat-roi]].\n", "dead-reference", 7, ProblemSeverity.Error)]
    public void A_mistake_in_a_local_file_is_reported_at_its_line(string path, string text, string rule, int line, ProblemSeverity severity)
    {
        folder.With(path, text);

        Assert.That(folder.Read().Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Is.EqualTo(new[] { (path, line, severity, rule) }));
    }

    [Test]
    public void Dates_that_contradict_the_wider_entry_are_an_error_and_the_local_text_does_not_apply()
    {
        folder.With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryNamed("Một").Replace("confidence: high", "confidence: high\nvalid_from: 2026-06-01", StringComparison.Ordinal));
        folder.With("local/tinh-a/thu.md", "---\nfee: 0 đồng\nvalid_until: 2026-05-31\n---\n");

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.File, p.Line, p.Rule)), Is.EqualTo(new[] { ("local/tinh-a/thu.md", 3, "wrong-validity") }));
            Assert.That(contents.ToSnapshot(1).Find("thu", Province)!.Fee, Is.EqualTo("Miễn phí"));
        });
    }

    private ProcedureSnapshot Snapshot() => folder.Read().ToSnapshot(1);
}
