using CivicBot.Evaluation;

namespace CivicBot.Benchmarks;

/// <summary>The committed samples as messages to measure with.</summary>
internal static class Messages
{
    /// <summary>For the way of a message: questions, other messages, each turn of the conversations.</summary>
    public static IReadOnlyList<string> Asked { get; } = Of(SetKind.Questions, SetKind.OutOfScope, SetKind.FollowUps);

    /// <summary>For the way of a comment.</summary>
    public static IReadOnlyList<string> Comments { get; } = Of(SetKind.Comments, SetKind.Sensitive);

    public static string Knowledge => Path.Combine(AppContext.BaseDirectory, "knowledge");

    private static List<string> Of(params SetKind[] kinds) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(LabelledSet.Read)
            .Where(s => kinds.Contains(s.Kind))
            .SelectMany(s => s.Lines)
            .SelectMany(l => l.Said),
    ];
}
