namespace CivicBot.Knowledge.Learning;

/// <summary>64-bit FNV-1a ids of features; stable over runs, so that training is repeatable. The two lowest bits tell the view, so that ids alone can be sorted and counted.</summary>
internal static class FeatureHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong ViewBits = 3;

    public static ulong Word(string word) => Finish(Add(Begin(1), word), FeatureView.Written);

    public static ulong Pair(string first, string second) => Finish(Add(Add(Add(Begin(2), first), " "), second), FeatureView.Written);

    public static ulong FoldedWord(string word) => Finish(Add(Begin(3), word), FeatureView.Folded);

    public static ulong FoldedPair(string first, string second) => Finish(Add(Add(Add(Begin(4), first), " "), second), FeatureView.Folded);

    public static ulong Concept(string name) => Finish(Add(Begin(5), name), FeatureView.Written);

    public static ulong FoldedConcept(string name) => Finish(Add(Begin(6), name), FeatureView.Folded);

    /// <summary>The view that an id belongs to.</summary>
    public static FeatureView View(ulong id) => (FeatureView)(id & ViewBits);

    /// <summary>Writes the ids of the pieces that begin with the first of some letters.</summary>
    /// <param name="letters">From the first letter of the pieces on.</param>
    /// <param name="shortest">Letters of the shortest piece.</param>
    /// <param name="ids">Receives an id for each length up to all the letters.</param>
    public static void Pieces(ReadOnlySpan<char> letters, int shortest, Span<ulong> ids)
    {
        var hash = Add(Begin(7), letters[..(shortest - 1)]);
        for (var last = shortest - 1; last < letters.Length; last++)
        {
            hash = (hash ^ letters[last]) * Prime;
            ids[last - shortest + 1] = Finish(hash, FeatureView.Pieces);
        }
    }

    private static ulong Begin(byte kind) => (Offset ^ kind) * Prime;

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    // FNV leaves the high bits of short texts poorly mixed.
    private static ulong Finish(ulong hash, FeatureView view)
    {
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15;
        return ((hash ^ (hash >> 29)) & ~ViewBits) | (ulong)view;
    }
}
