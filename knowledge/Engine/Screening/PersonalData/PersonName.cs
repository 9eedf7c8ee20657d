using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>A person's name (họ tên) in a text.</summary>
/// <param name="Start">In the original text, in UTF-16 units.</param>
/// <param name="End">First unit after it.</param>
/// <param name="First">Its first word among the raw words of the text.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="HasSurname">It begins with a family name.</param>
/// <param name="IsCapitalised">The writer marked it as a name by capitals.</param>
internal readonly record struct PersonName(int Start, int End, int First, int Words, bool HasSurname, bool IsCapitalised)
{
    /// <summary>Family name and given name: tells who it is.</summary>
    public bool IsFull => HasSurname && Words >= 2;

    public PersonalDatum ToDatum() => new(PersonalDataKind.Name, Start, End - Start);
}

/// <summary>Reads names off the words of a text as they were typed.</summary>
internal sealed class PersonNameReader
{
    private const int LongestName = 5;
    private const double TooManyCapitals = 0.6;
    private readonly List<Token> words;
    private readonly PersonalDataRules rules;
    private readonly bool capitalsTell;

    private readonly bool toneless;

    public PersonNameReader(AnalysedText text, PersonalDataRules rules)
    {
        words = Raw(text.Original);
        toneless = text.IsToneless;
        this.rules = rules;
        var letters = words.FindAll(w => w.Kind == TokenKind.Word);
        capitalsTell = letters.Count < 8 || letters.Count(IsCapitalised) < TooManyCapitals * letters.Count;
    }

    /// <summary>The tokens of the text as typed.</summary>
    public IReadOnlyList<Token> Words => words;

    /// <summary>The word that begins at or after a place in the text.</summary>
    public int WordAt(int start)
    {
        var i = words.FindIndex(w => w.Start >= start);
        return i < 0 ? words.Count : i;
    }

    public bool IsCapitalised(int word) => word < words.Count && IsCapitalised(words[word]);

    /// <summary>The name that begins at a word; null where none does. Without capitals it must begin with a family name and ends at the first usual word.</summary>
    public PersonName? At(int first) => capitalsTell && IsCapitalised(first) ? Capitalised(first) : Small(first);

    private PersonName? Capitalised(int first)
    {
        var count = 0;
        while (count < LongestName && IsCapitalised(first + count) && words[first + count].Kind == TokenKind.Word && (count == 0 || IsTied(first + count)))
        {
            count++;
        }

        return Name(first, count, isCapitalised: true);
    }

    private PersonName? Small(int first)
    {
        if (first >= words.Count || !Is(rules.Surnames, first))
        {
            return null;
        }

        var count = 1;
        while (count < LongestName && first + count < words.Count && words[first + count].Kind == TokenKind.Word && IsTied(first + count)
            && (!Is(rules.NameEnds, first + count) || (count == 1 && Is(rules.MiddleNames, first + count))))
        {
            count++;
        }

        // "dang bi", "chu quan": without capitals and diacritics a family name alone proves nothing.
        return count >= 2 && (Is(rules.MiddleNames, first + 1) || (count >= 3 && !toneless)) ? Name(first, count, isCapitalised: false) : null;
    }

    private PersonName? Name(int first, int count, bool isCapitalised) => count == 0
        ? null
        : new PersonName(words[first].Start, words[first + count - 1].Start + words[first + count - 1].Length, first, count, Is(rules.Surnames, first), isCapitalised);

    private bool Is(FoldableWords list, int word) => list.Contains(words[word].Text.ToLowerInvariant(), toneless);

    /// <summary>Nothing but a space before it.</summary>
    private bool IsTied(int word) => words[word].Start - (words[word - 1].Start + words[word - 1].Length) <= 1;

    private static List<Token> Raw(string text)
    {
        var tokens = Tokeniser.Split(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            tokens[i] = tokens[i].Kind == TokenKind.Word && !tokens[i].Text.IsNormalized() ? tokens[i].Rewritten(tokens[i].Text.Normalize()) : tokens[i];
        }

        return tokens;
    }

    private static bool IsCapitalised(Token word) => word.Kind == TokenKind.Word && char.IsUpper(word.Text[0]);
}
