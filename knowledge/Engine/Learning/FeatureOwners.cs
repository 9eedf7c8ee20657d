namespace CivicBot.Knowledge.Learning;

/// <summary>Which classes have a feature in one of their texts: its owners. Those of feature f stand from Starts[f] up to Starts[f + 1], in order.</summary>
internal sealed record FeatureOwners(int[] Starts, ushort[] Classes)
{
    // What so many procedures share tells hardly any of them apart, and in a library of thousands it would cost most of the time.
    private const int MostOwners = 300;

    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are, at most 65,536.</param>
    /// <param name="lessons">Which features occur with which class (the main one).</param>
    public static FeatureOwners Of(int features, int classes, IReadOnlyList<Lesson> lessons)
    {
        var lists = new ushort[]?[features];
        var counts = new int[features];

        // Class by class: then a feature's last owner tells whether the class is there already, and the owners come in order.
        foreach (var group in Enumerable.Range(0, lessons.Count).GroupBy(i => lessons[i].Classes[0]).OrderBy(g => g.Key))
        {
            foreach (var feature in group.SelectMany(i => lessons[i].Written.Indices))
            {
                Add(ref lists[feature], ref counts[feature], (ushort)group.Key);
            }
        }

        var starts = new int[features + 1];
        for (var feature = 0; feature < features; feature++)
        {
            starts[feature + 1] = starts[feature] + (counts[feature] > MostOwners ? 0 : counts[feature]);
        }

        var owners = new ushort[starts[features]];
        for (var feature = 0; feature < features; feature++)
        {
            lists[feature].AsSpan(0, starts[feature + 1] - starts[feature]).CopyTo(owners.AsSpan(starts[feature]));
        }

        return new FeatureOwners(starts, owners);
    }

    private static void Add(ref ushort[]? owners, ref int count, ushort owner)
    {
        owners ??= new ushort[2];
        if (count > 0 && owners[Math.Min(count, owners.Length) - 1] == owner)
        {
            return;
        }

        // Beyond the limit only the counting goes on.
        if (count > MostOwners)
        {
            return;
        }

        if (count == owners.Length)
        {
            Array.Resize(ref owners, owners.Length * 2);
        }

        owners[count++] = owner;
    }
}
