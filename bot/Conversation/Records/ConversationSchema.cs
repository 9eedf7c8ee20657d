using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>
/// What conversations leave behind: notes for officers, questions without an answer, first contacts. A citizen appears only as a pseudonym
/// (see <see cref="CitizenPseudonyms"/>); questions carry not even that. Days are Vietnamese dates (yyyy-MM-dd).
/// </summary>
internal static class ConversationSchema
{
    // A turn that is run again after a crash brings the same turn key: its second write changes nothing.
    private const string FirstStep = """
        CREATE TABLE note(
            id INTEGER PRIMARY KEY,
            turn TEXT NOT NULL UNIQUE,
            code TEXT NOT NULL,
            commune TEXT NOT NULL,
            citizen TEXT NOT NULL,
            kind TEXT NOT NULL,
            procedure TEXT,
            text TEXT NOT NULL,
            things TEXT NOT NULL,
            left_at TEXT NOT NULL,
            closed_on TEXT,
            closed_by TEXT,
            result TEXT);
        CREATE INDEX note_open ON note(commune, id) WHERE closed_on IS NULL;
        CREATE INDEX note_code ON note(code);
        CREATE INDEX note_citizen ON note(citizen);
        CREATE INDEX note_closed ON note(closed_on) WHERE closed_on IS NOT NULL;

        CREATE TABLE note_addition(
            id INTEGER PRIMARY KEY,
            turn TEXT NOT NULL UNIQUE,
            note INTEGER NOT NULL REFERENCES note(id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            things TEXT NOT NULL,
            added_at TEXT NOT NULL);
        CREATE INDEX note_addition_note ON note_addition(note);

        CREATE TABLE unanswered_question(
            turn TEXT PRIMARY KEY,
            commune TEXT NOT NULL,
            text TEXT NOT NULL,
            folded TEXT NOT NULL,
            nearest TEXT,
            confidence REAL NOT NULL,
            reason TEXT NOT NULL,
            asked_on TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE first_contact(
            citizen TEXT PRIMARY KEY,
            commune TEXT NOT NULL,
            at TEXT NOT NULL) WITHOUT ROWID;
        """;

    public static void Migrate(SqliteDatabase database) => database.Migrate("conversation", [FirstStep]);
}
