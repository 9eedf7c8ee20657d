namespace CivicBot.Knowledge.Procedures;

/// <summary>The procedure files of a knowledge directory as read at one moment.</summary>
/// <param name="National">All national procedures, switched-off ones too, by slug; references resolved.</param>
/// <param name="Local">What each locality has of its own.</param>
/// <param name="Problems">Ordered by file and line.</param>
/// <param name="Files">How many files were read.</param>
public sealed record LibraryContents(
    IReadOnlyDictionary<string, LocatedProcedure> National,
    IReadOnlyDictionary<Locality, IReadOnlyDictionary<string, LocatedProcedure>> Local,
    IReadOnlyList<KnowledgeProblem> Problems,
    int Files)
{
    /// <summary>What the files said by themselves, to be handed to the next reading.</summary>
    internal LibraryFiles Read { get; init; } = new(new Dictionary<string, ProcedureDraft>(StringComparer.Ordinal), [], 0);

    /// <summary>Last good version of every text that is no file.</summary>
    internal IReadOnlyDictionary<string, ProcedureDraft> GoodLocal { get; init; } = new Dictionary<string, ProcedureDraft>(StringComparer.Ordinal);

    /// <param name="version">Number of the snapshot.</param>
    public ProcedureSnapshot ToSnapshot(int version) => new(
        version,
        [.. National.Values.Select(p => p.Procedure).Where(p => p.Enabled)],
        Problems,
        Local.ToDictionary(
            l => l.Key,
            l => new LocalProcedures(
                l.Value.Where(p => p.Value.Procedure.Enabled).ToDictionary(p => p.Key, p => p.Value.Procedure, StringComparer.Ordinal),
                l.Value.Where(p => !p.Value.Procedure.Enabled).Select(p => p.Key).ToHashSet(StringComparer.Ordinal))));
}

/// <summary>A procedure and the file that said the last word on it.</summary>
/// <param name="File">Path relative to the knowledge directory.</param>
/// <param name="Lines">Line of the keys <c>reviewed</c>, <c>valid_from</c>, <c>valid_until</c>, where that file has them.</param>
public sealed record LocatedProcedure(Procedure Procedure, string File, IReadOnlyDictionary<string, int> Lines);

/// <param name="Good">Last good version of every file.</param>
/// <param name="Problems">What is wrong inside files.</param>
/// <param name="Count">How many there are.</param>
internal sealed record LibraryFiles(IReadOnlyDictionary<string, ProcedureDraft> Good, IReadOnlyList<KnowledgeProblem> Problems, int Count);
