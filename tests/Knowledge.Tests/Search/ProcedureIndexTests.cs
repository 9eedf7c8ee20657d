using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Search;

public sealed class ProcedureIndexTests
{
    private static readonly ProcedureIndex Index = Build(new SmallLibrary().Current);

    [TestCase("giấy khai sinh cho bé", "khai-sinh")]
    [TestCase("giay khai sinh cho be", "khai-sinh")]
    [TestCase("bọn em định cưới", "ket-hon")]
    [TestCase("muốn chia đat cho con gái", "tach-thua")]
    [TestCase("tachthua dat", "tach-thua")]
    public void The_procedure_is_found_with_without_and_with_wrong_diacritics(string message, string slug) => Assert.That(First(Index, message), Is.EqualTo(slug));

    [Test]
    public void A_word_of_a_section_finds_the_procedure() => Assert.That(First(Index, "độc thân"), Is.EqualTo("ket-hon"));

    [Test]
    public void The_word_with_the_right_diacritics_scores_higher()
    {
        var index = Build(new ProcedureSnapshot(1, [SmallLibrary.Of("ma", "Cấp mã số", [], ""), SmallLibrary.Of("mo", "Cải táng mả", [], "")], []));

        Assert.Multiple(() =>
        {
            Assert.That(First(index, "mả"), Is.EqualTo("mo"));
            Assert.That(First(index, "mã"), Is.EqualTo("ma"));
        });
    }

    [Test]
    public void The_same_files_give_the_same_scores()
    {
        var again = Build(new SmallLibrary().Current);
        var message = Shipped.Analyzer.Analyse("tách sổ mất bao lâu");

        Assert.That(again.Rank(message).Totals.ToArray(), Is.EqualTo(Index.Rank(message).Totals.ToArray()));
    }

    [Test]
    public void The_explained_parts_add_up_to_the_score()
    {
        var message = Shipped.Analyzer.Analyse("tách sổ đỏ");
        var place = Index.Snapshot.Procedures.ToList().FindIndex(p => p.Slug == "tach-thua");
        var parts = Index.Explain(message, SmallLibrary.Land);

        Assert.Multiple(() =>
        {
            Assert.That(parts.Sum(p => p.Share), Is.EqualTo(Index.Rank(message).Totals[place]).Within(0.001));
            Assert.That(parts.SelectMany(p => p.Words).Select(w => w.Words), Does.Contain("tách").And.Contain("[tach-thua]"));
        });
    }

    [Test]
    public void Best_keeps_the_order_and_the_first_of_equals() =>
        Assert.That(Ranking.Best([0.1f, 0.9f, 0.5f, 0.9f], 3), Is.EqualTo(new[] { 1, 3, 2 }));

    [Test]
    public void An_empty_library_ranks_nothing() => Assert.That(Build(ProcedureSnapshot.Empty).Rank(Shipped.Analyzer.Analyse("khai sinh")).Totals.Length, Is.Zero);

    private static ProcedureIndex Build(ProcedureSnapshot snapshot) => ProcedureIndex.Build(snapshot, Shipped.Lexicon, Shipped.Analyzer.Analyse, new SearchOptions());

    private static string First(ProcedureIndex index, string message)
    {
        var ranking = index.Rank(Shipped.Analyzer.Analyse(message));
        return ranking.Procedures[Ranking.Best(ranking.Totals, 1)[0]].Slug;
    }
}
