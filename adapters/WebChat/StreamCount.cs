namespace CivicBot.Adapters.WebChat;

/// <summary>How many streams are open, in all and of each conversation.</summary>
internal sealed class StreamCount(int most, int mostPerConversation)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    private int all;

    public bool Take(string conversationId)
    {
        lock (gate)
        {
            var own = open.GetValueOrDefault(conversationId);
            if (all >= most || own >= mostPerConversation)
            {
                return false;
            }

            open[conversationId] = own + 1;
            all++;
            return true;
        }
    }

    public void Release(string conversationId)
    {
        lock (gate)
        {
            all--;
            if (--open[conversationId] == 0)
            {
                open.Remove(conversationId);
            }
        }
    }
}
