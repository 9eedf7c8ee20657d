using CivicBot.Evaluation;
using CivicBot.Evaluation.Figures;
using CivicBot.Evaluation.Reports;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Understanding;

/// <summary>The committed samples through the shipped knowledge: no figure may be more than two items worse than recorded.</summary>
public sealed class SampleQualityTests
{
    private static readonly string Samples = RepositoryRoot.Folder("tests", "Evaluation", "samples");
    private readonly EngineRun engines = new(Shipped.Knowledge);

    private static IEnumerable<TestCaseData> Sets() =>
        Directory.EnumerateFiles(RepositoryRoot.Folder("tests", "Evaluation", "samples"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(LabelledSet.Read)
            .Select(set => new TestCaseData(set).SetArgDisplayNames(set.Name, set.Kind.ToString()));

    [TestCaseSource(nameof(Sets))]
    public void The_shipped_samples_are_understood_as_well_as_recorded(LabelledSet set)
    {
        var report = SetScoring.Of(set, engines.Answer(set), engines.FieldOf);

        var shortfalls = Expectations.Read(Path.Combine(Samples, Expectations.FileName)).Shortfalls(report);

        Assert.That(
            shortfalls,
            Is.Empty,
            "Understanding got worse, or the samples changed. If that is meant, look at `dotnet run -c Release --project tests/Evaluation score --worst 20` "
            + "and record anew: `dotnet run -c Release --project tests/Evaluation score --record`.");
    }

    [OneTimeTearDown]
    public void Stop() => engines.Dispose();
}
