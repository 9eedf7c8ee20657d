using CivicBot.Storage;

namespace CivicBot.Understanding.Cloud;

/// <summary>Counts in the embedded database.</summary>
public sealed class EmbeddedCloudCounts : ICloudCounts
{
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

    public EmbeddedCloudCounts(SqliteDatabase database, SqliteReaders readers, SqliteWriter writer)
    {
        database.Migrate("cloud", [FirstStep]);
        this.readers = readers;
        this.writer = writer;
    }

    /// <inheritdoc/>
    public IReadOnlyList<CloudCount> Of(string month) => readers.Read(session =>
    {
        var statement = session.Prepare("SELECT kind, name, count FROM cloud_count WHERE month = ?1 ORDER BY count DESC, name").Bind(month);
        var found = new List<CloudCount>();
        while (statement.Step())
        {
            found.Add(new CloudCount(statement.Text(0), statement.Text(1), statement.Integer(2)));
        }

        return found;
    });

    /// <inheritdoc/>
    public Task AddAsync(string month, IReadOnlyList<CloudCount> counts) => writer.WriteAsync(
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
