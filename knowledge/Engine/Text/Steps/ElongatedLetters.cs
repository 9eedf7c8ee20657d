using System.Text;

namespace CivicBot.Knowledge.Text.Steps;

/// <summary>"quáááá", "vângggg": a letter written three times or more stands once.</summary>
public sealed class ElongatedLetters : WordFormStep
{
    public override string Name => "elongated-letters";

    public override bool IsLossless => false;

    protected override string Rewrite(string word)
    {
        if (!HasRun(word) || !HasVowel(word))
        {
            return word;
        }

        var kept = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var run = i;
            while (run < word.Length && word[run] == word[i])
            {
                run++;
            }

            kept.Append(word[i], run - i >= 3 ? 1 : run - i);
            i = run;
        }

        return kept.ToString();
    }

    // "cccd" and "vvvv" are abbreviations, not drawn out.
    private static bool HasVowel(string word)
    {
        foreach (var letter in word)
        {
            if (VietnameseLetters.IsVowel(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRun(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
            {
                return true;
            }
        }

        return false;
    }
}
