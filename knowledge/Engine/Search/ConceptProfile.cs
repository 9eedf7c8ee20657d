namespace CivicBot.Knowledge.Search;

/// <summary>
/// What is usually said with a procedure, and what is not: for every concept ([mat-hong], [nuoc-ngoai], [tuoi-14] …) the share of a procedure's wordings that hold it.
/// A message with a concept that nobody uses for a procedure, or without one that nearly everybody uses, speaks against it; so near twins
/// (first issue, exchange, replacement of a loss) come apart.
/// </summary>
internal sealed class ConceptProfile : IProcedureScorer
{
    private const float Doubt = 0.05f;
    private readonly Dictionary<ulong, float[]> presence = [];
    private readonly Dictionary<ulong, float[]> absence = [];
    private readonly float[] nothingSaid;
    private readonly HashSet<ulong> concepts;

    /// <param name="texts">All wordings with the number of their procedure.</param>
    /// <param name="concepts">Ids of all concepts, in the folded view.</param>
    /// <param name="procedures">How many procedures there are.</param>
    public ConceptProfile(IReadOnlyList<(CountedFeature[] Features, int Procedure)> texts, HashSet<ulong> concepts, int procedures)
    {
        this.concepts = concepts;
        var totals = new float[procedures];
        var counts = new Dictionary<ulong, float[]>();
        foreach (var (features, procedure) in texts)
        {
            totals[procedure]++;
            foreach (var feature in features.Where(f => concepts.Contains(f.Id)))
            {
                if (!counts.TryGetValue(feature.Id, out var row))
                {
                    counts[feature.Id] = row = new float[procedures];
                }

                row[procedure]++;
            }
        }

        nothingSaid = new float[procedures];
        foreach (var (id, row) in counts)
        {
            var usual = (row.Sum() + 1) / (totals.Sum() + 2);
            var present = new float[procedures];
            var absent = new float[procedures];
            for (var p = 0; p < procedures; p++)
            {
                var share = (row[p] + (2 * usual)) / (totals[p] + 2);
                present[p] = MathF.Log((share + Doubt) / (usual + Doubt));
                absent[p] = MathF.Log((1 - share + Doubt) / (1 - usual + Doubt));
                nothingSaid[p] += absent[p];
            }

            presence[id] = present;
            absence[id] = absent;
        }
    }

    public string Name => "concepts";

    public void Score(CountedFeature[] message, Span<float> scores)
    {
        nothingSaid.CopyTo(scores);
        foreach (var feature in message)
        {
            if (presence.TryGetValue(feature.Id, out var present))
            {
                var absent = absence[feature.Id];
                for (var p = 0; p < present.Length; p++)
                {
                    scores[p] += present[p] - absent[p];
                }
            }
        }
    }

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure) =>
        message.Where(f => presence.ContainsKey(f.Id))
            .Select(f => new FeatureShare(f.Id, presence[f.Id][procedure]))
            .OrderByDescending(s => s.Share);
}
