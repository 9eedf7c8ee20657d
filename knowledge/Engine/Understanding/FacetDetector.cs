using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>Tells which part of a procedure is asked for, by the weighted patterns of <c>lexicon/facets.tsv</c>.</summary>
internal sealed class FacetDetector(IReadOnlyList<WeightedPattern> patterns)
{
    // People ask the main thing first: "giấy tờ gì, nộp ở đâu" is about papers.
    private const double FirstAskedBonus = 1.5;
    private static readonly Dictionary<string, Facet> ByName = Enum.GetValues<Facet>().ToDictionary(WireNames.Of, StringComparer.Ordinal);
    private readonly (Facet Facet, WeightedPattern Pattern)[] rules = [.. patterns.Select(p => (ByName[p.Label], p))];

    public FacetReading Detect(AnalysedText text)
    {
        Span<double> scores = stackalloc double[ByName.Count];
        scores.Clear();
        var first = (Place: int.MaxValue, Weight: 0.0, Facet: Facet.General);
        var strongest = (Weight: 0.0, Line: 0);
        var lines = new List<int>();
        foreach (var (facet, rule) in rules)
        {
            var place = rule.Pattern.FirstMatch(text);
            if (place < 0)
            {
                continue;
            }

            lines.Add(rule.Line);
            scores[(int)facet] = Math.Max(scores[(int)facet], rule.Weight) + (0.25 * Math.Min(scores[(int)facet], rule.Weight));
            if (rule.Weight >= 3 && (place < first.Place || (place == first.Place && rule.Weight > first.Weight)))
            {
                first = (place, rule.Weight, facet);
            }

            strongest = rule.Weight > strongest.Weight ? (rule.Weight, rule.Line) : strongest;
        }

        if (first.Place != int.MaxValue)
        {
            scores[(int)first.Facet] += FirstAskedBonus;
        }

        var best = Facet.General;
        for (var i = 0; i < scores.Length; i++)
        {
            best = scores[i] > scores[(int)best] ? (Facet)i : best;
        }

        return new FacetReading(scores[(int)best] > 0 ? best : null, scores[(int)best], lines);
    }
}

/// <summary>What the patterns say about the facet.</summary>
/// <param name="Facet">Null where no pattern matched.</param>
/// <param name="Score">Strength of the best facet.</param>
/// <param name="Lines">Lines of <c>facets.tsv</c> that matched.</param>
public sealed record FacetReading(Facet? Facet, double Score, IReadOnlyList<int> Lines);
