using CivicBot.Communes;
using CivicBot.Knowledge.Comments;
using CivicBot.Understanding;

namespace CivicBot.Comments.Intake;

/// <summary>Reads what a comment says; needs nothing but the words.</summary>
public interface ICommentReader
{
    /// <summary>Ended when comments can be read.</summary>
    Task Ready { get; }

    /// <exception cref="CommentsNotReadyException">Still learning; wait for <see cref="Ready"/>.</exception>
    CommentReading Read(string text, Commune commune);

    /// <summary>Name of a topic as citizens read it.</summary>
    /// <exception cref="CommentsNotReadyException">Still learning.</exception>
    string TopicName(string topic);
}

/// <summary>Comments cannot be read yet: the program started a moment ago, or one of its lists is wrong.</summary>
public sealed class CommentsNotReadyException() : Exception("Comments cannot be read yet; see the health of comments.");

/// <summary>Reads by what <see cref="CommentLearning"/> has learned.</summary>
public sealed class LearnedCommentReader(CommentLearning learning) : ICommentReader
{
    public Task Ready => learning.Learned;

    private CommentUnderstanding Understanding => learning.Learned is { IsCompletedSuccessfully: true, Result: var learned } ? learned : throw new CommentsNotReadyException();

    public CommentReading Read(string text, Commune commune) => Understanding.Read(text, commune.Neighbourhoods);

    public string TopicName(string topic) => Understanding.Scheme[topic].Name;
}
