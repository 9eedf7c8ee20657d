using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Files;

/// <summary>A rule that a file edited by people must keep; listed for editors in <c>knowledge/README.md</c>.</summary>
/// <param name="Id">Stable, in problems and in the JSON of <c>check</c>.</param>
/// <param name="Severity">Errors make <c>check</c> fail.</param>
/// <param name="Blocks">True: a file that breaks the rule is not taken; its last good version stays.</param>
public sealed record KnowledgeRule(string Id, ProblemSeverity Severity, bool Blocks)
{
    /// <summary>An error that keeps the file out.</summary>
    public static KnowledgeRule Blocking(string id) => new(id, ProblemSeverity.Error, Blocks: true);

    /// <summary>An error that the program can live with until it is repaired.</summary>
    public static KnowledgeRule Tolerated(string id) => new(id, ProblemSeverity.Error, Blocks: false);

    public static KnowledgeRule Warning(string id) => new(id, ProblemSeverity.Warning, Blocks: false);
}
