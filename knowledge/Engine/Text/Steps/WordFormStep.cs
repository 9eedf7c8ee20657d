namespace CivicBot.Knowledge.Text.Steps;

/// <summary>A step that looks at one word at a time and changes only its spelling.</summary>
public abstract class WordFormStep : ITextStep
{
    public abstract string Name { get; }

    public abstract bool IsLossless { get; }

    public void Apply(TokenBuffer text)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
            {
                continue;
            }

            var changed = Rewrite(tokens[i].Text);
            if (!ReferenceEquals(changed, tokens[i].Text))
            {
                tokens[i] = tokens[i].Rewritten(changed);
            }
        }
    }

    /// <summary>The new form, or the same instance where nothing changes.</summary>
    protected abstract string Rewrite(string word);
}
