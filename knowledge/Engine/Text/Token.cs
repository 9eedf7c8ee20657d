namespace CivicBot.Knowledge.Text;

/// <summary>One word, number, link or picture character of a message.</summary>
/// <param name="Text">Normal form: composed, lower-case, tone in its canonical place, abbreviations written out.</param>
/// <param name="Start">Where it begins in the original text, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units of the original text it stands for; words written out of one abbreviation share a span.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Token(string Text, int Start, int Length, TokenKind Kind)
{
    /// <summary><see cref="Text"/> without diacritics (đ becomes d).</summary>
    public string Folded { get; } = VietnameseLetters.Fold(Text);

    /// <summary>False where the writer left out (or the word has) no diacritics.</summary>
    public bool HasDiacritics => !ReferenceEquals(Text, Folded);

    /// <summary>The same place in the original text with another normal form.</summary>
    public Token Rewritten(string text) => new(text, Start, Length, Kind);
}

/// <summary>What a token is.</summary>
public enum TokenKind
{
    Word,

    /// <summary>Digits, with separators inside: 14, 1.200, 45/2.</summary>
    Number,

    /// <summary>A date such as 12/3/2025.</summary>
    Date,

    /// <summary>A web address.</summary>
    Link,

    /// <summary>Emoji and other symbols that carry mood, not words.</summary>
    Symbol,

    /// <summary>A sign that ends a clause: . , ; : ? !</summary>
    Punctuation,
}
