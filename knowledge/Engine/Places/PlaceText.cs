using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Text.Steps;

namespace CivicBot.Knowledge.Places;

/// <summary>
/// The words of a message as they were typed: names must not pass through dialect and abbreviation lists, which would turn "ĐT 769" into a telephone.
/// </summary>
internal sealed class PlaceText
{
    private static readonly ITextStep[] Steps = [new ComposedForm(), new LowerCase(), new TonePlacement(), new FinalIorY()];

    private PlaceText(string original, PlaceWord[] words, bool isToneless)
    {
        Original = original;
        Words = words;
        IsToneless = isToneless;
        var inside = Array.FindAll(words, w => !w.StartsSentence && !w.IsNumber);
        var capitals = inside.Count(w => w.IsCapital);
        UsesCapitals = capitals > 0 && (inside.Length < 4 || capitals < inside.Length * 0.7);
    }

    public string Original { get; }

    public PlaceWord[] Words { get; }

    public bool IsToneless { get; }

    /// <summary>True where capitals tell names from other words: some words inside sentences bear one, but not nearly all of them.</summary>
    public bool UsesCapitals { get; }

    public static PlaceText Of(string original)
    {
        var buffer = TokenBuffer.Of(original);
        foreach (var step in Steps)
        {
            step.Apply(buffer);
        }

        var words = new List<PlaceWord>(buffer.Tokens.Count);
        var end = 0;
        var (afterBreak, startsSentence) = (true, true);
        foreach (var token in buffer.Tokens)
        {
            var gap = original.AsSpan(end, token.Start - end);
            afterBreak |= gap.ContainsAny('\n', '(', ')');
            afterBreak |= gap.ContainsAny('"', '“', '”');
            startsSentence |= gap.Contains('\n');
            end = token.Start + token.Length;
            if (token.Kind is TokenKind.Punctuation or TokenKind.Symbol or TokenKind.Link)
            {
                var ends = !IsAbbreviationDot(words, token, original);
                afterBreak |= ends;
                startsSentence |= ends && token.Text is "." or "!" or "?" or ":";
                continue;
            }

            // "ql51" comes as "ql5" and "1".
            if (words.Count > 0 && words[^1].IsNumber && token.Kind == TokenKind.Number && words[^1].End == token.Start)
            {
                words[^1] = words[^1] with { Text = words[^1].Text + token.Text, Folded = words[^1].Folded + token.Text, End = token.Start + token.Length };
                continue;
            }

            var split = Digits(token);
            var link = gap.ContainsAny('-', '–', '+') ? gap.Trim()[0] : '\0';
            var length = split == token.Text.Length ? token.Length : split;
            words.Add(Word(token.Text[..split], token.Start, length, original, afterBreak, startsSentence, link));
            if (split < token.Text.Length)
            {
                words.Add(Word(token.Text[split..], token.Start + split, token.Length - split, original, false, false, '\0'));
            }

            (afterBreak, startsSentence) = (false, false);
        }

        return new PlaceText(original, [.. words], buffer.IsToneless);
    }

    /// <summary>The words from one index to before another, lower-case.</summary>
    public string Join(int at, int end) => string.Join(' ', Words[at..end].Select(w => w.Text));

    /// <summary>"TP.", "P.", "Q.", "KP." go on with the name.</summary>
    private static bool IsAbbreviationDot(List<PlaceWord> words, Token dot, string original) =>
        dot.Text == "." && words.Count > 0 && words[^1].End == dot.Start && words[^1].Text.Length <= 3 && !words[^1].IsNumber
        && dot.Start + 1 < original.Length && !char.IsWhiteSpace(original[dot.Start + 1]);

    /// <summary>Where the digits of "kp3" begin; the length where there are none or they belong to the word ("n3").</summary>
    private static int Digits(Token token)
    {
        if (token.Kind != TokenKind.Word || token.Text.Length != token.Length)
        {
            return token.Text.Length;
        }

        var first = token.Text.AsSpan().IndexOfAnyInRange('0', '9');
        return (first >= 2 || (first == 1 && token.Text[0] is 'p' or 'q')) && token.Text.AsSpan(first).IndexOfAnyExceptInRange('0', '9') < 0 ? first : token.Text.Length;
    }

    private static PlaceWord Word(string text, int start, int length, string original, bool afterBreak, bool startsSentence, char link) =>
        new(text, start, start + length, char.IsUpper(original[start]), char.IsDigit(text[0]), afterBreak, startsSentence, link);
}

/// <summary>One word as typed.</summary>
/// <param name="Text">Lower-case, composed.</param>
/// <param name="Start">In the original.</param>
/// <param name="End">Just behind it.</param>
/// <param name="IsCapital">Begins with a capital.</param>
/// <param name="IsNumber">Begins with a digit.</param>
/// <param name="AfterBreak">A sign that parts clauses stands before it.</param>
/// <param name="StartsSentence">Its capital means nothing.</param>
/// <param name="Link">The dash or plus sign before it, or '\0'.</param>
internal readonly record struct PlaceWord(
    string Text, int Start, int End, bool IsCapital, bool IsNumber, bool AfterBreak, bool StartsSentence, char Link)
{
    public string Folded { get; init; } = VietnameseLetters.Fold(Text);
}
