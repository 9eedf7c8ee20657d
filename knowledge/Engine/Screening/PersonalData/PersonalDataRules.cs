using System.Collections.Frozen;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>The lists that tell personal data from other numbers and names: <c>personal-data.tsv</c>, <c>surnames.txt</c>, <c>name-ends.txt</c>, <c>offices.tsv</c>.</summary>
internal sealed class PersonalDataRules
{
    private static readonly FrozenDictionary<string, PersonalDataCue> CueNames = new Dictionary<string, PersonalDataCue>(StringComparer.Ordinal)
    {
        ["phone"] = PersonalDataCue.Phone,
        ["office-line"] = PersonalDataCue.OfficeLine,
        ["identity"] = PersonalDataCue.Identity,
        ["old-identity"] = PersonalDataCue.OldIdentity,
        ["account"] = PersonalDataCue.Account,
        ["bank"] = PersonalDataCue.Bank,
        ["card"] = PersonalDataCue.Card,
        ["health-insurance"] = PersonalDataCue.HealthInsurance,
        ["social-insurance"] = PersonalDataCue.SocialInsurance,
        ["tax"] = PersonalDataCue.Tax,
        ["passport"] = PersonalDataCue.Passport,
        ["licence"] = PersonalDataCue.Licence,
        ["plate"] = PersonalDataCue.Plate,
        ["customer"] = PersonalDataCue.Customer,
        ["other-number"] = PersonalDataCue.OtherNumber,
        ["unit"] = PersonalDataCue.Unit,
        ["company"] = PersonalDataCue.Company,
        ["own-name"] = PersonalDataCue.OwnName,
        ["self"] = PersonalDataCue.Self,
        ["person"] = PersonalDataCue.Person,
        ["home"] = PersonalDataCue.Home,
        ["place"] = PersonalDataCue.Place,
        ["birth"] = PersonalDataCue.Birth,
        ["named"] = PersonalDataCue.Named,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly PhraseTable phrases;
    private readonly Dictionary<string, List<(PersonalDataCue Cue, string[] Words)>> cues;
    private readonly FrozenSet<string> units;

    private PersonalDataRules(Dictionary<string, List<(PersonalDataCue Cue, string[] Words)>> cues, IEnumerable<string> units)
    {
        this.cues = cues;
        phrases = new PhraseTable(cues.Keys.Select(k => KeyValuePair.Create(k, new[] { k })), foldsEveryWord: true);
        this.units = units.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Family names (họ).</summary>
    public required FoldableWords Surnames { get; init; }

    /// <summary>Middle names (chữ lót).</summary>
    public required FoldableWords MiddleNames { get; init; }

    /// <summary>Words that end a name typed without capitals.</summary>
    public required FoldableWords NameEnds { get; init; }

    /// <summary>Codes that begin a health insurance number (DN, GD, TE…), folded.</summary>
    public required FrozenSet<string> InsuranceCodes { get; init; }

    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static PersonalDataRules Load(string directory)
    {
        var byPhrase = new Dictionary<string, List<(PersonalDataCue Cue, string[] Words)>>(StringComparer.Ordinal);
        var amounts = new List<string>();
        var codes = new List<string>();
        var file = new LexiconFile(directory, "personal-data.tsv");
        foreach (var (line, columns) in file.Rows(2))
        {
            foreach (var phrase in columns[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (columns[0] == "insurance-code")
                {
                    codes.Add(VietnameseLetters.Fold(phrase));
                    continue;
                }

                if (!CueNames.TryGetValue(columns[0], out var cue))
                {
                    throw new LexiconException(file.Shown, line, $"\"{columns[0]}\" is not known; use insurance-code or one of {string.Join(", ", CueNames.Keys.Order(StringComparer.Ordinal))}");
                }

                if (cue == PersonalDataCue.Unit)
                {
                    amounts.Add(phrase.ToLowerInvariant());
                    continue;
                }

                var words = WordForm.Words(phrase);
                var key = string.Join(' ', words.Select(VietnameseLetters.Fold));
                byPhrase.TryAdd(key, []);
                byPhrase[key].Add((cue, words));
            }
        }

        return new PersonalDataRules(byPhrase, amounts)
        {
            Surnames = Words(directory, "surnames.txt"),
            MiddleNames = Words(directory, "middle-names.txt"),
            NameEnds = Words(directory, "name-ends.txt"),
            InsuranceCodes = codes.ToFrozenSet(StringComparer.Ordinal),
        };
    }

    public bool IsUnit(string word) => units.Contains(word);

    /// <summary>Cues in the order of the text, the longest at each place; they do not overlap, so that a longer phrase protects from a shorter one in it.</summary>
    public List<CueHit> Find(IReadOnlyList<Token> tokens)
    {
        var hits = new List<CueHit>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || phrases.Find(tokens, i, toneless: true) is not { } match)
            {
                continue;
            }

            var before = hits.Count;
            foreach (var (cue, words) in cues[match.Replacement[0]])
            {
                if (IsWrittenSo(words, tokens, i))
                {
                    hits.Add(new CueHit(cue, i, i + match.Length - 1));
                }
            }

            if (hits.Count > before)
            {
                i += match.Length - 1;
            }
        }

        return hits;
    }

    /// <summary>Diacritics may be left out, but those that stand there must be right: "nhân" is not "nhắn".</summary>
    private static bool IsWrittenSo(string[] words, IReadOnlyList<Token> tokens, int at)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[at + i].HasDiacritics && tokens[at + i].Text != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static FoldableWords Words(string directory, string name) =>
        new(new LexiconFile(directory, name).Rows(1).SelectMany(r => r.Columns[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>A set of words that can be asked for with and without diacritics.</summary>
internal sealed class FoldableWords
{
    private readonly FrozenSet<string> exact;
    private readonly FrozenSet<string> folded;

    public FoldableWords(IEnumerable<string> words)
    {
        exact = words.Select(w => WordForm.Words(w) is [var word] ? word : w.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        folded = exact.Select(VietnameseLetters.Fold).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <param name="word">Lower-case.</param>
    /// <param name="toneless">The message bears no diacritics.</param>
    public bool Contains(string word, bool toneless) => toneless ? folded.Contains(VietnameseLetters.Fold(word)) : exact.Contains(word);
}
