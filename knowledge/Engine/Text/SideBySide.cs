namespace CivicBot.Knowledge.Text;

/// <summary>Work on many things on all processors.</summary>
internal static class SideBySide
{
    /// <returns>What came of each, in the order of the sources: who learns from it learns the same every time.</returns>
    /// <exception cref="AggregateException">Some of the work failed.</exception>
    public static TResult[] Each<TSource, TResult>(IReadOnlyList<TSource> sources, Func<TSource, TResult> work)
    {
        var results = new TResult[sources.Count];
        Parallel.For(0, results.Length, i => results[i] = work(sources[i]));
        return results;
    }
}
