using System.Text;

namespace CivicBot.Knowledge.Text.Steps;

/// <summary>"quáááá", "vângggg": a letter written three times or more stands once.</summary>
public sealed class ElongatedLetters : WordFormStep
{
    public override string Name => "elongated-letters";

    public override bool IsLossless => false;

    protected override string Rewrite(string word)
    {
        if (!HasRun(word))
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
