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
            throw new LexiconException("issues/matters.tsv", 1, $"\"{orphan.Wider}\", the wider matter of {orphan.Id}, is not in the list");
        }
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Matter> Matters { get; }

    /// <param name="knowledge">The knowledge directory.</param>
    /// <param name="analyzer">Brings phrases into the form that messages have.</param>
    /// <exception cref="LexiconException">The file is missing or a line cannot be read.</exception>
    public static MatterLexicon Load(string knowledge, TextAnalyzer analyzer) => new(knowledge, analyzer);

    /// <summary>What a text speaks of, perhaps, in order; a phrase inside a longer one of the same place is not counted again.</summary>
    internal List<MatterMention> Find(AnalysedText text)
    {
        var found = new List<MatterMention>();
        var words = text.Words;
        for (var i = 0; i < words.Length; i++)
        {
            Find(text.IsToneless ? folded : exact, words, i, text.IsToneless, found);
        }

        found.RemoveAll(m => found.Exists(o => o.Length > m.Length && o.Matter.IsThing == m.Matter.IsThing && o.FirstWord <= m.FirstWord && o.FirstWord + o.Length >= m.FirstWord + m.Length));
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
                found.Add(new MatterMention(phrase.Matter, at, phrase.Words.Length, toneless && phrase.IsDoubtful));
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
        var plain = phrase.TrimStart('~');
        string[] words = [.. analyzer.Analyse(plain).Words.Select(w => w.Text)];
        var typed = WordForm.Words(plain);
        Insert(exact, new Phrase(words, matter, isDoubtful));
        Insert(folded, new Phrase(Array.ConvertAll(words, VietnameseLetters.Fold), matter, isDoubtful));
        if (!typed.SequenceEqual(words, StringComparer.Ordinal))
        {
            // Without diacritics a dialect word is left as it was typed: "heo" stays, while "heo" in a message with them becomes "lợn".
            Insert(folded, new Phrase(Array.ConvertAll(typed, VietnameseLetters.Fold), matter, isDoubtful));
        }
    }

    private static void Insert(Dictionary<string, List<Phrase>> phrases, Phrase phrase)
    {
        if (phrase.Words.Length == 0)
        {
            return;
        }

        if (!phrases.TryGetValue(phrase.Words[0], out var list))
        {
            phrases[phrase.Words[0]] = list = [];
        }

        list.Add(phrase);
    }

    private sealed record Phrase(string[] Words, Matter Matter, bool IsDoubtful);
}
