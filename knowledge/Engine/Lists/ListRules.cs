using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Lists;

/// <summary>Rules for the line-based lists beside the procedures (danh mục).</summary>
public static class ListRules
{
    /// <summary>A line cannot be read: the program does not start, or comments are not read.</summary>
    public static KnowledgeRule WrongLine { get; } = KnowledgeRule.Blocking("wrong-list-line");

    /// <summary>A line is about a procedure that no file has: it teaches nothing.</summary>
    public static KnowledgeRule UnknownProcedure { get; } = KnowledgeRule.Warning("unknown-procedure");
}
