using CivicBot.Comments.Records;

namespace CivicBot.Comments.Corrections;

/// <summary>What an official says is right instead of what was read (chỉnh sửa).</summary>
public abstract record CommentCorrection
{
    private CommentCorrection()
    {
    }

    /// <param name="Ids">Topic ids, the main one first.</param>
    public sealed record Topics(IReadOnlyList<string> Ids) : CommentCorrection;

    /// <param name="Shown">In words, without personal data; null: no place.</param>
    /// <param name="Neighbourhood">Id of the commune's file; null: none.</param>
    public sealed record Place(string? Shown, string? Neighbourhood) : CommentCorrection;

    /// <param name="Body">Id of <c>competence/bodies.tsv</c>.</param>
    public sealed record Competence(string Body) : CommentCorrection;

    /// <param name="All">All that hold, not only what is new.</param>
    public sealed record Flags(Concerns All) : CommentCorrection;

    /// <param name="Text">The comment as it may be shown.</param>
    public sealed record Masking(string Text) : CommentCorrection;
}
