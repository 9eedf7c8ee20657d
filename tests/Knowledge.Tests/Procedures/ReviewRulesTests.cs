using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>Ages and validity: what the calendar does to correct entries.</summary>
public sealed class ReviewRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [TestCase("2026-05-25", null)]
    [TestCase("2026-05-24", "review-due")]
    [TestCase("2026-11-21", null)]
    [TestCase("2026-11-22", "reviewed-in-future")]
    public void A_review_is_due_after_so_many_days_and_cannot_lie_ahead(string reviewed, string? rule)
    {
        using var folder = new KnowledgeFolder().With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryWith("2026-11-01", reviewed));

        var problems = ReviewRules.Check(folder.Read(), Today, reviewAfterDays: 180);

        Assert.That(
            problems.Select(p => (p.File, p.Line, p.Severity, p.Rule)),
            Is.EqualTo(rule is null ? [] : new[] { ("procedures/ho-tich/thu.md", 14, ProblemSeverity.Warning, rule) }));
    }

    [TestCase("valid_from: 2026-11-21", null, EntryValidity.Valid)]
    [TestCase("valid_from: 2026-11-22", "not-yet-valid", EntryValidity.NotYetValid)]
    [TestCase("valid_until: 2026-11-20", "expired", EntryValidity.Expired)]
    [TestCase("valid_until: 2026-11-21", "expires-soon", EntryValidity.Valid)]
    [TestCase("valid_until: 2027-01-20", "expires-soon", EntryValidity.Valid)]
    [TestCase("valid_until: 2027-01-21", null, EntryValidity.Valid)]
    public void Validity_counts_both_days_and_is_listed_at_its_key(string key, string? rule, EntryValidity validity)
    {
        using var folder = new KnowledgeFolder().With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryWith("reviewed: 2026-11-01", $"reviewed: 2026-11-01\n{key}"));

        var contents = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That(contents.National["thu"].Procedure.ValidityOn(Today), Is.EqualTo(validity));
            Assert.That(
                ReviewRules.Check(contents, Today, reviewAfterDays: 180).Select(p => (p.Line, p.Rule)),
                Is.EqualTo(rule is null ? [] : new[] { (15, rule) }));
        });
    }

    [Test]
    public void A_local_text_ages_by_itself_and_what_is_switched_off_does_not()
    {
        using var folder = new KnowledgeFolder()
            .With("procedures/ho-tich/thu.md", KnowledgeFolder.EntryNamed("Một"))
            .With("procedures/ho-tich/tat.md", KnowledgeFolder.EntryNamed("Hai").Replace("reviewed: 2026-11-01", "reviewed: 2020-01-01\nenabled: false", StringComparison.Ordinal))
            .With("local/tinh-a/thu.md", "---\nfee: 0 đồng\nreviewed: 2020-01-01\n---\n")
            .With("local/tinh-a/xa-b/thu.md", "---\nduration: 1 ngày\nreviewed: 2026-11-01\n---\n");

        Assert.That(
            ReviewRules.Check(folder.Read(), Today, reviewAfterDays: 180).Select(p => (p.File, p.Line, p.Rule)),
            Is.EqualTo(new[] { ("local/tinh-a/thu.md", 3, "review-due") }));
    }
}
