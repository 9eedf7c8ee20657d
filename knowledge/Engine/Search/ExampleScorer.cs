namespace CivicBot.Knowledge.Search;

/// <summary>The nearest example: cosine between the message and each name, alias and example question; a procedure has the score of its best one and half of its second.</summary>
internal sealed class ExampleScorer : IProcedureScorer
{
    private readonly FeatureSpace space;
    private readonly int[] owners;
    private readonly (int Example, float Value)[][] postings;

    /// <param name="space">Weighs the features; a text has length 1 in it.</param>
    /// <param name="examples">Each with the number of its procedure.</param>
    public ExampleScorer(FeatureSpace space, IReadOnlyList<(SparseVector Text, int Procedure)> examples)
    {
        this.space = space;
        owners = [.. examples.Select(e => e.Procedure)];
        var lists = new List<(int, float)>[space.Size];
        for (var example = 0; example < examples.Count; example++)
        {
            var text = examples[example].Text;
            for (var i = 0; i < text.Length; i++)
            {
                (lists[text.Indices[i]] ??= []).Add((example, text.Values[i]));
            }
        }

        postings = Array.ConvertAll(lists, l => l?.ToArray() ?? []);
    }

    public string Name => "nearest example";

    public void Score(CountedFeature[] message, Span<float> scores)
    {
        var text = space.Weigh(message);
        var cosines = new float[owners.Length];
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var (example, value) in postings[text.Indices[i]])
            {
                cosines[example] += value * text.Values[i];
            }
        }

        scores.Clear();
        Span<float> second = stackalloc float[scores.Length];
        second.Clear();
        for (var example = 0; example < cosines.Length; example++)
        {
            ref var best = ref scores[owners[example]];
            ref var next = ref second[owners[example]];
            if (cosines[example] > best)
            {
                next = best;
                best = cosines[example];
            }
            else if (cosines[example] > next)
            {
                next = cosines[example];
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += 0.5f * second[i];
        }
    }

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure)
    {
        var text = space.Weigh(message);
        return Enumerable.Range(0, text.Length)
            .Select(i => new FeatureShare(text.Ids[i], text.Values[i] * BestIn(postings[text.Indices[i]], procedure)))
            .Where(s => s.Share > 0)
            .OrderByDescending(s => s.Share);
    }

    private float BestIn((int Example, float Value)[] list, int procedure) =>
        list.Where(p => owners[p.Example] == procedure).Select(p => p.Value).DefaultIfEmpty().Max();
}
