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

    private static CommentUnderstanding Understanding => ReadComments.Understanding.GetAwaiter().GetResult();
}
