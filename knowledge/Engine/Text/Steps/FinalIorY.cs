namespace CivicBot.Knowledge.Text.Steps;

/// <summary>lí/lý, kĩ/kỹ, sĩ/sỹ, ti/ty: after h, k, l, m, s, t a lone i and y are the same sound and both are written; y it is here.</summary>
public sealed class FinalIorY : WordFormStep
{
    public override string Name => "final-i-or-y";

    public override bool IsLossless => false;

    protected override string Rewrite(string word)
    {
        if (word.Length != 2 || word[0] is not ('h' or 'k' or 'l' or 'm' or 's' or 't'))
        {
            return word;
        }

        var (letter, tone) = VietnameseLetters.SplitTone(word[1]);
        return letter == 'i' ? $"{word[0]}{VietnameseLetters.WithTone('y', tone)}" : word;
    }
}
