using CivicBot.Evaluation;
using CivicBot.Evaluation.Figures;
using CivicBot.Evaluation.Reports;

namespace CivicBot.Knowledge.Tests.Evaluation;

/// <summary>The figures on invented answers whose figures are known.</summary>
public sealed class FiguresTests
{
    [Test]
    public void Questions_are_judged_by_rank_by_what_was_served_and_by_facet()
    {
        var book = new AnswerBook();
        book.Add(Said("a", "procedure", "x", "ho-so", "x", "y"));
        book.Add(Said("b", "clarify", null, "le-phi", "y", "z", "x"));
        book.Add(Said("c", "procedure", "y", "ho-so", "y", "z", "w", "x"));
        var set = new LabelledSet("set", SetKind.Questions, [Question("a", "x"), Question("b", "x"), Question("c", "x"), Question("d", "x")]);

        var all = QuestionFigures.Of(set, book, _ => null).Row("all");

        Assert.Multiple(() =>
        {
            Assert.That(all["top-1"].Value, Is.EqualTo(0.25));
            Assert.That(all["top-3"].Value, Is.EqualTo(0.5));
            Assert.That(all["MRR"].Value, Is.EqualTo((1 + (1 / 3.0) + 0.25) / 4).Within(1e-9));
            Assert.That(all["served right"].Count, Is.EqualTo(2));
            Assert.That(all["wrong"].Count, Is.EqualTo(1));
            Assert.That(all["facet"].Count, Is.EqualTo(2));
        });
    }

    [Test]
    public void Comments_are_judged_by_main_topic_and_by_all_topics()
    {
        var book = new AnswerBook();
        book.Add(Sorted("a", 0.9, "dat-dai", "giao-thong"));
        book.Add(Sorted("b", 0.4, "giao-thong"));
        var set = new LabelledSet("set", SetKind.Comments, [Comment("a", "dat-dai"), Comment("b", "moi-truong")]);

        var all = TopicFigures.Of(set, book).Row("all");

        Assert.Multiple(() =>
        {
            Assert.That(all["primary"].Count, Is.EqualTo(1));
            Assert.That(all["micro F1"].Value, Is.EqualTo(2 * 1 / 5.0).Within(1e-9));
            Assert.That(all["macro F1"].Value, Is.EqualTo((1 + 0) / 2.0).Within(1e-9));
        });
    }

    [Test]
    public void Clusters_are_judged_by_pairs()
    {
        var book = new AnswerBook();
        foreach (var (id, cluster) in new[] { ("a", "1"), ("b", "1"), ("c", "1"), ("d", "2") })
        {
            book.Add(new Clustered(id, cluster));
        }

        var set = new LabelledSet("set", SetKind.Duplicates, [Grouped("a", "g"), Grouped("b", "g"), Grouped("c", "h"), Grouped("d", "h")]);

        var all = DuplicateFigures.Of(set, book).Row("all");

        Assert.Multiple(() =>
        {
            Assert.That(all["pair precision"].Value, Is.EqualTo(1 / 3.0).Within(1e-9));
            Assert.That(all["pair recall"].Value, Is.EqualTo(1 / 2.0).Within(1e-9));
        });
    }

    [Test]
    public void A_figure_that_loses_more_than_two_items_falls_short()
    {
        var recorded = Expectations.Of([Report(right: 90, wrong: 3)]);

        Assert.Multiple(() =>
        {
            Assert.That(recorded.Shortfalls(Report(right: 88, wrong: 5)), Is.Empty);
            Assert.That(recorded.Shortfalls(Report(right: 87, wrong: 5)), Has.Count.EqualTo(1));
            Assert.That(recorded.Shortfalls(Report(right: 95, wrong: 6)), Has.Count.EqualTo(1));
            Assert.That(recorded.Shortfalls(Report(right: 90, wrong: 3) with { Lines = 99 }), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void The_most_confident_come_first_on_the_curve()
    {
        var curve = CurvePoint.Curve([(0.9, true), (0.2, false), (0.8, true), (0.7, true), (0.1, false)]);

        Assert.Multiple(() =>
        {
            Assert.That(curve.Single(p => p.Coverage == 0.6), Is.EqualTo(new CurvePoint(0.6, 0.7, 0)));
            Assert.That(curve[^1], Is.EqualTo(new CurvePoint(1, 0.1, 0.4)));
        });
    }

    private static LabelledMessage Question(string id, string slug) => new() { Id = id, Q = "câu hỏi", Slugs = [slug], Facet = "ho-so" };

    private static LabelledMessage Comment(string id, string topic) => new() { Id = id, Text = "ý kiến", Topics = [topic] };

    private static LabelledMessage Grouped(string id, string group) => new() { Id = id, Text = "ý kiến", Group = group };

    private static Answer Said(string id, string intent, string? slug, string facet, params string[] candidates) =>
        new(id, intent, slug, 0.5, facet, Array.ConvertAll(candidates, c => new AnswerCandidate(c, c, 1)));

    private static Classification Sorted(string id, double confidence, params string[] topics) => new(id, [new ScoredTopic(topics[0], confidence)], topics, Unsure: false, []);

    private static SetReport Report(int right, int wrong) => new(
        "set", SetKind.Questions, 100, [new FigureRow("", "all", 100, [Figure.Share("top-1", right, 100), Figure.Share("wrong", wrong, 100, Better.Lower)])], [], [], []);
}
