using System.Text;
using CivicBot.Evaluation;
using CivicBot.Evaluation.Peers;

namespace CivicBot.Knowledge.Tests.Evaluation;

public sealed class LabelledSetTests
{
    [TestCase("""{"id":"1","q":"hỏi","slugs":[],"facet":"ho-so"}""", SetKind.Questions)]
    [TestCase("""{"id":"1","turns":["hỏi","hỏi nữa"],"slugs":["x"],"facets":["ho-so","le-phi"]}""", SetKind.FollowUps)]
    [TestCase("""{"id":"1","q":"chào","label":"greeting"}""", SetKind.OutOfScope)]
    [TestCase("""{"id":"1","text":"đường hư","topics":["giao-thong"],"place":null}""", SetKind.Comments)]
    [TestCase("""{"id":"1","text":"đường hư","group":"g1"}""", SetKind.Duplicates)]
    [TestCase("""{"id":"1","text":"đường hư","flags":["none"]}""", SetKind.Sensitive)]
    public void The_kind_of_a_set_is_told_by_its_fields(string line, SetKind kind)
    {
        using var file = new JsonlFile(line);

        Assert.That(LabelledSet.Read(file.Path).Select(s => s.Kind), Is.EqualTo(new[] { kind }));
    }

    [TestCase("""{"id":"2","text":"đường hư"}""", "no kind")]
    [TestCase("""{"id":"1","q":"chào","label":"greeting"}""", "twice")]
    [TestCase("""{"id":"2",""", ":2:")]
    public void A_line_that_cannot_be_used_is_named_with_its_number(string second, string problem)
    {
        using var file = new JsonlFile("""{"id":"1","q":"chào","label":"greeting"}""", second);

        Assert.That(() => LabelledSet.Read(file.Path), Throws.TypeOf<InvalidDataException>().With.Message.Contains(problem));
    }

    [Test]
    public void A_folded_set_bears_no_diacritics() =>
        Assert.That(new LabelledMessage { Id = "1", Q = "Đổi Căn Cước ở đâu" }.Folded().Q, Is.EqualTo("doi can cuoc o dau"));

    [Test]
    public void A_peers_line_is_read()
    {
        var search = PeerLine.Parse("Lucene BM25 words            no diacritics  {'n': 22, 'top1': 0.6818, 'top3': 0.9, 'mrr10': 0.7} 123.4 us/query");
        var topics = PeerLine.Parse("scikit-learn TF-IDF+LR     real     n=180 {'micro': 0.8, 'macro': 0.7, 'primary': 0.75, 'per': {'khac': 0.5}}");

        Assert.Multiple(() =>
        {
            Assert.That((search.System, search.Group, search.Figures["top1"], search.Microseconds), Is.EqualTo(("Lucene BM25 words", "no diacritics", 0.6818, 123.4)));
            Assert.That((topics.System, topics.Group, topics.Figures["primary"], topics.Microseconds), Is.EqualTo(("scikit-learn TF-IDF+LR", "real", 0.75, (double?)null)));
            Assert.That(() => PeerLine.Parse("Traceback (most recent call last)"), Throws.TypeOf<PeerException>());
        });
    }

    private sealed class JsonlFile : IDisposable
    {
        public JsonlFile(params string[] lines) => File.WriteAllLines(Path, lines, Encoding.UTF8);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
