using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Issues;

/// <summary>The words for what comments complain of: <c>knowledge/issues/matters.tsv</c>.</summary>
public sealed class MatterLexicon
{
    // By first word; phrases of a word are ordered longest first.
    private readonly Dictionary<string, List<Phrase>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> folded = new(StringComparer.Ordinal);

    private MatterLexicon(string knowledge, TextAnalyzer analyzer)
    {
        var matters = new List<Matter>();
        foreach (var row in new TableFile(knowledge, "issues/matters.tsv").Rows(5))
        {
            var matter = new Matter(row[0], IsThing(row), row[2] == "-" ? null : row[2], row[3] == "-" ? null : row[3]);
            matters.Add(matter);
            foreach (var phrase in row.Choices(4))
            {
                Add(matter, phrase, analyzer);
            }
        }

        Matters = matters;
        var ids = matters.ConvertAll(m => m.Id);
        if (matters.Find(m => m.Wider is not null && !ids.Contains(m.Wider, StringComparer.Ordinal)) is { } orphan)
        {
            throw new LexiconException($"issues/matters.tsv:1: \"{orphan.Wider}\", the wider matter of {orphan.Id}, is not in the list");
        }
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Matter> Matters { get; }

    /// <param name="knowledge">The knowledge directory.</param>
    /// <param name="analyzer">Brings phrases into the form that messages have.</param>
    /// <exception cref="LexiconException">The file is missing or a line cannot be read.</exception>
    public static MatterLexicon Load(string knowledge, TextAnalyzer analyzer) => new(knowledge, analyzer);

    /// <summary>What a text speaks of, in order; a phrase inside a longer one of the same place is not counted again.</summary>
    internal List<MatterMention> Find(AnalysedText text)
    {
        var found = new List<MatterMention>();
        var words = text.Words;
        for (var i = 0; i < words.Length; i++)
        {
            Find(text.IsToneless ? folded : exact, words, i, text.IsToneless, found);
        }

        found.RemoveAll(m => found.Exists(o => o.Length > m.Length && o.FirstWord <= m.FirstWord && o.FirstWord + o.Length >= m.FirstWord + m.Length));
        return found;
    }

    private static void Find(Dictionary<string, List<Phrase>> phrases, Token[] words, int at, bool toneless, List<MatterMention> found)
    {
        if (!phrases.TryGetValue(toneless ? words[at].Folded : words[at].Text, out var list))
        {
            return;
        }

        foreach (var phrase in list)
        {
            if (Matches(phrase.Words, words, at, toneless))
            {
                found.Add(new MatterMention(phrase.Matter, at, phrase.Words.Length));
            }
        }
    }

    private static bool Matches(string[] phrase, Token[] words, int at, bool toneless)
    {
        if (at + phrase.Length > words.Length)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] != (toneless ? words[at + i].Folded : words[at + i].Text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsThing(TableRow row) => row[1] switch
    {
        "vật" => true,
        "việc" => false,
        _ => throw row.File.Problem(row.Line, $"\"{row[1]}\" is not known; write việc or vật"),
    };

    private void Add(Matter matter, string phrase, TextAnalyzer analyzer)
    {
        var isDoubtful = phrase[0] == '~';
        string[] words = [.. analyzer.Analyse(phrase.TrimStart('~')).Words.Select(w => w.Text)];
        if (words.Length == 0)
        {
            return;
        }

        Insert(exact, new Phrase(words, matter));
        if (!isDoubtful)
        {
            Insert(folded, new Phrase(Array.ConvertAll(words, VietnameseLetters.Fold), matter));
        }
    }

    private static void Insert(Dictionary<string, List<Phrase>> phrases, Phrase phrase)
    {
        if (!phrases.TryGetValue(phrase.Words[0], out var list))
        {
            phrases[phrase.Words[0]] = list = [];
        }

        list.Add(phrase);
    }

    private sealed record Phrase(string[] Words, Matter Matter);
}
