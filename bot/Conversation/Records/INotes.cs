namespace CivicBot.Conversation.Records;

/// <summary>Notes that citizens left for officers (lời nhắn), as the commune works with them.</summary>
public interface INotes
{
    /// <summary>Oldest first.</summary>
    /// <param name="commune">Id of a commune; null: all.</param>
    /// <param name="closedToo">Also those that were closed and not yet deleted.</param>
    IReadOnlyList<Note> List(string? commune, bool closedToo);

    /// <summary>All notes with a code; more than one only by a rare coincidence.</summary>
    IReadOnlyList<Note> Find(string code);

    /// <summary>Everything that a citizen left, oldest first.</summary>
    IReadOnlyList<Note> Of(string citizen);

    /// <summary>A citizen's own notes under a code, newest first.</summary>
    IReadOnlyList<OwnNote> Own(string citizen, string code);

    /// <summary>Closes an open note.</summary>
    /// <param name="result">Told to the citizen who asks for the note by its code.</param>
    /// <returns>False where it is closed already or gone.</returns>
    Task<bool> CloseAsync(long id, string who, string result, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Deletes what was closed before a day (retention).</summary>
    Task<int> ForgetClosedAsync(DateOnly before, CancellationToken cancellationToken);
}
