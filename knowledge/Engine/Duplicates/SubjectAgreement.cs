using CivicBot.Knowledge.Issues;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>How far two comments complain of the same thing.</summary>
/// <param name="Matters">Share of the known matters, of the comment that has fewer; 0 to 1.</param>
/// <param name="IsOtherMatter">Both speak of known matters and none is shared.</param>
/// <param name="Words">Share of the words that carry meaning; 0 to 1.</param>
/// <param name="Things">Both are about the same kind of thing.</param>
/// <param name="SharedMatters">Ids, for the explanation.</param>
/// <param name="SharedWords">Folded, for the explanation.</param>
internal sealed record SubjectAgreement(
    double Matters, bool IsOtherMatter, double Words, bool Things, IReadOnlyList<string> SharedMatters, IReadOnlyList<string> SharedWords)
{
    private const double WiderWeight = 0.6;
    private const double ShownFrom = 0.4;

    public static SubjectAgreement Of(CommentTraits a, CommentTraits b, IReadOnlyDictionary<string, Matter> matters)
    {
        var shared = new List<string>();
        var weight = 0.0;
        foreach (var (id, own) in a.Matters)
        {
            if (b.Matters.TryGetValue(id, out var other))
            {
                weight += Math.Min(own, other);
                shared.Add(id);
            }
            else if (b.Matters.Keys.Any(o => IsWider(matters, id, o)))
            {
                weight += WiderWeight * own;
                shared.Add(id);
            }
        }

        var fewer = Math.Min(a.Matters.Values.Sum(), b.Matters.Values.Sum());
        var words = a.Words.Where(w => b.Words.ContainsKey(w.Key)).ToList();
        var lesser = Math.Min(a.Words.Values.Sum(), b.Words.Values.Sum());
        return new SubjectAgreement(
            fewer > 0 ? Math.Min(1, weight / fewer) : 0,
            fewer > 0 && weight == 0,
            lesser > 0 ? words.Sum(w => w.Value) / lesser : 0,
            a.Things.Overlaps(b.Things),
            shared,
            [.. words.Where(w => w.Value >= ShownFrom).Select(w => w.Key).Order(StringComparer.Ordinal)]);
    }

    private static bool IsWider(IReadOnlyDictionary<string, Matter> matters, string one, string other) =>
        matters[one].Wider == other || matters[other].Wider == one;
}
