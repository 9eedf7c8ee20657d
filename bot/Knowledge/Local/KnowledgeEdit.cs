namespace CivicBot.Knowledge.Local;

/// <summary>
/// One step in what a commune says about a procedure by itself (quy định riêng): a text, its withdrawal, switching the entry off or on. Steps are added, never changed: the last of each kind is in
/// force, and an earlier text can be brought back.
/// </summary>
public sealed class KnowledgeEdit
{
    public required Guid Id { get; init; }

    /// <summary>Id of the commune.</summary>
    public required string Commune { get; init; }

    /// <summary>The procedure.</summary>
    public required string Slug { get; init; }

    /// <summary>1, 2, 3 … for the commune and procedure, unique.</summary>
    public required int Number { get; init; }

    public required KnowledgeEditKind Kind { get; init; }

    /// <summary>Kind Text: in the format of a file in <c>knowledge/local</c>; null otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>For colleagues.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum KnowledgeEditKind
{
    /// <summary>The text from now on.</summary>
    Text = 0,

    /// <summary>No text of its own any more.</summary>
    Withdrawn = 1,

    /// <summary>Tắt: citizens of this commune are sent to the officer.</summary>
    SwitchedOff = 2,
    SwitchedOn = 3,
}
