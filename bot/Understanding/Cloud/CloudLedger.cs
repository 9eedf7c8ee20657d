using System.Globalization;
using CivicBot.Adapters.AzureLanguage;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Understanding.Cloud;

/// <summary>Counts by calendar month of Vietnam: what Azure AI Language cost, how it answered, how far it agreed with the local reading. Numbers only, no words.</summary>
public sealed class CloudLedger(ICloudCounts counts, TimeProvider time) : ICloudSpending
{
    private const string Records = "records";
    private const string Outcome = "outcome";
    private const string Agreed = "agreement";
    private const string Pair = "main";

    public long ThisMonth => Of(MonthOf(VietnamTime.Today(time))).Records.Values.Sum();

    /// <summary>What was counted in a month.</summary>
    /// <param name="month">yyyy-MM.</param>
    public CloudMonth Of(string month)
    {
        var rows = counts.Of(month);
        return new CloudMonth(month, Of(Records), Of(Outcome), Of(Agreed), Of(Pair));

        IReadOnlyDictionary<string, long> Of(string kind) => rows.Where(row => row.Kind == kind).ToDictionary(row => row.Name, row => row.Count, StringComparer.Ordinal);
    }

    public Task AddAsync(CloudFeature feature, long records) => AddAsync([(Records, feature.ToString(), records)]);

    /// <summary>How one question ended, and what both said about each comment that was answered.</summary>
    public Task AddAsync(CloudOutcome outcome, IReadOnlyList<(TopicReading Local, IReadOnlyList<CloudLabel> Labels)> answers) => AddAsync(
    [
        (Outcome, outcome.ToString(), 1),
        .. answers.Select(one => (Agreed, SecondOpinion.Compare(one.Local, one.Labels).ToString(), 1L)),
        .. answers.Select(one => (one.Local, Main: SecondOpinion.Known(one.Labels).Select(label => label.Name).FirstOrDefault())).Where(one => one.Main is not null).Select(one => (Pair, $"{one.Local.Assigned[0]}>{one.Main}", 1L)),
    ]);

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Paid is paid, also for a turn that is broken off: nothing cancels it.</summary>
    private Task AddAsync(IReadOnlyList<(string Kind, string Name, long Count)> added) =>
        counts.AddAsync(MonthOf(VietnamTime.Today(time)), [.. added.Select(one => new CloudCount(one.Kind, one.Name, one.Count))]);
}

/// <summary>The numbers of a month.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Records">Text records by <see cref="CloudFeature"/>, as Azure bills them.</param>
/// <param name="Outcomes">Questions in turns by <see cref="CloudOutcome"/>.</param>
/// <param name="Agreements">Comments by <see cref="Agreement"/>.</param>
/// <param name="MainTopics">Comments by "local&gt;cloud" main topic.</param>
public sealed record CloudMonth(
    string Month,
    IReadOnlyDictionary<string, long> Records,
    IReadOnlyDictionary<string, long> Outcomes,
    IReadOnlyDictionary<string, long> Agreements,
    IReadOnlyDictionary<string, long> MainTopics);
