namespace CivicBot.Knowledge.Procedures;

/// <summary>The procedures in force now. A reload swaps the snapshot as a whole; readers keep the one they took.</summary>
public interface IProcedureLibrary
{
    ProcedureSnapshot Current { get; }

    /// <summary>Raised after <see cref="Current"/> was swapped.</summary>
    event EventHandler? Reloaded;
}

/// <summary>An immutable state of the library.</summary>
/// <param name="Version">Grows with every reload.</param>
/// <param name="Procedures">Enabled procedures, national text, ordered by slug.</param>
/// <param name="Problems">What is wrong with the files; a broken file keeps its last good version.</param>
public sealed record ProcedureSnapshot(int Version, IReadOnlyList<Procedure> Procedures, IReadOnlyList<KnowledgeProblem> Problems)
{
    private readonly Dictionary<string, Procedure> bySlug = Procedures.ToDictionary(p => p.Slug, StringComparer.Ordinal);

    public Procedure? Find(string slug) => bySlug.GetValueOrDefault(slug);
}

/// <summary>Something wrong in a knowledge file.</summary>
/// <param name="File">Path relative to the knowledge directory.</param>
/// <param name="Line">One-based.</param>
/// <param name="Rule">Stable id of the rule, for example <c>missing-section</c>.</param>
/// <param name="Message">What is wrong and what to do, one English sentence.</param>
public sealed record KnowledgeProblem(string File, int Line, string Rule, string Message);
