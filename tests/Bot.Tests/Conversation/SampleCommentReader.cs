using CivicBot.Comments.Intake;
using CivicBot.Communes;
using CivicBot.Knowledge.Comments;
using CivicBot.Tests.Comments;

namespace CivicBot.Tests.Conversation;

/// <summary>Reads comments by the shipped lists, learned once.</summary>
internal sealed class SampleCommentReader : ICommentReader
{
    public static SampleCommentReader Instance { get; } = new();

    public Task Ready => Task.CompletedTask;

    public CommentReading Read(string text, Commune commune) => Understanding.Read(text, commune.Neighbourhoods);

    public string TopicName(string topic) => Understanding.Scheme[topic].Name;

    /// <summary>A reader that has learned only when the test says so.</summary>
    internal sealed class Learning : ICommentReader
    {
        private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ready => ready.Task;

        public void Finish() => ready.SetResult();

        public CommentReading Read(string text, Commune commune) => ready.Task.IsCompleted ? Instance.Read(text, commune) : throw new CommentsNotReadyException();

        public string TopicName(string topic) => Instance.TopicName(topic);
    }

    private static CommentUnderstanding Understanding => ReadComments.Understanding.GetAwaiter().GetResult();
}
