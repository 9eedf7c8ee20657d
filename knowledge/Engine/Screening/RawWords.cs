using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Text.Steps;

namespace CivicBot.Knowledge.Screening;

/// <summary>A message with its spelling unified but nothing written out: swearing is lost where "cc" becomes căn cước and "đẻ" becomes sinh.</summary>
internal static class RawWords
{
    private static readonly ITextStep[] Steps = [new ComposedForm(), new LowerCase(), new TonePlacement(), new ElongatedLetters(), new FinalIorY()];

    public static AnalysedText Of(string text)
    {
        var buffer = TokenBuffer.Of(text);
        foreach (var step in Steps)
        {
            step.Apply(buffer);
        }

        return new AnalysedText(text, buffer.Tokens, buffer.IsToneless);
    }
}
