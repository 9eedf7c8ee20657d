using CivicBot.Knowledge.Learning;

namespace CivicBot.Knowledge.Tests.Learning;

internal sealed class LinearModelTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void The_right_class_scores_best(bool sparse)
    {
        var learned = SmallLessons.Learn(sparse);
        for (var right = 0; right < SmallLessons.Classes; right++)
        {
            var scores = new float[SmallLessons.Classes];
            learned.Models[0].Score(learned.Space.Weigh(SmallLessons.Text(right)), scores);
            Assert.That(Array.IndexOf(scores, scores.Max()), Is.EqualTo(right));
        }
    }

    [Test]
    public void Thousands_of_classes_are_told_apart_as_well()
    {
        const int classes = 1500;
        var texts = Enumerable.Range(0, classes).Select(SmallLessons.Text).ToList();
        var space = new FeatureSpace(texts, 1, [1, 1, 1], [0, 1, 1]);
        var lessons = texts.Select((t, i) => Lesson.Of(space, t, i)).ToList();
        var model = LinearTrainer.TrainOneOf(LinearModel.Sparse(space.Size, classes, lessons), lessons, 3, 3);
        var scores = new float[classes];
        model.Score(space.Weigh(SmallLessons.Text(777)), scores);

        Assert.That(Array.IndexOf(scores, scores.Max()), Is.EqualTo(777));
    }

    [Test]
    public void Weights_settle_at_their_mean_and_stay_where_nothing_was_added()
    {
        float[] weights = [1, 2, 3, 4, 5, 6, 7, 8];
        float[] bias = [0, 0, 0, 0, 0, 0, 0, 4];
        new AveragedWeights(weights, bias).Settle();
        Assert.That(weights[0], Is.EqualTo(1));

        var average = new AveragedWeights(weights, bias);
        average.Add();
        (weights[0], bias[7]) = (4, 0);
        average.Add();
        average.Settle();
        Assert.That((weights[0], weights[7], bias[7]), Is.EqualTo((2.5f, 8f, 2f)));
    }

    [Test]
    public void Ids_are_numbered_in_the_order_of_their_first_use()
    {
        var numbers = new FeatureNumbers();
        var ids = Enumerable.Range(0, 5000).Select(i => FeatureHash.FoldedWord($"tu{i}")).ToList();
        var given = ids.Concat(ids).Select(numbers.Add).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(given, Is.EqualTo(Enumerable.Range(0, 5000).Concat(Enumerable.Range(0, 5000))));
            Assert.That(numbers.Find(ids[4321]), Is.EqualTo(4321));
            Assert.That(numbers.Find(FeatureHash.Word("la")), Is.EqualTo(-1));
        });
    }

    [Test]
    public void Features_are_counted_in_order()
    {
        using var buffer = new FeatureBuffer(0);
        foreach (var id in Enumerable.Range(0, 100).Select(i => (ulong)(i % 7)))
        {
            buffer.Add(id);
        }

        Assert.That(buffer.Count().Select(f => (f.Id, f.Count)), Is.EqualTo(Enumerable.Range(0, 7).Select(i => ((ulong)i, i < 2 ? 15 : 14))));
    }
}
