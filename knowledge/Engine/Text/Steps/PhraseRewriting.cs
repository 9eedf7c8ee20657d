using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Text.Steps;

/// <summary>
/// Replaces words and phrases by those of a lexicon list (abbreviations, teencode, dialect, misspellings), longest first.
/// An entry that maps to itself protects a phrase: "chi phí" stays although the dialect word "chi" means "gì".
/// </summary>
public sealed class PhraseRewriting(string name, PhraseTable table) : ITextStep
{
    public string Name => name;

    public bool IsLossless => false;

    public void Apply(TokenBuffer text)
    {
        var tokens = text.Tokens;

        // Built only where something changes, in one pass: inserting in place would take quadratic time on long texts.
        List<Token>? rewritten = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol || table.Find(tokens, i, text.IsToneless) is not { } match)
            {
                rewritten?.Add(tokens[i]);
                continue;
            }

            rewritten ??= [.. tokens.Take(i)];
            AddReplacement(rewritten, tokens, i, match);
            i += match.Length - 1;
        }

        if (rewritten is not null)
        {
            tokens.Clear();
            tokens.AddRange(rewritten);
        }
    }

    private static void AddReplacement(List<Token> rewritten, List<Token> tokens, int at, PhraseMatch match)
    {
        var last = tokens[at + match.Length - 1];
        var span = last.Start + last.Length - tokens[at].Start;
        for (var j = 0; j < match.Replacement.Count; j++)
        {
            var (start, length) = match.Replacement.Count == match.Length ? (tokens[at + j].Start, tokens[at + j].Length) : (tokens[at].Start, span);
            rewritten.Add(new Token(match.Replacement[j], start, length, TokenKind.Word));
        }
    }
}
