using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.AzureLanguage.Tests.Turns;

/// <summary>Comments read by the shipped knowledge, learned once for a test run.</summary>
internal static class Readings
{
    private static readonly Lazy<Task<CommentUnderstanding>> Learned = new(() => CommentUnderstanding.LearnAsync(
        CommentSources.Of(Path.Combine(AppContext.BaseDirectory, "knowledge")), [], new TopicOptions(), NullLogger<CommentUnderstanding>.Instance, CancellationToken.None));

    public static Task<CommentUnderstanding> Understanding => Learned.Value;

    public static async Task<CommentReading> OfAsync(string text) => (await Understanding).Read(text, []);
}
