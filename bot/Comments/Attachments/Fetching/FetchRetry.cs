namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>When a download that failed is tried again: soon at first, because the channel's addresses do not live for ever, then ever more rarely.</summary>
internal static class FetchRetry
{
    // What the channel says it does not have is rarely there later; now and then one of its nodes is behind the others.
    private const int TriesWhenGone = 4;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
    ];

    /// <param name="tries">Tries so far, at least one.</param>
    /// <param name="random">0 to 1, so that what failed together does not come again together.</param>
    /// <returns>The pause; null: given up.</returns>
    public static TimeSpan? After(int tries, bool gone, int maxTries, double random) =>
        tries >= (gone ? Math.Min(TriesWhenGone, maxTries) : maxTries) ? null : Pauses[Math.Min(tries, Pauses.Length) - 1] * (1 + (0.2 * random));
}
