using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Issues;

/// <summary>Cuts a message where another issue could begin.</summary>
internal sealed class ClauseReader(JoinerLexicon joiners)
{
    public List<Clause> Read(AnalysedText text)
    {
        var tokens = text.Tokens;

        // One "thứ hai" alone is a Monday.
        var counts = Enumerable.Range(0, tokens.Count).Count(i => joiners.Length(Joint.Counted, tokens, i, text.IsToneless) > 0) > 1;
        var announced = Enumerable.Range(0, tokens.Count).Any(i => joiners.Length(Joint.Announced, tokens, i, text.IsToneless) > 0);
        var covered = 0;
        var starts = new List<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i == 0 || (i >= covered && (Begins(text, i, counts) || (announced && IsBehindComma(text, i)))))
            {
                starts.Add(i);

                // "thứ hai là": "hai là" inside it begins nothing.
                covered = i + Math.Max(1, joiners.Length(Joint.Counted, tokens, i, text.IsToneless));
            }
        }

        var clauses = new List<Clause>();
        for (var i = 0; i < starts.Count; i++)
        {
            var last = i + 1 < starts.Count ? starts[i + 1] : tokens.Count;
            var from = i == 0 ? 0 : StartOf(text, starts[i]);
            var to = i + 1 < starts.Count ? StartOf(text, last) : text.Original.Length;
            var words = new AnalysedText(text.Original, [.. tokens.Skip(starts[i]).Take(last - starts[i])], text.IsToneless);
            clauses.Add(new Clause(TextSpan.Between(from, to), words, JointOf(text, starts[i], counts), i > 0 && Gap(text, starts[i]).Contains('\n')));
        }

        return clauses;
    }

    /// <summary>Dashes, bullets and brackets before a word belong to it.</summary>
    private static int StartOf(AnalysedText text, int token)
    {
        var start = text.Tokens[token].Start;
        var end = text.Tokens[token - 1].Start + text.Tokens[token - 1].Length;
        while (start > end && !char.IsWhiteSpace(text.Original[start - 1]))
        {
            start--;
        }

        var dash = text.Original.AsSpan(end, start - end).LastIndexOfAny("-–•*+");
        return dash >= 0 ? end + dash : Math.Max(start, end);
    }

    private static ReadOnlySpan<char> Gap(AnalysedText text, int token)
    {
        var from = token == 0 ? 0 : text.Tokens[token - 1].Start + text.Tokens[token - 1].Length;
        return text.Original.AsSpan(from, Math.Max(0, text.Tokens[token].Start - from));
    }

    private bool Begins(AnalysedText text, int at, bool counts)
    {
        var tokens = text.Tokens;
        if (tokens[at].Kind is TokenKind.Punctuation or TokenKind.Symbol || tokens[at].Start <= tokens[at - 1].Start)
        {
            return false;
        }

        if (Gap(text, at).Contains('\n') || IsCount(text, at) || joiners.Length(Joint.Another, tokens, at, text.IsToneless) > 0
            || (counts && joiners.Length(Joint.Counted, tokens, at, text.IsToneless) > 0))
        {
            return true;
        }

        return tokens[at - 1] is { Kind: TokenKind.Punctuation, Text: "." or ";" or "!" or "?" } && Gap(text, at).Length > 0 && !IsCount(text, at - 2);
    }

    private static bool IsBehindComma(AnalysedText text, int at) =>
        text.Tokens[at].Kind != TokenKind.Punctuation && text.Tokens[at - 1] is { Kind: TokenKind.Punctuation, Text: "," };

    /// <summary>"1.", "2)", "3/" before a word, at the beginning or behind a sign.</summary>
    private static bool IsCount(AnalysedText text, int at)
    {
        if (at < 0 || at + 1 >= text.Tokens.Count)
        {
            return false;
        }

        var token = text.Tokens[at];
        var end = token.Start + token.Length;
        var isNumber = token.Kind == TokenKind.Number && token.Length <= 2;
        var isLetter = token.Kind == TokenKind.Word && token.Length == 1;
        return (isNumber || isLetter) && end < text.Original.Length && text.Original[end] is ')' or '.' or '/' && (isNumber || text.Original[end] == ')')
            && end + 1 < text.Original.Length && !char.IsDigit(text.Original[end + 1])
            && (at == 0 || isLetter || text.Tokens[at - 1].Kind == TokenKind.Punctuation || Gap(text, at).Contains('\n'));
    }

    private Joint JointOf(AnalysedText text, int at, bool counts)
    {
        var dash = at == 0 ? text.Original.AsSpan(0, text.Tokens[0].Start) : Gap(text, at);
        if (IsCount(text, at) || (dash.ContainsAny("-–•*+") && (at == 0 || dash.Contains('\n'))))
        {
            return Joint.Counted;
        }

        foreach (var kind in (ReadOnlySpan<Joint>)[Joint.Counted, Joint.Another, Joint.Greeting, Joint.Closing, Joint.Wish, Joint.Continued])
        {
            if ((kind != Joint.Counted || counts) && joiners.Length(kind, text.Tokens, at, text.IsToneless) > 0)
            {
                return kind;
            }
        }

        return Joint.None;
    }
}
