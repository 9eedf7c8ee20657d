namespace CivicBot.Digests;

/// <summary>Which digest is wanted.</summary>
/// <param name="Commune">Id of the commune.</param>
public sealed record DigestRequest(DigestKind Kind, string Commune, DigestScope Scope)
{
    /// <summary>Kind Officer: title, as the commune's file or the comments name it.</summary>
    public string? Officer { get; init; }

    /// <summary>Kind Department: id of <c>competence/bodies.tsv</c>.</summary>
    public string? Body { get; init; }

    /// <summary>"New" and "changed" count from the last digest that went out before this moment; null: from the last one. The recipients of one sending get the same, one after the other.</summary>
    public DateTimeOffset? NewsBefore { get; init; }

    /// <summary>For whom in particular; "" where everybody gets the same.</summary>
    public string Addressee => Officer ?? Body ?? "";
}
