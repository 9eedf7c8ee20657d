using System.Text.Json;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Screening;

/// <summary>The shipped samples through the shipped rules. Floors lie below what was measured, so that they catch a broken change, not a changed word.</summary>
public sealed class SampleQualityTests
{
    private static readonly Lazy<List<(HashSet<string> Wanted, HashSet<string> Found)>> Samples = new(() =>
    [
        .. File.ReadLines(RepositoryRoot.Folder("tests", "Evaluation", "samples", "sensitive.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Sample>(line, JsonSerializerOptions.Web)!)
            .Select(s => (s.Flags.Where(f => f != "none").ToHashSet(StringComparer.Ordinal), Screened.Flags(s.Text).ToHashSet(StringComparer.Ordinal))),
    ]);

    [TestCase("pii", 0.98, 0.02)]
    [TestCase("denunciation", 0.90, 0.02)]
    [TestCase("emergency", 0.88, 0.02)]
    [TestCase("abuse", 0.88, 0.03)]
    public void Flags_are_found_and_rarely_false(string flag, double recall, double falseAlarms)
    {
        var wanted = Samples.Value.Where(s => s.Wanted.Contains(flag)).ToList();
        var others = Samples.Value.Where(s => !s.Wanted.Contains(flag)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(wanted.Count(s => s.Found.Contains(flag)) / (double)wanted.Count, Is.GreaterThanOrEqualTo(recall));
            Assert.That(others.Count(s => s.Found.Contains(flag)) / (double)others.Count, Is.LessThanOrEqualTo(falseAlarms));
        });
    }

    [Test]
    public void Clean_messages_stay_clean()
    {
        var clean = Samples.Value.Where(s => s.Wanted.Count == 0).ToList();

        Assert.That(clean.Count(s => s.Found.Count > 0) / (double)clean.Count, Is.LessThanOrEqualTo(0.03));
    }

    private sealed record Sample(string Text, string[] Flags);
}
