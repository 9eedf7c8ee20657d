using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Knowledge.Topics;
using CivicBot.Tests.Listening;

namespace CivicBot.Knowledge.Tests.Comments;

/// <summary>The understanding of comments over the shipped lists, learned once for all tests that only read.</summary>
internal static class ShippedComments
{
    private static readonly Neighbourhood[] Neighbourhoods = [new("kp-3", "Khu phố 3", ["KP3", "khóm Bến Đò"])];
    private static readonly Lazy<Task<CommentUnderstanding>> Learned = new(LearnAsync);

    public static Task<CommentUnderstanding> Understanding => Learned.Value;

    public static async Task<CommentReading> ReadAsync(string text) => (await Learned.Value).Read(text, Neighbourhoods);

    /// <summary>One of its own, for tests that teach it.</summary>
    public static Task<CommentUnderstanding> LearnAsync() => CommentUnderstanding.LearnAsync(
        CommentSources.Of(Shipped.Knowledge), [], new TopicOptions(), RunLog.For<CommentUnderstanding>(), CancellationToken.None);
}
