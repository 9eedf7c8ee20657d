using CivicBot.Knowledge.Comments;

namespace CivicBot.Understanding.Cloud;

/// <summary>A second opinion on what a comment is about, before it is read back or filed.</summary>
public interface ITopicAdvice
{
    /// <returns>The reading with the topics that hold, and whose competence that is; the same where nobody else is asked or has answered.</returns>
    CommentReading Of(CommentReading reading);
}

/// <summary>Nobody else is asked.</summary>
public sealed class NoAdvice : ITopicAdvice
{
    private NoAdvice()
    {
    }

    public static NoAdvice Instance { get; } = new();

    public CommentReading Of(CommentReading reading) => reading;
}
