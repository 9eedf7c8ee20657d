using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Text;

public sealed class LexiconTests
{
    [TestCase("mất|hết bao nhiêu", "làm lại hết bao nhiêu tiền", true)]
    [TestCase("mất|hết bao nhiêu", "bao nhiêu thì hết", false)]
    [TestCase("có … không", "có phải về quê làm không", true)]
    [TestCase("có … không", "không có", false)]
    [TestCase("bao nhiêu? ngày", "bao ngày", true)]
    [TestCase("^ còn", "còn lệ phí", true)]
    [TestCase("^ còn", "tôi còn hỏi", false)]
    [TestCase("đâu $", "nộp đâu", true)]
    [TestCase("đâu $", "đâu có nộp", false)]
    [TestCase("# tuổi", "cụ 80 tuổi", true)]
    [TestCase("một|# tháng", "3 tháng", true)]
    [TestCase("chào … $", "chào xã nhà", true)]
    public void A_pattern_matches_words_as_the_file_says(string pattern, string message, bool expected) =>
        Assert.That(new PhrasePattern(pattern).IsMatch(Shipped.Analyzer.Analyse(message)), Is.EqualTo(expected));

    [TestCase("bao lâu", "lam bao lau", true)]
    [TestCase("dâm", "dam bao", false)]
    public void Without_diacritics_only_patterns_of_several_words_match(string pattern, string message, bool expected) =>
        Assert.That(new PhrasePattern(pattern).IsMatch(Shipped.Analyzer.Analyse(message)), Is.EqualTo(expected));

    [TestCase("… bao lâu")]
    [TestCase("bao lâu …")]
    [TestCase("a||b")]
    public void A_pattern_that_cannot_be_read_is_refused(string pattern) => Assert.That(() => new PhrasePattern(pattern), Throws.TypeOf<FormatException>());

    [TestCase("facets.tsv", "le-phi\tmany\tbao nhiêu", "facets.tsv:1", "not a number")]
    [TestCase("facets.tsv", "gia-ca\t1\tbao nhiêu", "facets.tsv:1", "gia-ca")]
    [TestCase("facets.tsv", "le-phi\t1\t… tiền", "facets.tsv:1", "begin and end with a word")]
    [TestCase("teencode.tsv", "# chú thích\nko không", "teencode.tsv:2", "2 columns")]
    [TestCase("askings.txt", "hồ sơ gồm gì", "askings.txt:1", "{name}")]
    [TestCase("intent-examples.tsv", "nonsense\txin chào", "intent-examples.tsv:1", "nonsense")]
    public void A_broken_line_is_named_with_file_and_line(string file, string content, string place, string problem)
    {
        using var folder = new LexiconFolder();
        File.WriteAllText(Path.Combine(folder.Path, file), content);

        Assert.That(() => Lexicon.Load(folder.Path), Throws.TypeOf<LexiconException>().With.Message.Contains(place).And.Message.Contains(problem));
    }

    [Test]
    public void A_missing_file_is_named()
    {
        using var folder = new LexiconFolder();
        File.Delete(Path.Combine(folder.Path, "dialect.tsv"));

        Assert.That(() => Lexicon.Load(folder.Path), Throws.TypeOf<LexiconException>().With.Message.Contains("dialect.tsv"));
    }

    [TestCase("dc", false)]
    [TestCase("ko", false)]
    [TestCase("hok", false)]
    [TestCase("gplx", false)]
    [TestCase("hong", true)]
    [TestCase("chi", true)]
    [TestCase("nghieng", true)]
    public void A_spelling_is_told_from_a_syllable(string word, bool expected) => Assert.That(WordForm.CouldBeSyllable(word), Is.EqualTo(expected));

    /// <summary>A copy of the shipped lexicon that a test may spoil.</summary>
    private sealed class LexiconFolder : IDisposable
    {
        public LexiconFolder()
        {
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Shipped.Knowledge, "lexicon")))
            {
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("lexicon").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
