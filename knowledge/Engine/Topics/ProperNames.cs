using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Topics;

/// <summary>
/// Takes proper names out of a text: "đường Bình Thành phường Bình Hưng Hòa" is about a road, whatever its syllables mean elsewhere. A name is a run of two or more
/// capitalised words, with the unit before it ("phường"); words of a known phrase ("Trạm Y tế") and abbreviations stay. Texts typed without capitals keep everything.
/// </summary>
internal sealed class ProperNames(TopicWords list)
{
    public AnalysedText Without(AnalysedText text)
    {
        var tokens = text.Tokens;
        var kept = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var run = 0;
            while (i + run < tokens.Count && IsCapitalised(text.Original, tokens[i + run]))
            {
                run++;
            }

            if (run < 2)
            {
                kept.Add(tokens[i]);
                i++;
                continue;
            }

            while (kept.Count > 0 && list.PlaceWords.Contains(kept[^1].Folded))
            {
                kept.RemoveAt(kept.Count - 1);
            }

            for (var end = i + run; i < end;)
            {
                // A phrase may begin inside the name and end behind it: "Trạm Y tế".
                var known = list.Concepts.Find(tokens, i, text.IsToneless)?.Length ?? 0;
                for (var k = 0; k < known; k++)
                {
                    kept.Add(tokens[i + k]);
                }

                i += Math.Max(1, known);
            }
        }

        return new AnalysedText(text.Original, kept, text.IsToneless);
    }

    private static bool IsCapitalised(string original, Token token) =>
        token.Kind == TokenKind.Word
        && char.IsUpper(original[token.Start])
        && (token.Length == 1 || char.IsLower(original[token.Start + 1]));
}
