using System.Globalization;
using System.Text.Json;
using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>Notes in the embedded database.</summary>
public sealed class Notes : INotes
{
    private const string Columns = "id, code, commune, kind, procedure, text, things, left_at, closed_on, closed_by, result";

    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;

    public Notes(SqliteDatabase database, SqliteReaders readers, SqliteWriter writer)
    {
        ConversationSchema.Migrate(database);
        this.readers = readers;
        this.writer = writer;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Note> List(string? commune, bool closedToo) => readers.Read(session => Read(
        session,
        session.Prepare($"SELECT {Columns} FROM note WHERE (?1 IS NULL OR commune = ?1) AND (?2 = 1 OR closed_on IS NULL) ORDER BY id")
            .Bind(commune).Bind(closedToo ? 1 : 0)));

    /// <inheritdoc/>
    public IReadOnlyList<Note> Find(string code) => readers.Read(session => Read(
        session, session.Prepare($"SELECT {Columns} FROM note WHERE code = ? ORDER BY id").Bind(code)));

    /// <inheritdoc/>
    public IReadOnlyList<Note> Of(string citizen) => readers.Read(session => Read(
        session, session.Prepare($"SELECT {Columns} FROM note WHERE citizen = ? ORDER BY id").Bind(citizen)));

    /// <inheritdoc/>
    public IReadOnlyList<OwnNote> Own(string citizen, string code) => readers.Read(session =>
    {
        var rows = session.Prepare("SELECT code, left_at, closed_on, result FROM note WHERE citizen = ? AND code = ? ORDER BY id DESC").Bind(citizen).Bind(code);
        var notes = new List<OwnNote>();
        while (rows.Step())
        {
            notes.Add(new OwnNote(rows.Text(0), DateOnly.FromDateTime(Moment(rows.Text(1)).DateTime), Day(rows.TextOrNull(2)), rows.TextOrNull(3)));
        }

        return notes;
    });

    /// <inheritdoc/>
    public Task<bool> CloseAsync(long id, string who, string result, DateOnly today, CancellationToken cancellationToken) => writer.WriteAsync(
        session => session.Prepare("UPDATE note SET closed_on = ?, closed_by = ?, result = ? WHERE id = ? AND closed_on IS NULL")
            .Bind(Text(today)).Bind(who).Bind(result).Bind(id).Execute() == 1,
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> ForgetClosedAsync(DateOnly before, CancellationToken cancellationToken) => writer.WriteAsync(
        session => session.Prepare("DELETE FROM note WHERE closed_on < ?").Bind(Text(before)).Execute(), cancellationToken);

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<Note> Read(SqliteSession session, SqliteStatement rows)
    {
        var notes = new List<Note>();
        while (rows.Step())
        {
            notes.Add(new Note(
                rows.Integer(0), rows.Text(1), rows.Text(2), Enum.Parse<NoteKind>(rows.Text(3)), rows.TextOrNull(4), rows.Text(5),
                Things(rows.Text(6)), Moment(rows.Text(7)), Day(rows.TextOrNull(8)), rows.TextOrNull(9), rows.TextOrNull(10), []));
        }

        return notes.ConvertAll(note => note with { Additions = Additions(session, note.Id) });
    }

    private static List<NoteAddition> Additions(SqliteSession session, long note)
    {
        var rows = session.Prepare("SELECT text, things, added_at FROM note_addition WHERE note = ? ORDER BY id").Bind(note);
        var additions = new List<NoteAddition>();
        while (rows.Step())
        {
            additions.Add(new NoteAddition(rows.Text(0), Things(rows.Text(1)), Moment(rows.Text(2))));
        }

        return additions;
    }

    private static IReadOnlyList<SentThing> Things(string json) => JsonSerializer.Deserialize<IReadOnlyList<SentThing>>(json, TurnRecords.ThingsJson) ?? [];

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="Procedure">Slug of the procedure that was talked about; null: none.</param>
/// <param name="LeftAt">Vietnamese time.</param>
public sealed record Note(
    long Id,
    string Code,
    string Commune,
    NoteKind Kind,
    string? Procedure,
    string Text,
    IReadOnlyList<SentThing> Things,
    DateTimeOffset LeftAt,
    DateOnly? ClosedOn,
    string? ClosedBy,
    string? Result,
    IReadOnlyList<NoteAddition> Additions);

/// <summary>What the citizen sent after the note: a phone number, a further sentence, photos.</summary>
public sealed record NoteAddition(string Text, IReadOnlyList<SentThing> Things, DateTimeOffset AddedAt);
