namespace CivicBot.Operations.Stopping;

/// <summary>How the program ends when it is asked to (SIGTERM, Ctrl+C). Section <c>Shutdown</c>.</summary>
internal sealed class StopOptions
{
    public const string Section = "Shutdown";

    /// <summary>
    /// So long it says "not ready" and still takes requests, so that a load balancer that looks every few seconds sends the next one elsewhere. Zero: for one machine, where nobody else could take it.
    /// </summary>
    public TimeSpan Notice { get; set; } = TimeSpan.Zero;

    /// <summary>So long, after the notice, it waits for requests, turns and deliveries that run. What does not end in time is cancelled; it waits in the store for the next start.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (Notice < TimeSpan.Zero || Notice > TimeSpan.FromMinutes(1))
        {
            yield return $"{Section}:{nameof(Notice)} must be from 00:00:00 to 00:01:00.";
        }

        if (Limit < TimeSpan.FromSeconds(1) || Limit > TimeSpan.FromMinutes(5))
        {
            yield return $"{Section}:{nameof(Limit)} must be from 00:00:01 to 00:05:00; 00:00:06 is usual.";
        }
    }
}
