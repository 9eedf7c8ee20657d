using CivicBot.Knowledge.Understanding;

namespace CivicBot.Knowledge.Tests.Understanding;

public sealed class UnderstandingOptionsTests
{
    [Test]
    public void The_defaults_are_in_order() => Assert.That(new UnderstandingOptions().Problems(), Is.Empty);

    [Test]
    public void A_value_out_of_range_is_named_by_its_key()
    {
        var options = new UnderstandingOptions { AnswerProbability = 3 };
        options.Search.TrainingRounds = 0;

        Assert.Multiple(() =>
        {
            Assert.That(options.Problems(), Has.Some.Contains("Understanding:AnswerProbability"));
            Assert.That(options.Problems(), Has.Some.Contains("Understanding:Search:TrainingRounds"));
        });
    }

    [Test]
    public void Asking_back_must_remain_possible() =>
        Assert.That(new UnderstandingOptions { AnswerProbability = 0.3, ClarifyProbability = 0.9 }.Problems(), Has.One.Contains("Understanding:ClarifyProbability"));
}
