using CivicBot.Communes;
using CivicBot.Digests;

namespace CivicBot.Officials.Digests;

/// <summary>What somebody may choose, and what is chosen.</summary>
internal sealed record DigestChoice
{
    public required IReadOnlyList<DigestKind> Kinds { get; init; }

    /// <summary>More than one for accounts of the whole installation.</summary>
    public required IReadOnlyList<Commune> Communes { get; init; }

    public IReadOnlyList<Option> Scopes { get; init; } = [];

    /// <summary>Kind Officer: titles.</summary>
    public IReadOnlyList<Option> Officers { get; init; } = [];

    /// <summary>Kind Department: bodies that something open waits for.</summary>
    public IReadOnlyList<Option> Bodies { get; init; } = [];

    /// <summary>Null: nothing that could be shown is chosen.</summary>
    public DigestRequest? Request { get; init; }

    /// <summary>Why there is nothing; null where something is chosen or no kind is yet.</summary>
    public string? Missing { get; init; }

    /// <param name="Value">As in addresses.</param>
    /// <param name="Name">As shown.</param>
    internal sealed record Option(string Value, string Name);
}
