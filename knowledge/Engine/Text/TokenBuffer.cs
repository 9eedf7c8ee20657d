namespace CivicBot.Knowledge.Text;

/// <summary>The tokens of one text while the steps change them.</summary>
/// <param name="tokens">As cut from the text.</param>
/// <param name="isToneless">Whether the writer used no diacritics at all; fixed before any step writes words out.</param>
public sealed class TokenBuffer(List<Token> tokens, bool isToneless)
{
    public List<Token> Tokens { get; } = tokens;

    public bool IsToneless { get; } = isToneless;

    internal static TokenBuffer Of(string text)
    {
        var tokens = Tokeniser.Split(text);
        var words = tokens.FindAll(t => t.Kind == TokenKind.Word);
        return new TokenBuffer(tokens, words.Count > 0 && words.TrueForAll(t => t.Text.All(char.IsAscii)));
    }
}
