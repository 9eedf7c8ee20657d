namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Remembers what was spent. The host keeps it on disk, so that a limit holds over restarts.</summary>
public interface ICloudSpending
{
    /// <summary>Text records spent in the current calendar month of Vietnam, all features together.</summary>
    long ThisMonth { get; }

    /// <summary>Adds to it. Asked also when the answer came too late: Azure bills it all the same.</summary>
    Task AddAsync(CloudFeature feature, long records);
}

/// <summary>Remembers nothing beyond the process; for commands that only try something out.</summary>
public sealed class SpendingInMemory : ICloudSpending
{
    private long records;

    public long ThisMonth => Interlocked.Read(ref records);

    public Task AddAsync(CloudFeature feature, long records)
    {
        Interlocked.Add(ref this.records, records);
        return Task.CompletedTask;
    }
}
