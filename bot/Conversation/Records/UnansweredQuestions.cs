using System.Globalization;
using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>Questions in the embedded database.</summary>
public sealed class UnansweredQuestions : IUnansweredQuestions
{
    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;

    public UnansweredQuestions(SqliteDatabase database, SqliteReaders readers, SqliteWriter writer)
    {
        ConversationSchema.Migrate(database);
        this.readers = readers;
        this.writer = writer;
    }

    /// <inheritdoc/>
    public IReadOnlyList<UnansweredGroup> Groups(string? commune, DateOnly? since) => readers.Read(session =>
    {
        // SQLite takes bare columns beside a single MAX from the row with the maximum: the newest wording.
        var rows = session.Prepare("""
            SELECT text, count(*), max(asked_on), nearest, confidence, reason, folded FROM unanswered_question
            WHERE (?1 IS NULL OR commune = ?1) AND (?2 IS NULL OR asked_on >= ?2)
            GROUP BY folded ORDER BY 2 DESC, 3 DESC, folded
            """).Bind(commune).Bind(since is { } day ? Notes.Text(day) : null);
        var groups = new List<UnansweredGroup>();
        while (rows.Step())
        {
            groups.Add(new UnansweredGroup(
                rows.Text(0), (int)rows.Integer(1), Day(rows.Text(2)), rows.TextOrNull(3),
                double.Parse(rows.Text(4), CultureInfo.InvariantCulture), rows.Text(5), rows.Text(6)));
        }

        return groups;
    });

    /// <inheritdoc/>
    public Task<int> ForgetAsync(DateOnly before, CancellationToken cancellationToken) => writer.WriteAsync(
        session => session.Prepare("DELETE FROM unanswered_question WHERE asked_on < ?").Bind(Notes.Text(before)).Execute(), cancellationToken);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="Text">The newest wording.</param>
/// <param name="Nearest">Slug of the procedure that came nearest; null: none.</param>
/// <param name="Folded">The words without case, signs and diacritics: what makes questions the same.</param>
public sealed record UnansweredGroup(string Text, int Count, DateOnly Last, string? Nearest, double Confidence, string Reason, string Folded);
