using CivicBot.Storage.Records;

namespace CivicBot.Tests.Storage.Records;

[TestFixture]
internal sealed class RecordIdsTests
{
    [Test]
    public void Kind_and_occasion_together_make_the_id()
    {
        var ids = new[] { ("comment", "a"), ("change", "a"), ("comment", "b"), ("comment", "a") }.Select(one => RecordIds.For(one.Item1, one.Item2)).ToList();

        Assert.That(ids[3], Is.EqualTo(ids[0]));
        Assert.That(ids.Distinct().Count(), Is.EqualTo(3));
    }
}
