using System.Text.Json;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Topics;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Comments;

[NonParallelizable]
public sealed class LearningFromCorrectionsTests
{
    private const string Disputed = "Bãi xe sau chợ thu tiền giữ xe cao quá";
    private CommentUnderstanding understanding = null!;

    [OneTimeSetUp]
    public async Task LearnAsync() => understanding = await ShippedComments.LearnAsync();

    [Test]
    public void A_correction_changes_how_that_comment_and_similar_ones_are_read()
    {
        string[] similar = ["giữ xe ở bãi sau chợ thu cao", "dân kêu bãi xe sau chợ giữ xe thu tiền cao quá", "bai xe sau cho thu tien cao qua"];
        understanding.Learn([]);
        Assert.That(Main(Disputed), Is.EqualTo("xay-dung"), "the example must be one that needs correcting");

        understanding.Learn([Correction(Disputed, "khac", "an-ninh")]);

        Assert.That(Topics(Disputed), Is.EqualTo(new[] { "khac", "an-ninh" }));
        Assert.That(similar.Select(Main), Is.All.EqualTo("khac"));
    }

    [Test]
    public void The_latest_correction_of_a_text_counts_also_in_other_spelling()
    {
        understanding.Learn([Correction(Disputed, "moi-truong"), Correction(Disputed.ToUpperInvariant() + "!", "khac")]);

        Assert.That(Main(Disputed), Is.EqualTo("khac"));
    }

    [Test]
    public void A_correction_counts_against_a_shipped_example()
    {
        var shipped = TopicExample.Load(RepositoryRoot.Folder("knowledge", "topics")).First(e => e.Topics[0] == "y-te");

        understanding.Learn([Correction(shipped.Text, "an-sinh")]);

        Assert.That(Main(shipped.Text), Is.EqualTo("an-sinh"));
    }

    [Test]
    public void The_same_ledger_gives_the_same_readings_whatever_was_learned_before()
    {
        TopicCorrection[] ledger = [Correction(Disputed, "moi-truong"), Correction("Xe kẹo kéo mở loa giữa trưa", "moi-truong")];
        understanding.Learn(ledger);
        var first = Scores();

        understanding.Learn([Correction("Ghe chở cát neo ngay bến làm lở bờ vườn", "moi-truong")]);
        Assert.That(Scores(), Is.Not.EqualTo(first));

        understanding.Learn(ledger);
        Assert.That(Scores(), Is.EqualTo(first));
    }

    [Test]
    public void Masks_teach_nothing()
    {
        const string plain = "Gọi mà không ai sửa cầu ván xóm Rạch";
        understanding.Learn([Correction(plain, "giao-thong")]);
        var first = Scores();

        understanding.Learn([Correction("Gọi [số điện thoại] mà không ai sửa cầu ván xóm Rạch [họ tên]", "giao-thong")]);

        Assert.That(Scores(), Is.EqualTo(first));
    }

    [TestCase("khac")]
    [TestCase("ha-tang")]
    public void Fifty_corrections_of_one_topic_make_it_forget_nothing(string topic)
    {
        var samples = File.ReadLines(RepositoryRoot.Folder("tests", "Evaluation", "samples", "comments.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(s => (Text: s.GetProperty("text").GetString()!, Topics: s.GetProperty("topics").EnumerateArray().Select(t => t.GetString()!).ToArray()))
            .ToList();
        var corrected = samples.Where(s => s.Topics[0] == topic).Take(50).ToList();
        var others = samples.Except(corrected).ToList();
        understanding.Learn([]);
        var before = Right();

        understanding.Learn([.. corrected.Select(s => Correction(s.Text, s.Topics))]);

        Assert.That(corrected, Has.Count.EqualTo(50));
        Assert.That(Right(), Is.GreaterThanOrEqualTo(before - 0.01));

        double Right() => others.Count(s => s.Topics.Contains(Main(s.Text))) / (double)others.Count;
    }

    private static TopicCorrection Correction(string text, params string[] topics) => new(text, topics, DateTimeOffset.UnixEpoch, "Phòng Kinh tế");

    private IReadOnlyList<string> Topics(string text) => understanding.Read(text, []).Topics.Assigned;

    private string Main(string text) => Topics(text)[0];

    private List<double> Scores() =>
        [.. new[] { Disputed, "Rác chợ dồn đống", "Bãi giữ xe ở chợ thu lố giá" }.SelectMany(t => understanding.Read(t, []).Topics.Scores.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => s.Score))];
}
