using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Topics;
using CivicBot.Testing;
using CivicBot.Tests.Listening;

namespace CivicBot.Tests.Comments;

/// <summary>The understanding of comments over the shipped lists, learned once for all tests that only read.</summary>
internal static class ReadComments
{
    private static readonly Lazy<Task<CommentUnderstanding>> Learned = new(() => CommentUnderstanding.LearnAsync(
        CommentSources.Of(RepositoryRoot.Folder("knowledge")), [], new TopicOptions(), RunLog.For<CommentUnderstanding>(), CancellationToken.None));

    public static Task<CommentUnderstanding> Understanding => Learned.Value;

    public static async Task<CommentReading> ReadAsync(string text) => (await Learned.Value).Read(text, []);
}
