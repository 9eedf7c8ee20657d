namespace CivicBot.Knowledge.Text;

/// <summary>A message after all text steps: the original and its tokens, which point back into it.</summary>
public sealed class AnalysedText
{
    private readonly Token[] tokens;
    private HashSet<string>? vocabulary;

    public AnalysedText(string original, IReadOnlyCollection<Token> tokens, bool isToneless)
    {
        Original = original;
        this.tokens = [.. tokens];
        Words = [.. tokens.Where(t => t.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Date)];
        IsToneless = isToneless;
    }

    public string Original { get; }

    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>Tokens that carry meaning for search: words, numbers, dates.</summary>
    internal Token[] Words { get; }

    /// <summary>The distinct words, as patterns compare them: folded where the message is toneless.</summary>
    internal HashSet<string> Vocabulary => vocabulary ??= new HashSet<string>(Words.Select(w => IsToneless ? w.Folded : w.Text), StringComparer.Ordinal);

    /// <summary>True where the writer used no diacritics at all; words written out of abbreviations bear them nevertheless.</summary>
    public bool IsToneless { get; }

    /// <summary>The words of the normal form, separated by spaces (for explanations).</summary>
    public string NormalForm => string.Join(' ', Words.Select(t => t.Text));

    /// <summary>The same message as if typed without diacritics (training shows both to the classifier).</summary>
    public AnalysedText WithoutDiacritics() => new(Original, Array.ConvertAll(tokens, t => t.Rewritten(t.Folded)), isToneless: true);
}
