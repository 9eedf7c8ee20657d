using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text.Steps;

namespace CivicBot.Knowledge.Text;

/// <summary>
/// Turns what a person typed into tokens in normal form. To add a step, write an <see cref="ITextStep"/> and name it in <see cref="Steps"/>:
/// first those that only unify the form, then those that interpret. Knowledge and messages pass through the same steps.
/// </summary>
public sealed class TextAnalyzer
{
    public TextAnalyzer(Lexicon lexicon)
    {
        Steps =
        [
            new ComposedForm(),
            new LowerCase(),
            new TonePlacement(),
            new ElongatedLetters(),
            new FinalIorY(),
            new PhraseRewriting("abbreviations", lexicon.Abbreviations),
            new PhraseRewriting("teencode", lexicon.Teencode),
            new PhraseRewriting("misspellings", lexicon.Misspellings),
            new PhraseRewriting("dialect", lexicon.Dialect),
        ];
    }

    /// <summary>In the order in which they run.</summary>
    public IReadOnlyList<ITextStep> Steps { get; }

    public AnalysedText Analyse(string text)
    {
        var buffer = TokenBuffer.Of(text);
        foreach (var step in Steps)
        {
            step.Apply(buffer);
        }

        return new AnalysedText(text, buffer.Tokens, buffer.IsToneless);
    }

    /// <summary>Names of the steps that changed something in this text, in order (for explanations).</summary>
    public IReadOnlyList<string> StepsThatChange(string text)
    {
        var buffer = TokenBuffer.Of(text);
        var changing = new List<string>();
        foreach (var step in Steps)
        {
            Token[] before = [.. buffer.Tokens];
            step.Apply(buffer);
            if (!buffer.Tokens.SequenceEqual(before))
            {
                changing.Add(step.Name);
            }
        }

        return changing;
    }
}
