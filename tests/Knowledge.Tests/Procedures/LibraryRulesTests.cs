using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>What only shows between files.</summary>
public sealed class LibraryRulesTests
{
    [Test]
    public void A_file_name_used_in_two_folders_is_an_error_and_the_first_counts()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/cu-tru/thu.md", KnowledgeFolder.EntryNamed("Một"))
            .With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryNamed("Hai"));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Is.EqualTo(new[]
            {
                ("procedures/ho-tich/thu.md", 1, ProblemSeverity.Error, "duplicate-slug"),
            }));
            Assert.That(contents.National["thu"].Procedure.Name, Is.EqualTo("Một"));
        });
    }

    [Test]
    public void An_alias_of_two_entries_is_a_warning_at_the_second()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/cu-tru/a.md", KnowledgeFolder.EntryNamed("Một"))
            .With("procedures/cu-tru/b.md", KnowledgeFolder.EntryNamed("Hai").Replace("[gọi là Hai]", "[x,\n  GỌI là một]", StringComparison.Ordinal));

        Assert.That(folder.Read().Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Is.EqualTo(new[]
        {
            ("procedures/cu-tru/b.md", 11, ProblemSeverity.Warning, "duplicate-alias"),
        }));
    }

    [Test]
    public void A_reference_shows_the_name_of_the_other_entry_and_is_kept_as_related()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/cu-tru/a.md", KnowledgeFolder.EntryNamed("Một").Replace("- Không có.", "- Xem [[b]], [[c|việc thứ ba]], [[b|lần nữa]].", StringComparison.Ordinal))
            .With("procedures/cu-tru/b.md", KnowledgeFolder.EntryNamed("Hai"))
            .With("procedures/cu-tru/c.md", KnowledgeFolder.EntryNamed("Ba"));

        var contents = folder.Read();
        var procedure = contents.National["a"].Procedure;

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems, Is.Empty);
            Assert.That(procedure.Section(SectionKind.Notes), Is.EqualTo("- Xem “Hai”, việc thứ ba, lần nữa."));
            Assert.That(procedure.Related, Is.EqualTo(new[] { "b", "c" }));
        });
    }

    [Test]
    public void A_dead_reference_is_shown_as_words_and_leads_nowhere()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/cu-tru/a.md", KnowledgeFolder.EntryWith("- Không có.", "- Xem [[viec-khac]], [[viec-nua|việc nữa]]."));

        var procedure = folder.Read().National["a"].Procedure;

        Assert.Multiple(() =>
        {
            Assert.That(procedure.Section(SectionKind.Notes), Is.EqualTo("- Xem “viec khac”, việc nữa."));
            Assert.That(procedure.Related, Is.Empty);
        });
    }

    [Test]
    public void A_reference_to_an_entry_that_is_switched_off_is_a_warning()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/cu-tru/a.md", KnowledgeFolder.EntryNamed("Một").Replace("- Không có.", "- Xem [[b]].", StringComparison.Ordinal))
            .With("procedures/cu-tru/b.md", KnowledgeFolder.EntryNamed("Hai").Replace("confidence: high", "confidence: high\nenabled: false", StringComparison.Ordinal));

        Assert.That(folder.Read().Problems.Select(p => (p.File, p.Line, p.Rule)), Is.EqualTo(new[] { ("procedures/cu-tru/a.md", 32, "reference-to-switched-off") }));
    }

    [Test]
    public void An_entry_that_is_switched_off_is_not_in_the_snapshot()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/cu-tru/a.md", KnowledgeFolder.EntryNamed("Một"))
            .With("procedures/cu-tru/b.md", KnowledgeFolder.EntryNamed("Hai").Replace("confidence: high", "confidence: high\nenabled: false", StringComparison.Ordinal));

        var snapshot = folder.Read().ToSnapshot(1);

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Procedures.Select(p => p.Slug), Is.EqualTo(new[] { "a" }));
            Assert.That(snapshot.Find("b"), Is.Null);
        });
    }

    [Test]
    public void All_values_of_an_entry_arrive()
    {
        using var folder = new KnowledgeFolder().With(
            "procedures/an-ninh/a.md",
            KnowledgeFolder.EntryWith("confidence: high", "confidence: low\nvalid_from: 2026-01-02\nvalid_until: 2026-03-04\nvalidity_note: Thử.\nemergency: \"114\"\nemergency_note: Gọi ngay.")
                .Replace("online: toàn trình", "online: một phần, đặt lịch trước", StringComparison.Ordinal)
                .Replace("## Trình tự", "## Điều kiện\n- Đủ 18 tuổi.\n\n## Trình tự", StringComparison.Ordinal));

        var contents = folder.Read();
        Assert.That(contents.Problems, Is.Empty);
        var p = contents.National["a"].Procedure;

        Assert.Multiple(() =>
        {
            Assert.That((p.Slug, p.FieldSlug, p.Code, p.Name, p.Field), Is.EqualTo(("a", "an-ninh", "1.000001", "Thủ tục thử", "Hộ tịch")));
            Assert.That((p.Authority, p.Level, p.Online, p.OnlineService), Is.EqualTo(("UBND cấp xã", "xã", "một phần, đặt lịch trước", OnlineService.Partial)));
            Assert.That((p.Fee, p.Duration, p.Reviewed, p.Confidence), Is.EqualTo(("Miễn phí", "3 ngày", new DateOnly(2026, 11, 1), EntryConfidence.Low)));
            Assert.That((p.ValidFrom, p.ValidUntil, p.ValidityNote), Is.EqualTo(((DateOnly?)new DateOnly(2026, 1, 2), (DateOnly?)new DateOnly(2026, 3, 4), "Thử.")));
            Assert.That((p.EmergencyPhone, p.EmergencyNote, p.Enabled), Is.EqualTo(("114", "Gọi ngay.", true)));
            Assert.That((p.Aliases[0], p.Questions[0], p.LegalGrounds[0], p.Sources[0]), Is.EqualTo(("thử một", "Làm thử thì cần gì?", "Luật Thử nghiệm 2025", "Nguồn thử")));
            Assert.That(p.Sections.Keys, Is.EqualTo(Enum.GetValues<SectionKind>()));
            Assert.That(p.Section(SectionKind.Conditions), Is.EqualTo("- Đủ 18 tuổi."));
            Assert.That((p.LocalTo, p.LocalSections.Count), Is.EqualTo(((Locality?)null, 0)));
        });
    }
}
