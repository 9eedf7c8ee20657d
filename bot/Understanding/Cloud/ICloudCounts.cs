namespace CivicBot.Understanding.Cloud;

/// <summary>Where <see cref="CloudLedger"/> counts: the same numbers for all nodes.</summary>
public interface ICloudCounts
{
    /// <summary>Everything that was counted in a month, most first.</summary>
    /// <param name="month">yyyy-MM.</param>
    IReadOnlyList<CloudCount> Of(string month);

    /// <summary>Adds to counts of a month, all or none.</summary>
    Task AddAsync(string month, IReadOnlyList<CloudCount> counts);
}

/// <param name="Kind">What is counted, as <see cref="CloudLedger"/> names it.</param>
public sealed record CloudCount(string Kind, string Name, long Count);
