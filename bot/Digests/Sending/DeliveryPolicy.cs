namespace CivicBot.Digests.Sending;

/// <summary>When a mail that was not taken is tried again. It is tried for as long as it is of use: a server that is mended after a weekend still gets everything.</summary>
internal static class DeliveryPolicy
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30)];

    /// <summary>Longer than an attempt may take: who has not written down an ending by then has died.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A server that does not answer is left alone for so long by all that waits.</summary>
    public static TimeSpan ServerPause { get; } = TimeSpan.FromMinutes(1);

    /// <param name="attempts">Made so far, from 1.</param>
    public static TimeSpan PauseAfter(int attempts) => Pauses[Math.Min(attempts, Pauses.Length) - 1];
}
