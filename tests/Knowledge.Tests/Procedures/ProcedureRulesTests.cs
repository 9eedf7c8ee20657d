using System.Text;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>Every rule for one file, with the line that an editor has to look at.</summary>
public sealed class ProcedureRulesTests
{
    private const string File = "procedures/ho-tich/thu.md";

    [Test]
    public void A_correct_entry_has_no_problem()
    {
        using var folder = new KnowledgeFolder().With(File, KnowledgeFolder.Entry);

        Assert.That(folder.Read().Problems, Is.Empty);
    }

    [TestCase("level: xã", "level: huyện", "wrong-level", 6)]
    [TestCase("online: toàn trình", "online: có", "wrong-online", 7)]
    [TestCase("online: toàn trình", "online: khônggian", "wrong-online", 7)]
    [TestCase("code: \"1.000001\"", "code: \"1.0001\"", "wrong-code", 2)]
    [TestCase("code: \"1.000001\"", "code: 12.000001", "wrong-code", 2)]
    [TestCase("confidence: high", "confidence: sure", "wrong-confidence", 15)]
    [TestCase("reviewed: 2026-11-01", "reviewed: 01/11/2026", "wrong-date", 14)]
    [TestCase("reviewed: 2026-11-01", "reviewed: 2026-02-30", "wrong-date", 14)]
    [TestCase("reviewed: 2026-11-01", "reviewed: 2026-11-01\nvalid_from: 2026-05-01\nvalid_until: 2026-04-30", "wrong-validity", 16)]
    [TestCase("reviewed: 2026-11-01", "reviewed: 2026-11-01\nenabled: off", "wrong-type", 15)]
    [TestCase("reviewed: 2026-11-01", "reviewed: 2026-11-01\nemergency: gọi 114", "wrong-emergency", 15)]
    [TestCase("reviewed: 2026-11-01", "reviewed: 2026-11-01\nemergency_note: Gọi ngay.", "wrong-emergency", 15)]
    [TestCase("fee: Miễn phí", "fees: Miễn phí", "unknown-key", 8)]
    [TestCase("fee: Miễn phí", "fees: Miễn phí", "missing-key", 2)]
    [TestCase("fee: Miễn phí", "fee:", "empty-value", 8)]
    [TestCase("fee: Miễn phí", "fee: [Miễn phí]", "wrong-type", 8)]
    [TestCase("aliases: [thử một]", "aliases: thử một", "wrong-type", 10)]
    [TestCase("aliases: [thử một]", "aliases+: [thử một]", "unknown-key", 10)]
    [TestCase("legal: [Luật Thử nghiệm 2025]", "legal: []", "missing-legal-ground", 13)]
    [TestCase("name: Thủ tục thử", "name: Thủ tục: thử", "bad-yaml", 3)]
    [TestCase("name: Thủ tục thử", "name: \"Thủ tục thử", "bad-yaml", 3)]
    [TestCase("name: Thủ tục thử", "name: Một\nname: Hai", "bad-yaml", 4)]
    [TestCase("## Lệ phí\n- Miễn phí.\n", "", "missing-section", 30)]
    [TestCase("- Miễn phí.\n## Nơi nộp", "\n## Nơi nộp", "empty-section", 25)]
    [TestCase("## Lệ phí", "## Phí", "unknown-section", 25)]
    [TestCase("## Lệ phí", "# Lệ phí", "unknown-section", 25)]
    [TestCase("## Lệ phí", "## Lệ phí (bổ sung)", "unknown-section", 25)]
    [TestCase("## Lưu ý", "## Lệ phí\n- Thêm.\n## Lưu ý", "repeated-section", 31)]
    [TestCase("## Hồ sơ", "Mở đầu.\n## Hồ sơ", "text-outside-section", 19)]
    [TestCase("- Không có.", "- Dòng một.\n- Xem [[thu tuc]].", "bad-reference", 33)]
    [TestCase("- Không có.", "- Xem [[thu-tuc.", "bad-reference", 32)]
    [TestCase("- Không có.", "- Xem [[thu-tuc|]].", "bad-reference", 32)]
    [TestCase("---\n## Hồ sơ", "## Hồ sơ", "missing-front-matter", 1)]
    [TestCase("---\ncode", "code", "missing-front-matter", 1)]
    public void A_mistake_that_keeps_the_entry_out_is_an_error_at_its_line(string passage, string replacement, string rule, int line)
    {
        using var folder = new KnowledgeFolder().With(File, KnowledgeFolder.EntryWith(passage, replacement));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(
                contents.Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)),
                Does.Contain((File, line, ProblemSeverity.Error, rule)));
            Assert.That(contents.National, Is.Empty);
        });
    }

    [TestCase("- Không có.", "- Xem [[khong-co-that]].", "dead-reference", 32, ProblemSeverity.Error)]
    [TestCase("- Không có.", "- Xem\n- [[khong-co-that|mục này]].", "dead-reference", 33, ProblemSeverity.Error)]
    [TestCase("- Không có.", "- Xem [[thu]].", "self-reference", 32, ProblemSeverity.Warning)]
    [TestCase("## Lưu ý\n- Không có.\n", "## Điều kiện\n- Ai cũng được.\n## Lưu ý\n- Không có.\n", "section-order", 31, ProblemSeverity.Warning)]
    [TestCase("aliases: [thử một]", "aliases:\n  - thử một\n  - Thử một", "repeated-item", 12, ProblemSeverity.Warning)]
    [TestCase("- Một cửa.", "- Một\u200b cửa.", "invisible-character", 28, ProblemSeverity.Warning)]
    public void A_mistake_that_can_wait_is_reported_and_the_entry_is_taken(string passage, string replacement, string rule, int line, ProblemSeverity severity)
    {
        using var folder = new KnowledgeFolder().With(File, KnowledgeFolder.EntryWith(passage, replacement));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)), Is.EqualTo(new[] { (File, line, severity, rule) }));
            Assert.That(contents.National.Keys, Is.EqualTo(new[] { "thu" }));
        });
    }

    [Test]
    public void Decomposed_letters_are_an_error_at_their_line_and_read_composed()
    {
        using var folder = new KnowledgeFolder().With(File, KnowledgeFolder.EntryWith("- Một cửa.", "- Một cửa.".Normalize(NormalizationForm.FormD)));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.Line, p.Severity, p.Rule)), Is.EqualTo(new[] { (28, ProblemSeverity.Error, "not-nfc") }));
            Assert.That(contents.National["thu"].Procedure.Section(SectionKind.Where), Is.EqualTo("- Một cửa."));
        });
    }

    [Test]
    public void Old_and_new_tone_placement_are_both_right()
    {
        using var folder = new KnowledgeFolder().With(File, KnowledgeFolder.EntryWith("- Không có.", "- Xóa, xoá; hòa, hoà; thủy, thuỷ."));

        Assert.That(folder.Read().Problems, Is.Empty);
    }

    [Test]
    public void What_a_Windows_editor_adds_is_a_warning_and_the_entry_is_taken()
    {
        var windows = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(KnowledgeFolder.Entry.Replace("\n", "\r\n", StringComparison.Ordinal))).ToArray();
        using var folder = new KnowledgeFolder().With(File, windows);

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.Line, p.Severity, p.Rule)), Is.EqualTo(new[]
            {
                (1, ProblemSeverity.Warning, "byte-order-mark"),
                (1, ProblemSeverity.Warning, "windows-line-ends"),
            }));
            Assert.That(contents.National["thu"].Procedure.Section(SectionKind.Fee), Is.EqualTo("- Miễn phí."));
        });
    }

    [Test]
    public void A_file_in_an_old_encoding_is_an_error_at_the_first_wrong_byte()
    {
        var bytes = Encoding.UTF8.GetBytes(KnowledgeFolder.Entry);
        var place = KnowledgeFolder.Entry[..KnowledgeFolder.Entry.IndexOf("UBND", StringComparison.Ordinal)];
        bytes[Encoding.UTF8.GetByteCount(place)] = 0xE0;
        using var folder = new KnowledgeFolder().With(File, bytes);

        Assert.That(folder.Read().Problems.Select(p => (p.Line, p.Rule)), Is.EqualTo(new[] { (5, "not-utf8") }));
    }

    [TestCase("procedures/ho-tich/Khai sinh.md", "wrong-file-name")]
    [TestCase("procedures/ho-tich/khai_sinh.md", "wrong-file-name")]
    [TestCase("procedures/khai-sinh.md", "wrong-place")]
    [TestCase("procedures/ho-tich/cu/khai-sinh.md", "wrong-place")]
    [TestCase("local/khai-sinh.md", "wrong-place")]
    public void A_file_where_or_named_as_no_entry_can_be_is_an_error(string path, string rule)
    {
        using var folder = new KnowledgeFolder().With(path, KnowledgeFolder.Entry);

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.Problems.Select(p => (p.File, p.Line, p.Rule)), Does.Contain((path, 1, rule)));
            Assert.That(contents.National, Is.Empty);
        });
    }

    [TestCase("procedures/ho-tich/.thu.md")]
    [TestCase("procedures/ho-tich/~$thu.md")]
    [TestCase("procedures/ho-tich/README.md")]
    [TestCase("procedures/ho-tich/thu.md.bak")]
    public void What_editors_leave_behind_is_no_entry(string path)
    {
        using var folder = new KnowledgeFolder().With(path, "nonsense");

        Assert.That(folder.Read(), Has.Property(nameof(LibraryContents.Files)).Zero.And.Property(nameof(LibraryContents.Problems)).Empty);
    }

    [Test]
    public void All_mistakes_of_a_file_are_told_at_once_in_order_of_lines()
    {
        var text = KnowledgeFolder.EntryWith("level: xã", "level: huyện")
            .Replace("reviewed: 2026-11-01", "reviewed: hôm qua", StringComparison.Ordinal)
            .Replace("## Lệ phí", "## Phí", StringComparison.Ordinal);
        using var folder = new KnowledgeFolder().With(File, text);

        Assert.That(
            folder.Read().Problems.Select(p => (p.Line, p.Rule)),
            Is.EqualTo(new[] { (6, "wrong-level"), (14, "wrong-date"), (25, "unknown-section"), (32, "missing-section") }));
    }
}
