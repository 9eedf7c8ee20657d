namespace CivicBot.Knowledge.Duplicates;

/// <summary>How much a shared name says: little where nearly every comment of the commune bears it.</summary>
internal sealed class NameRarity
{
    private const int EnoughComments = 30;
    private const double Least = 0.35;
    private readonly Dictionary<string, int> comments = new(StringComparer.Ordinal);
    private int total;

    public void Add(CommentTraits traits)
    {
        total++;
        foreach (var name in traits.Names.Select(n => n.Folded).Distinct(StringComparer.Ordinal))
        {
            comments[name] = comments.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Between <see cref="Least"/> and 1.</summary>
    public double Of(string name)
    {
        var count = comments.GetValueOrDefault(name);
        return total < EnoughComments || count < 4 ? 1 : Math.Max(Least, 1 - (2.0 * count / total));
    }
}
