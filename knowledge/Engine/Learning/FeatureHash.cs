namespace CivicBot.Knowledge.Learning;

/// <summary>64-bit FNV-1a ids of features; stable over runs, so that training is repeatable.</summary>
internal static class FeatureHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Word(string word) => Finish(Add(Begin(1), word));

    public static ulong Pair(string first, string second) => Finish(Add(Add(Add(Begin(2), first), " "), second));

    public static ulong FoldedWord(string word) => Finish(Add(Begin(3), word));

    public static ulong FoldedPair(string first, string second) => Finish(Add(Add(Add(Begin(4), first), " "), second));

    public static ulong Concept(string name) => Finish(Add(Begin(5), name));

    public static ulong FoldedConcept(string name) => Finish(Add(Begin(6), name));

    public static ulong Piece(ReadOnlySpan<char> letters) => Finish(Add(Begin(7), letters));

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
    private static ulong Finish(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
