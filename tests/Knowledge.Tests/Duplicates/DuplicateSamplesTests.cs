using System.Text.Json;
using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Tests.Places;
using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Duplicates;

/// <summary>The shipped samples through the shipped knowledge. Floors lie below what was measured, so that they catch a broken change, not a changed word.</summary>
public sealed class DuplicateSamplesTests
{
    [Test]
    public void Pairs_of_the_samples_are_found_and_few_are_wrong()
    {
        var clusters = new DuplicateClusters(ShippedPlaces.Lexicon, ShippedMatters.Lexicon);
        var found = File.ReadLines(RepositoryRoot.Folder("tests", "Evaluation", "samples", "duplicates.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(r => (Text: r.GetProperty("text").GetString()!, Group: r.GetProperty("group").GetString()!))
            .Select((s, i) => (s.Group, Cluster: clusters.Add($"{i}", Shipped.Analyzer.Analyse(s.Text), ShippedPlaces.Read(s.Text), null)))
            .ToList();
        var (both, said, same) = (0, 0, 0);
        for (var i = 0; i < found.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (isSame, isSaid) = (found[i].Group == found[j].Group, found[i].Cluster == found[j].Cluster);
                both += isSame && isSaid ? 1 : 0;
                said += isSaid ? 1 : 0;
                same += isSame ? 1 : 0;
            }
        }

        Assert.That((Precision: (double)both / said > 0.93, Recall: (double)both / same > 0.85), Is.EqualTo((true, true)), $"{both} of {said} said, {same} same");
    }
}
