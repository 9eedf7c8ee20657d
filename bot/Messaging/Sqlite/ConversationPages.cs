using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal static class ConversationPages
{
    /// <summary>Goes through conversations by seeking the next one after each.</summary>
    /// <param name="next">Statement with two parameters and two columns: channel and conversation.</param>
    public static IReadOnlyList<ConversationKey> Read(SqliteSession session, string next, ConversationKey? after, int limit)
    {
        var page = new List<ConversationKey>();
        var position = after ?? new ConversationKey("", "");
        while (page.Count < limit)
        {
            var row = session.Prepare(next).Bind(position.ChannelId).Bind(position.ConversationId);
            if (!row.Step())
            {
                break;
            }

            position = new ConversationKey(row.Text(0), row.Text(1));
            page.Add(position);
        }

        return page;
    }
}
