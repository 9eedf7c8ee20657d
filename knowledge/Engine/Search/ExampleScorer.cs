using CivicBot.Knowledge.Learning;
namespace CivicBot.Knowledge.Search;

/// <summary>The nearest example: cosine between the message and each name, alias and example question; a procedure has the score of its best one and half of its second.</summary>
internal sealed class ExampleScorer : IProcedureScorer
{
    // Shares of the views in the cosine, as lengths: 0.65² + 0.65² + 0.4² = 1. Where one side has no diacritics, the folded view takes the written view's share.
    private const float Words = 0.65f;
    private const float Pieces = 0.4f;
    private const float FromWrittenToFolded = 1 / ((Words * Words) + (Pieces * Pieces));
    private readonly FeatureSpace space;
    private readonly int[] owners;
    private readonly bool[] toneless;
    private readonly (int Example, float Value)[][] postings;

    /// <param name="examples">Each with the number of its procedure.</param>
    public ExampleScorer(IReadOnlyList<(CountedFeature[] Features, int Procedure)> examples)
    {
        owners = [.. examples.Select(e => e.Procedure)];
        toneless = [.. examples.Select(e => !e.Features.Any(IsWritten))];
        space = new FeatureSpace([.. examples.Select(e => e.Features)], 1, [Words, Words, Pieces], [0, Words, Pieces]);
        var lists = new List<(int, float)>[space.Size];
        for (var example = 0; example < examples.Count; example++)
        {
            var text = space.Weigh(examples[example].Features);
            for (var i = 0; i < text.Length; i++)
            {
                (lists[text.Indices[i]] ??= []).Add((example, text.Values[i]));
            }
        }

        postings = Array.ConvertAll(lists, l => l?.ToArray() ?? []);
    }

    public string Name => "nearest example";

    public void Score(SearchedMessage message, Span<float> scores)
    {
        var text = space.Weigh(message.Features);
        var cosines = new float[owners.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var value = text.Values[i];
            foreach (var (example, weight) in postings[text.Indices[i]])
            {
                cosines[example] += weight * value;
            }
        }

        var messageIsToneless = !Array.Exists(message.Features, IsWritten);
        scores.Clear();
        Span<float> second = scores.Length <= 1024 ? stackalloc float[scores.Length] : new float[scores.Length];
        second.Clear();
        for (var example = 0; example < cosines.Length; example++)
        {
            var cosine = messageIsToneless || toneless[example] ? cosines[example] * FromWrittenToFolded : cosines[example];
            ref var best = ref scores[owners[example]];
            ref var next = ref second[owners[example]];
            if (cosine > best)
            {
                next = best;
                best = cosine;
            }
            else if (cosine > next)
            {
                next = cosine;
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += 0.5f * second[i];
        }
    }

    public IEnumerable<FeatureShare> Explain(SearchedMessage message, int procedure)
    {
        var text = space.Weigh(message.Features);
        return Enumerable.Range(0, text.Length)
            .Select(i => new FeatureShare(space.Id(text.Indices[i]), text.Values[i] * BestIn(postings[text.Indices[i]], procedure)))
            .Where(s => s.Share > 0)
            .OrderByDescending(s => s.Share);
    }

    private static bool IsWritten(CountedFeature feature) => feature.View == FeatureView.Written;

    private float BestIn((int Example, float Value)[] list, int procedure) =>
        list.Where(p => owners[p.Example] == procedure).Select(p => p.Value).DefaultIfEmpty().Max();
}
