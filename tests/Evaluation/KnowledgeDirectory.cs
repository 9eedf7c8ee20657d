using System.CommandLine;

namespace CivicBot.Evaluation;

/// <summary>Which knowledge is measured.</summary>
internal static class KnowledgeDirectory
{
    public static Option<string> Option { get; } = new("--knowledge")
    {
        Description = "Knowledge directory with procedures/ and lexicon/ (default: the shipped one).",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "knowledge"),
    };
}
