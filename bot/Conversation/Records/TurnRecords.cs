using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Conversation.Reading;
using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>Writes the effects of a turn. Runs inside the turn's own transaction, and changes nothing when the same turn is written again.</summary>
/// <param name="turn">Pseudonym of the turn's key.</param>
/// <param name="citizen">Pseudonym of the citizen.</param>
/// <param name="now">Vietnamese time.</param>
/// <param name="mask">Takes out of questions who asked.</param>
public sealed class TurnRecords(string turn, string citizen, string commune, DateTimeOffset now, QuestionMask mask)
{
    internal static readonly JsonSerializerOptions ThingsJson = new() { Converters = { new JsonStringEnumConverter() } };

    internal string Turn => turn;

    internal string Citizen => citizen;

    internal string Commune => commune;

    internal string Moment => now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Vietnamese date.</summary>
    internal string Day => now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Write(SqliteSession session, ConversationEffect effect)
    {
        switch (effect)
        {
            case ConversationEffect.FirstContact:
                session.Prepare("INSERT INTO first_contact(citizen, commune, at) VALUES (?, ?, ?) ON CONFLICT(citizen) DO NOTHING")
                    .Bind(citizen).Bind(commune).Bind(Moment).Execute();
                break;
            case ConversationEffect.LeaveNote note:
                session.Prepare("""
                    INSERT INTO note(turn, code, commune, citizen, kind, procedure, text, things, left_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(turn) DO NOTHING
                    """)
                    .Bind(turn).Bind(note.Code).Bind(commune).Bind(citizen).Bind(note.Kind.ToString()).Bind(note.ProcedureSlug)
                    .Bind(note.Text).Bind(Json(note.Things)).Bind(Moment).Execute();
                break;
            case ConversationEffect.AddToNote addition:
                // The newest note of this citizen under the code; closed in the meantime, it is open again: somebody must read the addition.
                session.Prepare("""
                    INSERT INTO note_addition(turn, note, text, things, added_at)
                    SELECT ?1, id, ?2, ?3, ?4 FROM note WHERE citizen = ?5 AND code = ?6 ORDER BY id DESC LIMIT 1
                    ON CONFLICT(turn) DO NOTHING
                    """)
                    .Bind(turn).Bind(addition.Text).Bind(Json(addition.Things)).Bind(Moment).Bind(citizen).Bind(addition.Code).Execute();
                session.Prepare("UPDATE note SET closed_on = NULL, closed_by = NULL, result = NULL WHERE citizen = ? AND code = ? AND closed_on IS NOT NULL")
                    .Bind(citizen).Bind(addition.Code).Execute();
                break;
            case ConversationEffect.RecordUnanswered question when Masked(question.Text) is { } text:
                session.Prepare("""
                    INSERT INTO unanswered_question(turn, commune, text, folded, nearest, confidence, reason, asked_on)
                    VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS REAL), ?7, ?8) ON CONFLICT(turn) DO NOTHING
                    """)
                    .Bind(turn).Bind(commune).Bind(text).Bind(TypedText.Folded(text)).Bind(question.NearestSlug)
                    .Bind(question.Confidence.ToString(CultureInfo.InvariantCulture)).Bind(question.Reason)
                    .Bind(Day).Execute();
                break;
            case ConversationEffect.RecordUnanswered:
                break;
            case ConversationEffect.DeleteMyData:
                session.Prepare("DELETE FROM note WHERE citizen = ?").Bind(citizen).Execute();
                session.Prepare("DELETE FROM first_contact WHERE citizen = ?").Bind(citizen).Execute();
                break;
            default:
                throw new InvalidOperationException($"Nobody writes effects of kind {effect.GetType().Name}.");
        }
    }

    /// <summary>A question without who asked; null where that cannot be told.</summary>
    internal string? Masked(string question) => mask.Of(question);

    private static string Json(IReadOnlyList<SentThing> things) => JsonSerializer.Serialize(things, ThingsJson);
}
