using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>
/// A pattern over the words of a message, as the lexicon files write it:
/// <c>mất bao lâu</c> words in a row; <c>mất|hết|tốn</c> one of several; <c>…</c> up to fourteen words between; <c>giấy?</c> may be absent;
/// <c>#</c> a number; <c>^</c> and <c>$</c> first and last word of the message; <c>!đã|từng</c> in front: the word before is none of these, elsewhere: the next is none.
/// In a message typed without diacritics the words are compared without them, except in patterns of one word: "dâm" must not find "dam" of "đảm bảo".
/// </summary>
public sealed class PhrasePattern
{
    private const int LongestGap = 14;
    private readonly Element[] elements;

    /// <param name="pattern">As above.</param>
    /// <param name="isExact">Words with diacritics are never found without them, however long the pattern: where the list holds both spellings itself.</param>
    /// <exception cref="FormatException">The pattern cannot be read.</exception>
    public PhrasePattern(string pattern, bool isExact = false)
    {
        Source = pattern;
        elements = [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element.Parse)];
        if (elements.Length == 0 || elements[0].Kind == ElementKind.Gap || elements[^1].Kind == ElementKind.Gap)
        {
            throw new FormatException($"\"{pattern}\" must begin and end with a word");
        }

        if (elements.All(e => e.Kind == ElementKind.Not))
        {
            throw new FormatException($"\"{pattern}\" must name a word that is there");
        }

        if (isExact || elements.Count(e => e.Kind == ElementKind.Word) == 1)
        {
            elements = Array.ConvertAll(elements, e => e.Kind == ElementKind.Word ? e with { Folded = Array.FindAll(e.Words, w => VietnameseLetters.Fold(w) == w) } : e);
        }
    }

    /// <summary>As written in the file.</summary>
    public string Source { get; }

    /// <summary>Index of the first word of the first match, or -1.</summary>
    public int FirstMatch(AnalysedText text)
    {
        var words = text.Words;
        if (!HasAllWords(text))
        {
            return -1;
        }

        for (var i = 0; i < Math.Max(1, words.Length); i++)
        {
            if (Matches(words, i, 0, text.IsToneless))
            {
                return i;
            }

            if (elements[0].Kind == ElementKind.Start)
            {
                break;
            }
        }

        return -1;
    }

    public bool IsMatch(AnalysedText text) => FirstMatch(text) >= 0;

    /// <summary>Cheap first look: most patterns lack a word in most messages.</summary>
    private bool HasAllWords(AnalysedText text)
    {
        foreach (var element in elements)
        {
            if (element.IsRequiredWord && !element.IsIn(text.Vocabulary, text.IsToneless))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(Token[] words, int at, int element, bool toneless)
    {
        if (element == elements.Length)
        {
            return true;
        }

        var current = elements[element];
        switch (current.Kind)
        {
            case ElementKind.Start:
                return at == 0 && Matches(words, at, element + 1, toneless);
            case ElementKind.End:
                return at == words.Length && Matches(words, at, element + 1, toneless);
            case ElementKind.Not:
                return !current.IsAt(words, element == 0 ? at - 1 : at, toneless) && Matches(words, at, element + 1, toneless);
            case ElementKind.Gap:
                for (var skip = 0; skip <= LongestGap && at + skip <= words.Length; skip++)
                {
                    if (Matches(words, at + skip, element + 1, toneless))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return (at < words.Length && current.Accepts(words[at], toneless) && Matches(words, at + 1, element + 1, toneless))
                    || (current.IsOptional && Matches(words, at, element + 1, toneless));
        }
    }

    private enum ElementKind
    {
        Word,
        Gap,
        Start,
        End,
        Not,
    }

    private sealed record Element(ElementKind Kind, string[] Words, string[] Folded, bool AcceptsNumber, bool IsOptional)
    {
        public static Element Parse(string text)
        {
            var kind = text switch
            {
                "…" => ElementKind.Gap,
                "^" => ElementKind.Start,
                "$" => ElementKind.End,
                ['!', _, ..] => ElementKind.Not,
                _ => ElementKind.Word,
            };
            var isOptional = kind == ElementKind.Word && text.Length > 1 && text[^1] == '?';
            string[] choices = kind switch
            {
                ElementKind.Word => (isOptional ? text[..^1] : text).Split('|'),
                ElementKind.Not => text[1..].Split('|'),
                _ => [],
            };
            string[] words =
            [
                .. choices.Where(c => c != "#").Select(c => WordForm.Words(c) is [var word] ? word : throw new FormatException($"\"{text}\" must name one word between |")),
            ];
            return new Element(kind, words, Array.ConvertAll(words, VietnameseLetters.Fold), choices.Contains("#", StringComparer.Ordinal), isOptional);
        }

        public bool IsRequiredWord => Kind == ElementKind.Word && !IsOptional && !AcceptsNumber;

        public bool IsIn(HashSet<string> vocabulary, bool toneless)
        {
            foreach (var word in toneless ? Folded : Words)
            {
                if (vocabulary.Contains(word))
                {
                    return true;
                }
            }

            return false;
        }

        public bool IsAt(Token[] words, int at, bool toneless) => at >= 0 && at < words.Length && Accepts(words[at], toneless);

        public bool Accepts(Token token, bool toneless)
        {
            if (AcceptsNumber && token.Kind == TokenKind.Number)
            {
                return true;
            }

            var accepted = toneless ? Folded : Words;
            foreach (var word in accepted)
            {
                if (word == (toneless ? token.Folded : token.Text))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
