using System.Globalization;
using CivicBot.Adapters.AzureLanguage;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage;

namespace CivicBot.Understanding.Cloud;

/// <summary>Counts by calendar month of Vietnam: what Azure AI Language cost, how it answered, how far it agreed with the local reading. Numbers only, no words.</summary>
public sealed class CloudLedger : ICloudSpending
{
    private const string Records = "records";
    private const string Outcome = "outcome";
    private const string Agreed = "agreement";
    private const string Pair = "main";

    // kind: records (by feature), outcome (of turns), agreement, main (local topic>topic of the cloud).
    private const string FirstStep = """
        CREATE TABLE cloud_count(
            month TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (month, kind, name)) WITHOUT ROWID;
        """;

    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;
    private readonly TimeProvider time;

    public CloudLedger(SqliteDatabase database, SqliteReaders readers, SqliteWriter writer, TimeProvider time)
    {
        database.Migrate("cloud", [FirstStep]);
        this.readers = readers;
        this.writer = writer;
        this.time = time;
    }

    public long ThisMonth => Of(MonthOf(VietnamTime.Today(time))).Records.Values.Sum();

    /// <summary>What was counted in a month.</summary>
    /// <param name="month">yyyy-MM.</param>
    public CloudMonth Of(string month)
    {
        var rows = readers.Read(session =>
        {
            var statement = session.Prepare("SELECT kind, name, count FROM cloud_count WHERE month = ?1 ORDER BY count DESC, name").Bind(month);
            var found = new List<(string Kind, string Name, long Count)>();
            while (statement.Step())
            {
                found.Add((statement.Text(0), statement.Text(1), statement.Integer(2)));
            }

            return found;
        });
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
    private Task AddAsync(IReadOnlyList<(string Kind, string Name, long Count)> counts)
    {
        var month = MonthOf(VietnamTime.Today(time));
        return writer.WriteAsync(
            session =>
            {
                foreach (var (kind, name, count) in counts)
                {
                    session.Prepare("INSERT INTO cloud_count(month, kind, name, count) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(month, kind, name) DO UPDATE SET count = count + excluded.count")
                        .Bind(month).Bind(kind).Bind(name).Bind(count).Execute();
                }
            },
            CancellationToken.None);
    }
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
