using CivicBot.Adapters.AzureLanguage;
using CivicBot.Knowledge.Topics;
using CivicBot.Understanding.Cloud;

namespace CivicBot.AzureLanguage.Tests.Turns;

/// <summary>What holds where two have an opinion.</summary>
internal sealed class SecondOpinionTests
{
    private static readonly TopicReading Local = new(
        [new TopicScore("ha-tang", 0.8), new TopicScore("giao-thong", 0.4), new TopicScore("khac", 0.1)], ["ha-tang", "giao-thong"], 0.8, Unsure: false);

    [TestCase("ha-tang:0.9,giao-thong:0.6", Agreement.Same)]
    [TestCase("ha-tang:0.9", Agreement.SameMain)]
    [TestCase("giao-thong:0.9,ha-tang:0.6", Agreement.OtherMain)]
    [TestCase("Lighting:0.9", Agreement.NoTopic)]
    [TestCase("", Agreement.NoTopic)]
    public void Agreement_is_about_the_main_topic_first(string labels, Agreement agreement) => Assert.That(SecondOpinion.Compare(Local, Labels(labels)), Is.EqualTo(agreement));

    [Test]
    public void The_same_opinion_is_surer()
    {
        var both = SecondOpinion.Combine(Local, Labels("ha-tang:0.95,giao-thong:0.6"));
        Assert.That((both.Assigned, both.Confidence, both.Unsure), Is.EqualTo((new[] { "ha-tang", "giao-thong" }, 0.95, false)));
        Assert.That(both.Scores[0], Is.EqualTo(new TopicScore("ha-tang", 0.95)));
    }

    [TestCase("giao-thong:0.95")]
    [TestCase("ha-tang:0.4")]
    public void Another_main_topic_and_a_doubtful_one_are_looked_at_by_a_person(string labels)
    {
        var both = SecondOpinion.Combine(Local, Labels(labels));
        Assert.That((both.Assigned[0], both.Unsure), Is.EqualTo((labels.Split(':')[0], true)));
    }

    [Test]
    public void Classes_that_are_no_topics_change_nothing()
    {
        Assert.That(SecondOpinion.Combine(Local, Labels("Lighting:0.99")), Is.SameAs(Local));
        Assert.That(SecondOpinion.Combine(Local, []), Is.SameAs(Local));
    }

    [Test]
    public void More_topics_than_a_comment_may_have_are_cut_off() =>
        Assert.That(SecondOpinion.Combine(Local, Labels("y-te:0.6,ha-tang:0.9,an-ninh:0.7,khac:0.8")).Assigned, Is.EqualTo(new[] { "ha-tang", "khac", "an-ninh" }));

    private static CloudLabel[] Labels(string text) => text.Length == 0
        ? []
        : [.. text.Split(',').Select(one => one.Split(':')).Select(one => new CloudLabel(one[0], double.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture)))];
}
