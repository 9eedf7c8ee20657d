namespace CivicBot.Knowledge.Procedures;

/// <summary>An immutable state of the library.</summary>
public sealed class ProcedureSnapshot
{
    private readonly Dictionary<string, Procedure> bySlug;
    private readonly IReadOnlyDictionary<Locality, LocalProcedures> local;

    /// <param name="version">Grows with every reload.</param>
    /// <param name="procedures">Enabled procedures, national text.</param>
    /// <param name="problems">What is wrong with the files.</param>
    /// <param name="local">What provinces and communes changed; a commune's part already contains its province's.</param>
    public ProcedureSnapshot(
        int version,
        IReadOnlyList<Procedure> procedures,
        IReadOnlyList<KnowledgeProblem> problems,
        IReadOnlyDictionary<Locality, LocalProcedures>? local = null)
    {
        Version = version;
        Procedures = [.. procedures.OrderBy(p => p.Slug, StringComparer.Ordinal)];
        Problems = problems;
        this.local = local ?? new Dictionary<Locality, LocalProcedures>();
        bySlug = Procedures.ToDictionary(p => p.Slug, StringComparer.Ordinal);
    }

    /// <summary>Before anything was read.</summary>
    public static ProcedureSnapshot Empty { get; } = new(0, [], []);

    /// <summary>Grows with every reload.</summary>
    public int Version { get; }

    /// <summary>Enabled procedures, national text, ordered by slug.</summary>
    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>What is wrong with the files, ordered by file and line; a broken file keeps its last good version.</summary>
    public IReadOnlyList<KnowledgeProblem> Problems { get; }

    /// <summary>Provinces and communes that have texts of their own.</summary>
    public IReadOnlyCollection<Locality> Localities => [.. local.Keys];

    /// <summary>The national text; null where unknown or switched off.</summary>
    public Procedure? Find(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The text that applies in a commune: commune before province before nation; null where unknown or switched off there.</summary>
    public Procedure? Find(string slug, Locality? locality) =>
        LocalFor(locality) is { } changes
            ? changes.Changed.GetValueOrDefault(slug) ?? (changes.SwitchedOff.Contains(slug) ? null : Find(slug))
            : Find(slug);

    /// <summary>Everything that applies in a commune, ordered by slug.</summary>
    public IReadOnlyList<Procedure> For(Locality? locality)
    {
        if (LocalFor(locality) is not { } changes)
        {
            return Procedures;
        }

        var national = Procedures.Where(p => !changes.Changed.ContainsKey(p.Slug) && !changes.SwitchedOff.Contains(p.Slug));
        return [.. national.Concat(changes.Changed.Values).OrderBy(p => p.Slug, StringComparer.Ordinal)];
    }

    private LocalProcedures? LocalFor(Locality? locality) => locality is null
        ? null
        : local.GetValueOrDefault(locality) ?? local.GetValueOrDefault(locality with { Commune = null });
}

/// <summary>What one locality changed.</summary>
/// <param name="Changed">Merged procedures by slug, enabled there.</param>
/// <param name="SwitchedOff">Slugs that are off there.</param>
public sealed record LocalProcedures(IReadOnlyDictionary<string, Procedure> Changed, IReadOnlySet<string> SwitchedOff);
