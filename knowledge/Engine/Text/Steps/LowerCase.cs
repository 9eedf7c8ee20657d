namespace CivicBot.Knowledge.Text.Steps;

/// <summary>Lower-case; capitals mean little in chat.</summary>
public sealed class LowerCase : WordFormStep
{
    public override string Name => "lower-case";

    public override bool IsLossless => true;

    protected override string Rewrite(string word)
    {
        foreach (var c in word)
        {
            if (char.ToLowerInvariant(c) != c)
            {
                return word.ToLowerInvariant();
            }
        }

        return word;
    }
}
