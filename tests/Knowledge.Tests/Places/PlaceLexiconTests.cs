using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Places;

public sealed class PlaceLexiconTests
{
    [TestCase("kinds.tsv", "moc\tcho\ttên", "places/kinds.tsv:1", "4 columns")]
    [TestCase("kinds.tsv", "# chú thích\nlinh-tinh\tcho\ttên\tchợ", "places/kinds.tsv:2", "linh-tinh")]
    [TestCase("kinds.tsv", "moc\tcho\tgì\tchợ", "places/kinds.tsv:1", "cả-hai")]
    [TestCase("number-words.tsv", "ba", "places/number-words.tsv:1", "2 columns")]
    public void A_broken_line_is_named_with_file_and_line(string file, string content, string place, string problem)
    {
        using var folder = new PlacesFolder();
        File.WriteAllText(Path.Combine(folder.Path, "places", file), content);

        Assert.That(() => PlaceLexicon.Load(folder.Path), Throws.TypeOf<LexiconException>().With.Message.Contains(place).And.Message.Contains(problem));
    }

    [Test]
    public void A_missing_file_is_named()
    {
        using var folder = new PlacesFolder();
        File.Delete(Path.Combine(folder.Path, "places", "surnames.txt"));

        Assert.That(() => PlaceLexicon.Load(folder.Path), Throws.TypeOf<LexiconException>().With.Message.Contains("places/surnames.txt"));
    }

    [Test]
    public void Without_examples_capitals_still_tell_names()
    {
        using var folder = new PlacesFolder();
        var extractor = new PlaceExtractor(PlaceLexicon.Load(folder.Path), []);

        Assert.That(extractor.Read(Shipped.Analyzer.Analyse("Chợ Vàm Tấn ngập rác")).Display, Is.EqualTo("Chợ Vàm Tấn"));
    }

    /// <summary>A copy of the shipped lists that a test may spoil; without examples of topics.</summary>
    private sealed class PlacesFolder : IDisposable
    {
        public PlacesFolder()
        {
            var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, "places")).FullName;
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Shipped.Knowledge, "places")))
            {
                File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("places").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
