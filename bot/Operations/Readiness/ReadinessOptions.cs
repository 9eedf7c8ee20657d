namespace CivicBot.Operations.Readiness;

/// <summary>When this program says that it is not ready. Section <c>Health</c>.</summary>
internal sealed class ReadinessOptions
{
    public const string Section = "Health";

    /// <summary>Less free space than this where the data lie, in MB: not ready, whatever comes could soon not be kept.</summary>
    public int DiskFullMegabytes { get; set; } = 100;

    /// <summary>Less than this: degraded, somebody should make room.</summary>
    public int DiskLowMegabytes { get; set; } = 1_024;

    /// <summary>How far this machine's clock may be from that of the database server or Redis. Farther off, leases, deadlines and quiet periods of several nodes contradict each other.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer of a probe that writes holds: health is asked often, disks should rest.</summary>
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a probe may take.</summary>
    public TimeSpan ProbeLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (DiskFullMegabytes < 0 || DiskLowMegabytes < DiskFullMegabytes)
        {
            yield return $"{Section}:{nameof(DiskFullMegabytes)} must not be below zero or above {Section}:{nameof(DiskLowMegabytes)}, for example 100 and 1024.";
        }

        foreach (var (name, value) in new[] { (nameof(ClockSkew), ClockSkew), (nameof(ProbeLimit), ProbeLimit) })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"{Section}:{name} must be longer than zero, for example 00:00:30.";
            }
        }

        if (ProbeEvery < TimeSpan.Zero)
        {
            yield return $"{Section}:{nameof(ProbeEvery)} must not be negative, for example 00:00:10.";
        }
    }
}
