using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Keeps one visitor from using the host for everybody else: limits by network address and by conversation.</summary>
public sealed class WebChatLimits : IDisposable
{
    private const int KiloBytes = 1024;
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<string> conversations;
    private readonly PartitionedRateLimiter<string> messages;
    private readonly PartitionedRateLimiter<string> requests;
    private readonly PartitionedRateLimiter<string> polls;
    private readonly PartitionedRateLimiter<string> uploads;
    private readonly int uploadsPerHour;

    public WebChatLimits(IOptions<WebChatOptions> options)
    {
        conversations = PerMinute(options.Value.ConversationsPerMinute);
        messages = PerMinute(options.Value.MessagesPerMinute);
        requests = PerMinute(options.Value.RequestsPerMinute);
        polls = PerMinute(options.Value.PollsPerMinute);
        uploadsPerHour = options.Value.UploadMegabytesPerHour * KiloBytes;
        uploads = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = uploadsPerHour, TokensPerPeriod = Math.Max(1, uploadsPerHour / 60), ReplenishmentPeriod = TimeSpan.FromMinutes(1) }));
    }

    /// <returns>Null where it is allowed, else how long to wait.</returns>
    public TimeSpan? TakeConversation(IPAddress? address) => Take(conversations, SourceOf(address));

    /// <inheritdoc cref="TakeConversation"/>
    public TimeSpan? TakeMessage(IPAddress? address, string conversationId) => TakeRequest(address) ?? Take(messages, conversationId);

    /// <inheritdoc cref="TakeConversation"/>
    public TimeSpan? TakeRequest(IPAddress? address) => Take(requests, SourceOf(address));

    /// <inheritdoc cref="TakeConversation"/>
    public TimeSpan? TakePoll(string conversationId) => Take(polls, conversationId);

    /// <inheritdoc cref="TakeConversation"/>
    public TimeSpan? TakeUpload(IPAddress? address, long bytes) => Take(uploads, SourceOf(address), (int)Math.Min(uploadsPerHour, (bytes / KiloBytes) + 1));

    public void Dispose()
    {
        conversations.Dispose();
        messages.Dispose();
        requests.Dispose();
        polls.Dispose();
        uploads.Dispose();
    }

    /// <summary>A household has a whole IPv6 network of 64 bits, and could be a new address with each request.</summary>
    private static string SourceOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string> PerMinute(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
            key,
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key, int permits = 1)
    {
        using var lease = limiter.AttemptAcquire(key, permits);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : DefaultWait;
    }
}
