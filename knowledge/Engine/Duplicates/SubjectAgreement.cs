using CivicBot.Knowledge.Issues;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>How far two comments complain of the same thing.</summary>
/// <param name="Matters">Share of the known matters, of the comment that has fewer; 0 to 1.</param>
/// <param name="IsOtherMatter">Both speak of known matters and none is shared.</param>
/// <param name="SharesField">The matters are at least of a common topic.</param>
/// <param name="Words">Share of the words that carry meaning; 0 to 1.</param>
/// <param name="AllWords">The same of the comment that has more words; 0 to 1.</param>
/// <param name="Things">Both are about the same kind of thing.</param>
/// <param name="SharedMatters">Ids, for the explanation.</param>
/// <param name="SharedWords">Folded, for the explanation.</param>
internal sealed record SubjectAgreement(
    double Matters, bool IsOtherMatter, bool SharesField, double Words, double AllWords, bool Things, IReadOnlyList<string> SharedMatters, IReadOnlyList<string> SharedWords)
{
    private const double WiderWeight = 0.6;
    private const double JointPart = 0.3;
    private const double PossibleWeight = 0.8;
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

        var (extraA, extraB) = (Possible(b, a, shared), Possible(a, b, shared));
        weight += PossibleWeight * (extraA + extraB);
        var fewer = Math.Min(a.Matters.Values.Sum() + extraA, b.Matters.Values.Sum() + extraB);
        var words = a.Words.Where(w => b.Words.ContainsKey(w.Key)).ToList();
        var lesser = Math.Min(a.Words.Values.Sum(), b.Words.Values.Sum());
        return new SubjectAgreement(
            Share(weight, fewer, a.Matters.Values.Sum() + extraA + b.Matters.Values.Sum() + extraB),
            fewer > 0 && weight == 0,
            a.Matters.Keys.Any(m => b.Matters.Keys.Any(o => matters[m].Topic is { } topic && topic == matters[o].Topic)),
            lesser > 0 ? words.Sum(w => w.Value) / lesser : 0,
            lesser > 0 ? words.Sum(w => w.Value) / Math.Max(a.Words.Values.Sum(), b.Words.Values.Sum()) : 0,
            a.Things.Overlaps(b.Things),
            shared,
            [.. words.Where(w => w.Value >= ShownFrom).Select(w => w.Key).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Mostly of the comment that says less, a little of both together: one matter of three is not all.</summary>
    private static double Share(double shared, double fewer, double both) =>
        fewer > 0 ? ((1 - JointPart) * Math.Min(1, shared / fewer)) + (JointPart * Math.Min(1, 2 * shared / both)) : 0;

    /// <summary>Weight of the matters of one that the other may also speak of: "hoi" is "hôi" beside a comment about a smell.</summary>
    private static double Possible(CommentTraits sure, CommentTraits other, List<string> shared)
    {
        var weight = 0.0;
        foreach (var (id, own) in sure.Matters)
        {
            if (other.PossibleMatters.Contains(id) && !other.Matters.ContainsKey(id))
            {
                weight += own;
                shared.Add(id);
            }
        }

        return weight;
    }

    private static bool IsWider(IReadOnlyDictionary<string, Matter> matters, string one, string other) =>
        matters[one].Wider == other || matters[other].Wider == one;
}
