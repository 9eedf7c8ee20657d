using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.TwinTests;

/// <summary>Procedures that are nearly the same are told apart or asked about: first issue and re-issue, temporary and permanent residence, and so on.</summary>
public sealed class ToldApartTests
{
    private const int Shown = 3;

    private static IEnumerable<TestCaseData> Messages() =>
        Twin.ReadAll().Select(t => new TestCaseData(t).SetArgDisplayNames(t.Pair, t.Slug));

    [TestCaseSource(nameof(Messages))]
    public void A_message_goes_to_its_procedure_and_is_never_answered_with_the_twin(Twin twin)
    {
        var answer = Shipped.Ask(twin.Message);
        string[] served = answer.Intent == "procedure" ? [answer.Slug!] : answer.Intent == "clarify" ? [.. answer.Ranked.Take(Shown)] : [];

        Assert.Multiple(() =>
        {
            Assert.That(twin.Twins, Does.Not.Contain(answer.Slug), "answered with the twin");
            Assert.That(served, Does.Contain(twin.Slug), $"{answer.Intent}, best {string.Join(", ", answer.Ranked.Take(Shown))}");
        });
    }

    [Test]
    public void Every_pair_names_two_procedures_of_the_library()
    {
        var twins = Twin.ReadAll();
        var known = Shipped.Engine.Snapshot.Procedures.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(twins.Select(t => t.Slug).Where(s => !known.Contains(s)), Is.Empty);
            Assert.That(twins.Where(t => t.Twins.Count == 0).Select(t => t.Pair), Is.Empty);
            Assert.That(twins.Select(t => t.Pair).Distinct().Count(), Is.GreaterThanOrEqualTo(40));
            Assert.That(twins.GroupBy(t => t.Message).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
        });
    }
}
