using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Files;

/// <summary>Collects what is wrong with one file while it is read.</summary>
/// <param name="file">Path relative to the directory that is read, with forward slashes.</param>
public sealed class ProblemLog(string file)
{
    private readonly List<KnowledgeProblem> problems = [];

    public string File { get; } = file;

    public IReadOnlyList<KnowledgeProblem> Problems => problems;

    /// <summary>True: the file must not be taken.</summary>
    public bool IsBlocked { get; private set; }

    public void Add(KnowledgeRule rule, int line, string message)
    {
        IsBlocked |= rule.Blocks;
        problems.Add(new KnowledgeProblem(File, Math.Max(1, line), rule.Severity, rule.Id, message));
    }
}
