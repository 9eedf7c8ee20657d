using System.Collections.Concurrent;

namespace CivicBot.Adapters.WebChat;

/// <summary>Tells the streams of this process that their conversation has grown. What another process appended they find by looking again.</summary>
public sealed class DirectLineNews
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);

    /// <summary>Ends with the next <see cref="Tell"/>. Ask for it before reading the conversation: then nothing comes unnoticed in between.</summary>
    internal Task NextAsync(string conversationId) =>
        awaited.GetOrAdd(conversationId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Tell(string conversationId)
    {
        if (awaited.TryRemove(conversationId, out var waiting))
        {
            waiting.SetResult();
        }
    }
}
