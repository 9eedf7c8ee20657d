using CivicBot.Knowledge.Lists;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Tests.Procedures;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Lists;

public sealed class ListCheckTests
{
    private static readonly string Shipped = RepositoryRoot.Folder("knowledge");
    private KnowledgeFolder folder = null!;

    [SetUp]
    public void One_procedure() => folder = new KnowledgeFolder().With("procedures/ho-tich/thu.md", KnowledgeFolder.Entry);

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void The_shipped_lists_are_right()
    {
        var found = ListCheck.Read(Shipped, Path.Combine(Shipped, "lexicon"), LibraryReader.Read(Shipped, CancellationToken.None), CancellationToken.None);

        Assert.That(found.Problems.Where(p => p.Severity is ProblemSeverity.Error), Is.Empty);
        Assert.That(found.Files, Is.GreaterThan(60));
    }

    [Test]
    public void A_directory_without_lists_has_nothing_wrong() => Assert.That(Read(), Is.Empty);

    [Test]
    public void Every_wrong_line_of_every_list_is_told_with_file_and_line()
    {
        foreach (var name in new[] { "topics", "screening", "places", "issues", "competence" })
        {
            Copy(name);
        }

        var lines = new[]
        {
            Append("topics/examples/khac.tsv", "khac"),
            Append("topics/examples/khac.tsv", "rac-thai\tRác nhiều"),
            Append("topics/concepts.tsv", "một\thai\tba"),
            Append("screening/abuse.tsv", "abuse\tnhiều\tx"),
            Append("screening/offices.tsv", "vua\tông vua"),
            Append("places/kinds.tsv", "sao\tsao\ttên\tsao Hỏa"),
            Append("places/number-words.tsv", "trăm"),
            Append("issues/matters.tsv", "x\tý\t-\t-\tx"),
            Append("competence/rules.tsv", "ubnd-xa\tnặng\t*\tx"),
            Append("competence/urgency.tsv", "mai\t2\tx"),
        };

        var found = Read();

        Assert.That(found.Select(p => (p.File, p.Line)), Is.EquivalentTo(lines));
        Assert.That(found.Select(p => (p.Severity, p.Rule)), Is.All.EqualTo((ProblemSeverity.Error, "wrong-list-line")));
        Assert.That(found.First(p => p.File == "competence/rules.tsv").Message, Does.StartWith("the weight \"nặng\""));
    }

    [Test]
    public void A_missing_list_is_told_once()
    {
        Copy("competence");
        File.Delete(Path.Combine(folder.Root, "competence", "bodies.tsv"));

        Assert.That(Read().Select(p => (p.File, p.Line)), Is.EqualTo(new[] { ("competence/bodies.tsv", 1) }));
    }

    [Test]
    public void Lines_about_procedures_that_no_file_has_are_pointed_at()
    {
        Copy("lexicon");
        folder.With("lexicon/often-asked.tsv", "thu\t2\nkhong-co\t1\n")
            .With("lexicon/dialogues.tsv", "thu\tho-so\tbao lâu\tthu\tthoi-han\nthu\tho-so\tcòn cái kia\tcai-kia\tthoi-han\n");
        Directory.Delete(Path.Combine(folder.Root, "lexicon", "wordings"), recursive: true);
        folder.With("lexicon/wordings/ho-tich.tsv", "# tên tệp, câu hỏi\nten-cu\tlàm thử\nthu\tthử\n");

        Assert.That(
            Read().Select(p => (p.File, p.Line, p.Severity, p.Rule)),
            Is.EquivalentTo(new[]
            {
                ("lexicon/often-asked.tsv", 2, ProblemSeverity.Warning, "unknown-procedure"),
                ("lexicon/dialogues.tsv", 2, ProblemSeverity.Warning, "unknown-procedure"),
                ("lexicon/wordings/ho-tich.tsv", 2, ProblemSeverity.Warning, "unknown-procedure"),
            }));
    }

    [Test]
    public void A_list_in_the_wrong_form_is_not_told_line_by_line_without_end()
    {
        Copy("places");
        folder.With("places/kinds.tsv", string.Join('\n', Enumerable.Repeat("a b c", 500)));

        Assert.That(Read(), Has.Count.EqualTo(50));
    }

    private IReadOnlyList<KnowledgeProblem> Read() => ListCheck.Read(
        folder.Root, Path.Combine(Shipped, "lexicon"), LibraryReader.Read(folder.Root, CancellationToken.None), CancellationToken.None).Problems;

    private void Copy(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Shipped, name), "*", SearchOption.AllDirectories))
        {
            folder.With(Path.GetRelativePath(Shipped, file), File.ReadAllText(file));
        }
    }

    private (string File, int Line) Append(string file, string line)
    {
        var path = Path.Combine(folder.Root, file);
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [.. lines, line]);
        return (file, lines.Length + 1);
    }
}
