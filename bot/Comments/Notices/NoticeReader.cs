namespace CivicBot.Comments.Notices;

/// <summary>How the citizen who is told stands to the comment.</summary>
public enum NoticeReader
{
    /// <summary>Wrote it.</summary>
    Author,

    /// <summary>Joined it (cùng ý kiến).</summary>
    Supporter,

    /// <summary>Wrote another one that was marked as a duplicate of it, or joined that one.</summary>
    OfDuplicate,
}
