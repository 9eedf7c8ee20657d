using CivicBot.Comments.Desk;

namespace CivicBot.Officials.Comments;

internal static class DeskWords
{
    /// <summary>Why nothing was done, one sentence; null where it was done.</summary>
    public static string? Problem(DeskOutcome outcome) => outcome switch
    {
        DeskOutcome.Done => null,
        DeskOutcome.NotAllowed refused => refused.Why,
        DeskOutcome.ChangedMeanwhile changed => changed.Why,
        DeskOutcome.NotFound => "Không tìm thấy ý kiến này.",
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
    };
}
