using CivicBot.Messaging;
using CivicBot.Storage;

namespace CivicBot.Comments.Privacy;

/// <summary>One erasure whose last traces are still in the files.</summary>
/// <param name="Conversation">Null: only the records were concerned.</param>
public sealed record PendingErasure(long Id, DateTimeOffset At, ConversationKey? Conversation);

/// <summary>
/// Erasures that <see cref="TraceSweep"/> has yet to finish, so that a restart forgets none. In the embedded database, because the conversation's own tables are there; a finished one
/// is deleted: it would itself say who asked.
/// </summary>
public sealed class ErasureLedger : IErasureLedger
{
    private const string FirstStep = """
        CREATE TABLE erasure(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, channel TEXT, conversation TEXT);
        """;

    private const string Insert = "INSERT INTO erasure(at, channel, conversation) VALUES (?, ?, ?)";

    private readonly SqliteDatabase database;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    public ErasureLedger(SqliteDatabase database, SqliteWriter writer, SqliteReaders readers)
    {
        database.Migrate("erasures", [FirstStep]);
        this.database = database;
        this.writer = writer;
        this.readers = readers;
    }

    /// <inheritdoc/>
    public Task AddAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => { session.Prepare(Insert).Bind(now.UtcTicks).Bind((string?)null).Bind((string?)null).Execute(); }, cancellationToken);

    /// <summary>A conversation was erased; inside the transaction that does it.</summary>
    internal static void Add(SqliteSession session, DateTimeOffset now, string channel, string conversation) =>
        session.Prepare(Insert).Bind(now.UtcTicks).Bind(channel).Bind(conversation).Execute();

    /// <inheritdoc/>
    public IReadOnlyList<PendingErasure> All() => readers.Read(session =>
    {
        var rows = session.Prepare("SELECT id, at, channel, conversation FROM erasure ORDER BY id");
        var pending = new List<PendingErasure>();
        while (rows.Step())
        {
            pending.Add(new PendingErasure(
                rows.Integer(0),
                new DateTimeOffset(rows.Integer(1), TimeSpan.Zero),
                rows.TextOrNull(2) is { } channel ? new ConversationKey(channel, rows.Text(3)) : null));
        }

        return pending;
    });

    /// <inheritdoc/>
    public Task<bool> FinishAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => MessageTraces.Finish(session, conversation), cancellationToken);

    /// <inheritdoc/>
    public Task RewriteAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenOwn();
            SqliteRewriting.Run(connection, cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => writer.WriteAsync(
        session =>
        {
            foreach (var id in ids)
            {
                session.Prepare("DELETE FROM erasure WHERE id = ?").Bind(id).Execute();
            }
        },
        cancellationToken);
}
