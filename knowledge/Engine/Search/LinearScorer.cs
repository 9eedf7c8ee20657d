using CivicBot.Knowledge.Learning;
namespace CivicBot.Knowledge.Search;

/// <summary>A classifier trained on names, aliases and example questions, each also without diacritics.</summary>
internal sealed class LinearScorer(FeatureSpace space, LinearModel model) : IProcedureScorer
{
    public string Name => "classifier";

    public void Score(CountedFeature[] message, Span<float> scores) => model.Score(space.Weigh(message), scores);

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure)
    {
        var text = space.Weigh(message);
        return Enumerable.Range(0, text.Length)
            .Select(i => new FeatureShare(space.Id(text.Indices[i]), text.Values[i] * model.Weight(text.Indices[i], procedure)))
            .OrderByDescending(s => s.Share);
    }
}
