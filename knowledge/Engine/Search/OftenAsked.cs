using CivicBot.Knowledge.Learning;

namespace CivicBot.Knowledge.Search;

/// <summary>What people ask for most is more likely meant, whatever the message says.</summary>
/// <param name="degrees">For each procedure 0, 1 (often) or 2 (very often).</param>
internal sealed class OftenAsked(int[] degrees) : IProcedureScorer
{
    public string Name => "often asked";

    public void Score(CountedFeature[] message, Span<float> scores)
    {
        for (var i = 0; i < degrees.Length; i++)
        {
            scores[i] = degrees[i];
        }
    }

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure) => [];
}
