using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Keeps one visitor from using the host for everybody else: limits by network address and by conversation.</summary>
public sealed class WebChatLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> conversations;
    private readonly PartitionedRateLimiter<string> messages;

    public WebChatLimits(IOptions<WebChatOptions> options)
    {
        conversations = PerMinute(options.Value.ConversationsPerMinute);
        messages = PerMinute(options.Value.MessagesPerMinute);
    }

    /// <returns>Null where it is allowed, else how long to wait.</returns>
    public TimeSpan? TakeConversation(IPAddress? address) => Take(conversations, address?.ToString() ?? "");

    /// <inheritdoc cref="TakeConversation"/>
    public TimeSpan? TakeMessage(string conversationId) => Take(messages, conversationId);

    public void Dispose()
    {
        conversations.Dispose();
        messages.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
            key,
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(10);
    }
}
