using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>What a list of weighted patterns says about a message. The strongest pattern counts fully, each further one a little: five words for one fire are one fire.</summary>
/// <param name="For">Sum of what speaks for it.</param>
/// <param name="Against">Sum of what speaks against it; zero or negative.</param>
internal readonly record struct PatternEvidence(double For, double Against)
{
    private const double Further = 0.3;

    public double Sum => For + Against;

    /// <param name="patterns">All of one label.</param>
    /// <param name="text">The message.</param>
    /// <param name="matched">Receives those that matched.</param>
    public static PatternEvidence Of(IReadOnlyList<WeightedPattern> patterns, AnalysedText text, ICollection<WeightedPattern> matched)
    {
        var (strongest, others, against) = (0.0, 0.0, 0.0);
        foreach (var pattern in patterns)
        {
            if (!pattern.Pattern.IsMatch(text))
            {
                continue;
            }

            matched.Add(pattern);
            against += Math.Min(0, pattern.Weight);
            others += Math.Max(0, pattern.Weight);
            strongest = Math.Max(strongest, pattern.Weight);
        }

        return new PatternEvidence(strongest + (Further * (others - strongest)), against);
    }
}
