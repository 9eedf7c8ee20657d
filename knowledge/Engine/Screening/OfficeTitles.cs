using System.Collections.Frozen;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening.PersonalData;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>
/// Offices that people hold (chức danh), from <c>screening/offices.tsv</c>: <c>office</c> is held by one person of a place (chủ tịch xã, trưởng thôn), <c>staff</c>
/// by several (cán bộ địa chính, công an), <c>body</c> is an organisation (công ty, hợp tác xã); <c>honorific</c> stands before a name (ông, bà).
/// </summary>
internal sealed class OfficeTitles
{
    private const int Apart = 3;
    private const int LongestTitle = 6;
    private static readonly FrozenDictionary<string, OfficeKind> KindNames = new Dictionary<string, OfficeKind>(StringComparer.Ordinal)
    {
        ["office"] = OfficeKind.Office,
        ["staff"] = OfficeKind.Staff,
        ["body"] = OfficeKind.Body,
        ["honorific"] = OfficeKind.Honorific,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly PhraseTable titles;

    private OfficeTitles(PhraseTable titles) => this.titles = titles;

    /// <exception cref="LexiconException">The file is missing or a line cannot be read.</exception>
    public static OfficeTitles Load(string directory)
    {
        var file = new LexiconFile(directory, "offices.tsv");
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, columns) in file.Rows(2))
        {
            if (!KindNames.ContainsKey(columns[0]))
            {
                throw new LexiconException(file.Shown, line, $"\"{columns[0]}\" is not known; use one of {string.Join(", ", KindNames.Keys.Order(StringComparer.Ordinal))}");
            }

            foreach (var phrase in columns[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                phrases[string.Join(' ', WordForm.Words(phrase))] = columns[0];
            }
        }

        return new OfficeTitles(new PhraseTable(phrases.Select(p => KeyValuePair.Create(p.Key, new[] { p.Value })), foldsEveryWord: true));
    }

    /// <summary>The title that begins at a token, and how many tokens it has.</summary>
    public (OfficeKind Kind, int Length)? At(IReadOnlyList<Token> tokens, int at, bool toneless) =>
        titles.Find(tokens, at, toneless) is { } match ? (KindNames[match.Replacement[0]], match.Length) : null;

    /// <param name="word">As typed.</param>
    /// <param name="toneless">The message bears no diacritics; a capital then still tells "Duong" the family name from "dượng".</param>
    public bool IsHonorific(Token word, bool toneless) => At([LowerCase(word)], 0, toneless && word.Kind == TokenKind.Word && char.IsLower(word.Text[0])) is (OfficeKind.Honorific, _);

    /// <summary>An office stands right before a name: "chủ tịch xã ông A".</summary>
    /// <param name="words">As typed.</param>
    /// <param name="name">The name.</param>
    /// <param name="apart">How many words may stand between.</param>
    public bool IsBefore(IReadOnlyList<Token> words, PersonName name, int apart = Apart)
    {
        for (var i = Math.Max(0, name.First - apart - LongestTitle); i < name.First; i++)
        {
            if (TitleAt(words, i) is { } length && i + length <= name.First && name.First - (i + length) <= apart
                && words.Skip(i + length).Take(name.First - (i + length)).All(w => w.Kind == TokenKind.Word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An office stands right behind a name, after a comma or not: "ông A, cán bộ địa chính".</summary>
    public bool IsBehind(IReadOnlyList<Token> words, PersonName name)
    {
        var next = name.First + name.Words;
        next += next < words.Count && (words[next].Kind == TokenKind.Punctuation || words[next].Text is "là") ? 1 : 0;
        return next < words.Count && TitleAt(words, next) is not null;
    }

    private int? TitleAt(IReadOnlyList<Token> words, int at)
    {
        var near = words.Skip(at).Take(LongestTitle).Select(LowerCase).ToList();
        return near.Count > 0 && near[0].Kind == TokenKind.Word && At(near, 0, toneless: true) is (OfficeKind.Office or OfficeKind.Staff, var length) ? length : null;
    }

    private static Token LowerCase(Token word) => word.Kind == TokenKind.Word ? word.Rewritten(word.Text.ToLowerInvariant()) : word;
}

/// <summary>What kind of title it is.</summary>
internal enum OfficeKind
{
    /// <summary>Held by one person of a place: naming the office names the person.</summary>
    Office,

    /// <summary>Held by several.</summary>
    Staff,

    /// <summary>An organisation.</summary>
    Body,

    /// <summary>Stands before a name.</summary>
    Honorific,
}
