using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Comments.Desk;

/// <summary>What the splitting of a comment comes to, decided without touching anything.</summary>
public abstract record SplitDecision
{
    private SplitDecision()
    {
    }

    /// <param name="First">What stays with the comment.</param>
    /// <param name="Second">What becomes a comment of its own.</param>
    public sealed record Allowed(string First, string Second) : SplitDecision;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : SplitDecision;
}

/// <summary>Whether a comment that holds two matters may become two (tách ý kiến).</summary>
public static class CommentSplit
{
    /// <param name="comment">As it is now.</param>
    /// <param name="first">Words of the matter that stays, as they may be shown.</param>
    /// <param name="second">Words of the other matter.</param>
    public static SplitDecision Decide(Comment comment, string? first, string? second)
    {
        var (stays, leaves) = (Clean(first), Clean(second));
        return comment switch
        {
            { ErasedAt: not null } => new SplitDecision.NotAllowed(CommentTexts.WasErased),
            _ when comment.State.IsClosed() => new SplitDecision.NotAllowed(CommentTexts.ClosedIsNotSplit),
            _ when stays.Length == 0 || leaves.Length == 0 => new SplitDecision.NotAllowed(CommentTexts.SplitNeedsBoth),
            _ when string.Equals(stays, leaves, StringComparison.OrdinalIgnoreCase) => new SplitDecision.NotAllowed(CommentTexts.SplitIsTheSame),
            _ => new SplitDecision.Allowed(stays, leaves),
        };
    }

    private static string Clean(string? text) => (text ?? "").Normalize().Trim();
}
