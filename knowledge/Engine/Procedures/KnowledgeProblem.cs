namespace CivicBot.Knowledge.Procedures;

/// <summary>Something wrong in a file that people edit.</summary>
/// <param name="File">Path relative to the directory that was read, with forward slashes.</param>
/// <param name="Line">One-based.</param>
/// <param name="Severity">Errors make <c>check</c> fail.</param>
/// <param name="Rule">Stable id of the rule, for example <c>missing-section</c>.</param>
/// <param name="Message">What is wrong and what to do, one English sentence.</param>
public sealed record KnowledgeProblem(string File, int Line, ProblemSeverity Severity, string Rule, string Message);

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    Warning,
    Error,
}
