namespace CivicBot.Adapters.WebChat;

/// <summary>Numbers the messages of one turn, so that a second run of the turn makes the same keys.</summary>
internal sealed class MessageCount
{
    private int count;

    public int Next() => ++count;
}
