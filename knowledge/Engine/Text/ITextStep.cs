namespace CivicBot.Knowledge.Text;

/// <summary>One small change of a token list; steps run in the order of <see cref="TextAnalyzer.Steps"/>.</summary>
public interface ITextStep
{
    /// <summary>Stable name for explanations.</summary>
    string Name { get; }

    /// <summary>True where the original spelling could be told from the result: nothing but form changes.</summary>
    bool IsLossless { get; }

    void Apply(TokenBuffer text);
}
