using CivicBot.Knowledge.Understanding;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>Everything about the language of citizens that people can extend without programming: the files in <c>knowledge/lexicon</c>.</summary>
public sealed record Lexicon
{
    /// <summary>Stands for a procedure's name in <see cref="Askings"/>.</summary>
    internal const string NamePlaceholder = "{name}";
    private const string FacetExamplesFile = "facet-examples.tsv";
    private static readonly Dictionary<string, Facet> Facets = Enum.GetValues<Facet>().ToDictionary(WireNames.Of, StringComparer.Ordinal);

    private Lexicon()
    {
    }

    /// <summary>Changes whenever one of the files does.</summary>
    internal string Digest { get; private init; } = "";

    /// <summary>cccd → căn cước công dân.</summary>
    public required PhraseTable Abbreviations { get; init; }

    /// <summary>ko → không, bn → bao nhiêu.</summary>
    public required PhraseTable Teencode { get; init; }

    /// <summary>mô → đâu, răng → sao.</summary>
    public required PhraseTable Dialect { get; init; }

    /// <summary>khai sanh → khai sinh, xát nhận → xác nhận.</summary>
    public required PhraseTable Misspellings { get; init; }

    /// <summary>Different words for one thing: sổ đỏ, sổ hồng and giấy chứng nhận quyền sử dụng đất share a concept.</summary>
    public required PhraseTable Concepts { get; init; }

    /// <summary>Words that say nothing about what is asked: dạ, cho em hỏi, ạ.</summary>
    public required PhraseTable Fillers { get; init; }

    /// <summary>Fillers and light words (family, time, amounts): what a follow-up may hold without a topic of its own. Compared loosely in a message without diacritics.</summary>
    public required PhraseTable WordsWithoutTopic { get; init; }

    /// <summary>Usual ways of asking, each with <c>{name}</c>.</summary>
    public required IReadOnlyList<string> Askings { get; init; }

    /// <summary>What speaks for a part of a procedure.</summary>
    public required IReadOnlyList<WeightedPattern> FacetPatterns { get; init; }

    /// <summary>What speaks for or against an intent.</summary>
    public required IReadOnlyList<WeightedPattern> IntentPatterns { get; init; }

    /// <summary>What shows that a message goes on about (or leaves) the procedure talked about, or asks the same part for another case.</summary>
    public required IReadOnlyList<WeightedPattern> FollowUpPatterns { get; init; }

    /// <summary>Example messages of the intents that are no procedure questions.</summary>
    public required IReadOnlyList<(Intent Intent, string Text)> IntentExamples { get; init; }

    /// <summary>More ways in which people ask for a procedure, by its slug; they teach the search and are shown to nobody.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Wordings { get; init; }

    /// <summary>Procedures that people ask for often, by slug: 1 often, 2 very often.</summary>
    public required IReadOnlyDictionary<string, int> OftenAsked { get; init; }

    /// <summary>Messages that follow an answer.</summary>
    public required IReadOnlyList<ExampleDialogue> Dialogues { get; init; }

    /// <summary>Messages with the part of a procedure that each asks for.</summary>
    public required IReadOnlyList<(Facet Facet, string Text)> FacetExamples { get; init; }

    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static Lexicon Load(string directory) => new()
    {
        Digest = FolderDigest.Of(directory),
        Abbreviations = Rewrites(directory, "abbreviations.tsv"),
        Teencode = Rewrites(directory, "teencode.tsv"),
        Dialect = Rewrites(directory, "dialect.tsv"),
        Misspellings = Rewrites(directory, "misspellings.tsv"),
        Concepts = new PhraseTable(ReadConcepts(directory)),
        Fillers = new PhraseTable(Listed(directory, "fillers.txt")),
        WordsWithoutTopic = new PhraseTable(Listed(directory, "fillers.txt").Concat(Listed(directory, "light-words.txt")), foldsEveryWord: true),
        Askings = ReadAskings(directory),
        FacetPatterns = PatternFile.Read(directory, "facets.tsv", [.. Enum.GetValues<Facet>().Select(WireNames.Of)]),
        IntentPatterns = PatternFile.Read(directory, "intents.tsv", [.. Enum.GetValues<Intent>().Select(WireNames.Of)]),
        FollowUpPatterns = PatternFile.Read(directory, "follow-ups.tsv", ["hold", "turn", "leave", "same"]),
        IntentExamples = ReadExamples(directory),
        Wordings = ReadWordings(directory),
        OftenAsked = ReadOftenAsked(directory),
        Dialogues = ReadDialogues(directory),
        FacetExamples = [.. new LexiconFile(directory, FacetExamplesFile).Rows(2).Select(r => (FacetOf(r.Columns[0], FacetExamplesFile, r.Line), r.Columns[1]))],
    };

    private static PhraseTable Rewrites(string directory, string file) =>
        new(new LexiconFile(directory, file).Rows(2).Select(r => KeyValuePair.Create(r.Columns[0], WordForm.Words(r.Columns[1]))));

    /// <summary>Words and phrases, one a line, in any folder.</summary>
    internal static IEnumerable<KeyValuePair<string, string[]>> Listed(string directory, string file) =>
        new LexiconFile(directory, file).Rows(1).Select(r => KeyValuePair.Create(r.Columns[0], Array.Empty<string>()));

    private static List<string> ReadAskings(string directory)
    {
        var askings = new List<string>();
        foreach (var (line, columns) in new LexiconFile(directory, "askings.txt").Rows(1))
        {
            askings.Add(columns[0].Contains(NamePlaceholder, StringComparison.Ordinal)
                ? columns[0]
                : throw new LexiconException("askings.txt", line, $"the line does not hold {NamePlaceholder}; put it where the procedure's name belongs"));
        }

        return askings;
    }

    /// <summary>One file a field under <c>wordings/</c>: slug, tab, question. The folder may be absent.</summary>
    private static Dictionary<string, IReadOnlyList<string>> ReadWordings(string directory)
    {
        var folder = Path.Combine(directory, "wordings");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.tsv") : [];
        return files.Order(StringComparer.Ordinal)
            .SelectMany(file => new LexiconFile(directory, Path.GetRelativePath(directory, file)).Rows(2))
            .GroupBy(row => row.Columns[0], row => row.Columns[1], StringComparer.Ordinal)
            .ToDictionary(slug => slug.Key, slug => (IReadOnlyList<string>)[.. slug], StringComparer.Ordinal);
    }

    private static List<ExampleDialogue> ReadDialogues(string directory)
    {
        const string file = "dialogues.tsv";
        return
        [
            .. new LexiconFile(directory, file).Rows(5).Select(r =>
                new ExampleDialogue(r.Columns[0], FacetOf(r.Columns[1], file, r.Line), r.Columns[2], r.Columns[3], FacetOf(r.Columns[4], file, r.Line))),
        ];
    }

    private static Facet FacetOf(string name, string file, int line) =>
        Facets.TryGetValue(name, out var facet)
            ? facet
            : throw new LexiconException(file, line, $"\"{name}\" is no part of a procedure; use one of {string.Join(", ", Facets.Keys)}");

    private static Dictionary<string, int> ReadOftenAsked(string directory)
    {
        const string file = "often-asked.tsv";
        var often = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, columns) in new LexiconFile(directory, file).Rows(2))
        {
            often[columns[0]] = columns[1] switch
            {
                "1" => 1,
                "2" => 2,
                _ => throw new LexiconException(file, line, $"\"{columns[1]}\" must be 1 (often) or 2 (very often)"),
            };
        }

        return often;
    }

    /// <summary>A list of concepts in any folder: name, tab, phrases separated by |.</summary>
    internal static IEnumerable<KeyValuePair<string, string[]>> ReadConcepts(string directory)
    {
        foreach (var (_, columns) in new LexiconFile(directory, "concepts.tsv").Rows(2))
        {
            foreach (var phrase in columns[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return KeyValuePair.Create(phrase, new[] { columns[0] });
            }
        }
    }

    private static List<(Intent Intent, string Text)> ReadExamples(string directory)
    {
        var examples = new List<(Intent, string)>();
        var intents = Enum.GetValues<Intent>().ToDictionary(WireNames.Of, StringComparer.Ordinal);
        foreach (var (line, columns) in new LexiconFile(directory, "intent-examples.tsv").Rows(2))
        {
            if (!intents.TryGetValue(columns[0], out var intent))
            {
                throw new LexiconException("intent-examples.tsv", line, $"\"{columns[0]}\" is no intent; use one of {string.Join(", ", intents.Keys)}");
            }

            examples.Add((intent, columns[1]));
        }

        return examples;
    }
}
