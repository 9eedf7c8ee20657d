using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Issues;

/// <summary>What the first words of a clause show about the issue before it.</summary>
internal enum Joint
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Another issue begins: ngoài ra, với lại.</summary>
    Another,

    /// <summary>Issues are counted: thứ nhất, 2., a dash at the beginning of a line.</summary>
    Counted,

    /// <summary>Several issues are announced, so that commas may part them: "hai việc: …".</summary>
    Announced,

    /// <summary>Something is wished: đề nghị, mong; the same issue goes on unless the one before has its own wish.</summary>
    Wish,

    /// <summary>The same issue goes on: vì vậy, hậu quả.</summary>
    Continued,

    Greeting,

    Closing,
}

/// <summary>Words between issues: <c>knowledge/issues/joiners.tsv</c>.</summary>
public sealed class JoinerLexicon
{
    private static readonly Dictionary<string, Joint> Kinds = new(StringComparer.Ordinal)
    {
        ["mới"] = Joint.Another,
        ["số"] = Joint.Counted,
        ["báo"] = Joint.Announced,
        ["mong"] = Joint.Wish,
        ["tiếp"] = Joint.Continued,
        ["chào"] = Joint.Greeting,
        ["kết"] = Joint.Closing,
    };

    private readonly Dictionary<Joint, PhraseTable> phrases;

    private JoinerLexicon(string knowledge)
    {
        var rows = new TableFile(knowledge, "issues/joiners.tsv").Rows(2).Select(Read).ToLookup(r => r.Kind, r => r.Phrase);
        phrases = Kinds.Values.ToDictionary(k => k, k => new PhraseTable(rows[k].Select(p => KeyValuePair.Create(p, Array.Empty<string>())), foldsEveryWord: true));
    }

    /// <param name="knowledge">The knowledge directory.</param>
    /// <exception cref="LexiconException">The file is missing or a line cannot be read.</exception>
    public static JoinerLexicon Load(string knowledge) => new(knowledge);

    /// <summary>How many tokens from here on are a phrase of a kind; 0 where none is.</summary>
    internal int Length(Joint kind, IReadOnlyList<Token> tokens, int at, bool toneless) =>
        tokens[at].Kind == TokenKind.Punctuation ? 0 : phrases[kind].Find(tokens, at, toneless)?.Length ?? 0;

    private static (Joint Kind, string Phrase) Read(TableRow row) => Kinds.TryGetValue(row[0], out var kind)
        ? (kind, row[1])
        : throw row.File.Problem(row.Line, $"\"{row[0]}\" is not known; use one of {string.Join(", ", Kinds.Keys)}");
}
