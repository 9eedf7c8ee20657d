using CivicBot.Comments.Intake;
using CivicBot.Comments.Similar;
using CivicBot.Understanding.Cloud;

namespace CivicBot.Conversation;

/// <summary>What a turn may need of comments.</summary>
/// <param name="Reader">Reads what a comment says.</param>
/// <param name="Opened">The citizen's own comments, the one that the message names, the days to come.</param>
/// <param name="Similar">Open comments of others about the same.</param>
/// <param name="RetentionDays">Days after its closing for which a comment keeps its words.</param>
/// <param name="DraftDays">Days for which a comment that was not sent is kept.</param>
public sealed record CommentsInput(ICommentReader Reader, OpenedComments Opened, ISimilarComments Similar, int DraftDays, int RetentionDays)
{
    /// <summary>Asked about a comment that is read back or filed.</summary>
    public ITopicAdvice Advice { get; init; } = NoAdvice.Instance;
}
