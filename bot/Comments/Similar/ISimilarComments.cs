using CivicBot.Knowledge.Comments;

namespace CivicBot.Comments.Similar;

/// <summary>Open comments of a commune about the same matter at the same place (ý kiến tương tự), so that a citizen can join one instead of sending it anew.</summary>
public interface ISimilarComments
{
    /// <summary>Answers from memory, at once. Never gives a comment that may not be shown to others: denunciations, abuse.</summary>
    /// <param name="commune">Id of the commune.</param>
    /// <param name="reading">What the citizen is about to send.</param>
    /// <returns>The one that others would join; null where there is none.</returns>
    SimilarComments? Find(string commune, CommentReading reading);
}

/// <param name="Code">Digits of the code of the comment to be joined.</param>
/// <param name="Masked">Its text as it may be shown.</param>
/// <param name="Supporters">How many people say so already, its author included.</param>
public sealed record SimilarComments(string Code, string Masked, int Supporters);

/// <summary>Where nothing is compared.</summary>
public sealed class NoSimilarComments : ISimilarComments
{
    public SimilarComments? Find(string commune, CommentReading reading) => null;
}
