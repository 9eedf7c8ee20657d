using System.Globalization;
using System.Text.Json;
using CivicBot.Conversation.Reading;
using CivicBot.Messaging.Redis;
using CivicBot.Messaging.Stores;

namespace CivicBot.Conversation.Records.Redis;

/// <summary>Effects as the commit script of Redis takes them; what each writes stands in <c>writes_conversation.lua</c>.</summary>
internal sealed class RedisTurnEffects : ITurnEffects
{
    private const string Why = "the citizen deleted their data";

    public IEnumerable<ITurnWrite> Of(IReadOnlyList<ConversationEffect> effects, TurnRecords records) =>
        effects.Select(effect => Of(effect, records)).OfType<ITurnWrite>();

    public IEnumerable<ITurnWrite> Forget(string channelId, string conversationId) =>
        [
            Write("forget_messages", channelId, conversationId, Why),
            Write("forget_webchat", conversationId),
            Write("add_erasure", channelId, conversationId),
        ];

    private static RedisTurnWrite? Of(ConversationEffect effect, TurnRecords records) => effect switch
    {
        ConversationEffect.FirstContact => Write("first_contact", records.Citizen, records.Commune, records.Moment),
        ConversationEffect.LeaveNote note => Write(
            "leave_note", records.Turn, records.Citizen, records.Commune, note.Code, note.Kind.ToString(), note.ProcedureSlug, note.Text, Json(note.Things), records.Moment),
        ConversationEffect.AddToNote addition => Write(
            "add_to_note", records.Turn, records.Citizen, addition.Code, addition.Text, Json(addition.Things), records.Moment),
        ConversationEffect.RecordUnanswered question => records.Masked(question.Text) is { } text
            ? Write(
                "record_question", records.Turn, records.Commune, text, TypedText.Folded(text), question.NearestSlug,
                question.Confidence.ToString(CultureInfo.InvariantCulture), question.Reason, records.Day, Number(records.Day))
            : null,
        ConversationEffect.DeleteMyData => Write("delete_notes", records.Citizen),
        _ => throw new InvalidOperationException($"Nobody writes effects of kind {effect.GetType().Name}."),
    };

    private static RedisTurnWrite Write(string name, params string?[] arguments) => new(name, arguments);

    private static string Json(IReadOnlyList<SentThing> things) => JsonSerializer.Serialize(things, TurnRecords.ThingsJson);

    /// <summary>2026-11-22 as 20261122: sorts as a number.</summary>
    private static string Number(string day) => day.Replace("-", "", StringComparison.Ordinal);
}
