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
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol || table.Find(tokens, i, text.IsToneless) is not { } match)
            {
                continue;
            }

            var replaced = match.Length;
            var start = tokens[i].Start;
            var last = tokens[i + replaced - 1];
            var span = last.Start + last.Length - start;
            if (match.Replacement.Count == replaced)
            {
                for (var j = 0; j < replaced; j++)
                {
                    tokens[i + j] = new Token(match.Replacement[j], tokens[i + j].Start, tokens[i + j].Length, TokenKind.Word);
                }
            }
            else
            {
                tokens.RemoveRange(i, replaced);
                tokens.InsertRange(i, match.Replacement.Select(word => new Token(word, start, span, TokenKind.Word)));
            }

            i += match.Replacement.Count - 1;
        }
    }
}
