using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Stores;

namespace CivicBot.Conversation.Records;

/// <summary>Effects in the embedded database.</summary>
internal sealed class EmbeddedTurnEffects(IEnumerable<IConversationCopy> copies) : ITurnEffects
{
    public IEnumerable<ITurnWrite> Of(IReadOnlyList<ConversationEffect> effects, TurnRecords records) => effects.Count == 0
        ? []
        :
        [
            new SqliteTurnWrite(session =>
            {
                foreach (var effect in effects)
                {
                    records.Write(session, effect);
                }
            }),
        ];

    public IEnumerable<ITurnWrite> Forget(string channelId, string conversationId) =>
    [
        new SqliteTurnWrite(session =>
        {
            foreach (var copy in copies)
            {
                copy.Forget(session, channelId, conversationId);
            }
        }),
    ];
}
