namespace CivicBot.Knowledge.Local;

/// <summary>
/// Tells the other nodes that a commune changed what it says, so that an entry that is switched off (tắt) is off everywhere at once. Only a hint: every node looks into the records every few
/// seconds by itself, so nothing is lost where it is not heard.
/// </summary>
public interface IKnowledgeNews
{
    /// <summary>The change stands in the records; never fails, because whoever does not hear of it looks.</summary>
    Task TellAsync();

    /// <summary>Calls back whenever another node or this one tells; the listener only sets a signal and returns at once.</summary>
    /// <returns>False: it cannot be heard now; ask again later.</returns>
    Task<bool> ListenAsync(Action heard);
}

/// <summary>One node that serves alone has put in force what it changed.</summary>
internal sealed class NoOtherNodes : IKnowledgeNews
{
    public Task TellAsync() => Task.CompletedTask;

    public Task<bool> ListenAsync(Action heard) => Task.FromResult(true);
}
