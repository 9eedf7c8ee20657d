using System.Reflection;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>Every behaviour that the official packages are known for has a test here, or a reason why it has none.</summary>
[Category("SubsetOnly")]
public class BehavioursTests
{
    private static readonly List<string[]> Rows =
        [.. File.ReadLines(Path.Combine(ApiList.Folder(), "behaviours.tsv")).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('\t'))];

    [Test]
    public void Every_behaviour_is_in_the_map_once()
    {
        var wanted = Enumerable.Range(1, 37).Select(number => $"{number}")
            .Concat(["T1", "T2", "T3", "T4"])
            .Concat(["W1", "W2", "W3", "W4", "W5"])
            .Concat(Enumerable.Range(1, 9).Select(number => $"A{number}"));
        Assert.That(Rows.Select(row => row[0]), Is.EqualTo(wanted));
        Assert.That(Rows.Where(row => row.Length != 3 || row.Any(string.IsNullOrWhiteSpace)), Is.Empty);
    }

    [Test]
    public void Every_test_of_the_map_is_one()
    {
        var tests = typeof(BehavioursTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(m => m.GetCustomAttributes<NUnitAttribute>(inherit: true).Any(a => a is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute)).Select(m => $"{type.Name}.{m.Name}"))
            .ToHashSet();
        var named = Rows.Where(row => !row[2].StartsWith("- ", StringComparison.Ordinal)).SelectMany(row => row[2].Split(", ")).ToList();
        Assert.That(named.Where(name => !tests.Contains(name)), Is.Empty);
        Assert.That(named, Has.Count.GreaterThan(100));
    }

    [Test]
    public void Few_behaviours_are_left_out() => Assert.That(Rows.Count(row => row[2].StartsWith("- ", StringComparison.Ordinal)), Is.EqualTo(1));
}
