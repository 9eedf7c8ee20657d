using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Topics;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Topics;

[TestFixture]
internal sealed class TopicGroupingTests
{
    [Test]
    public void The_shipped_three_fields_hold_each_topic_once()
    {
        var fields = TopicGrouping.Load(Path.Combine(RepositoryRoot.Folder("knowledge"), "topics"))[TopicGrouping.ThreeFields];

        Assert.That(fields.Groups.Select(group => group.Name), Is.EqualTo(new[] { "Kinh tế", "Văn hóa – xã hội", "Quốc phòng – an ninh" }));
        Assert.That(fields.Groups.SelectMany(group => group.Topics), Is.EquivalentTo(TopicScheme.Ids));
        Assert.That(fields.Of("an-ninh").Id, Is.EqualTo("quoc-phong-an-ninh"));
    }

    [TestCase("dat-dai, khac", "has no group for giao-thong")]
    [TestCase("dat-dai, khac, dat-dai", "\"dat-dai\" stands in two groups")]
    [TestCase("dat-dai, duong-sa", "\"duong-sa\" is no topic")]
    public void A_table_that_forgets_repeats_or_invents_a_topic_is_refused_with_its_line(string topics, string problem)
    {
        var folder = Directory.CreateTempSubdirectory("civicbot-groupings-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, TopicGrouping.FileName), $"# ghi chú\nmau\tmot\tMột\t{topics}\n");

            var wrong = Assert.Throws<LexiconException>(() => TopicGrouping.Load(folder.FullName));

            Assert.That(wrong.Line, Is.EqualTo(2));
            Assert.That(wrong.Problem, Does.Contain(problem));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
