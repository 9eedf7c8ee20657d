using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Protection;

/// <summary>
/// Keeps one source from using the host for everybody else: a bucket of requests for each address. Who asks is what a known proxy says (<c>Proxy:Addresses</c>). The webhook is left out: through it come all citizens, from few
/// addresses, and whatever there is not signed costs a glance at a header. This machine is left out too: a proxy here that the settings do not name would stand for everybody.
/// </summary>
internal sealed class SourceLimit : IDisposable
{
    private const int PrefixBytes = 8; // a household or office gets a /64

    private readonly PartitionedRateLimiter<string>? limiter;

    public SourceLimit(IOptions<ProtectionOptions> options)
    {
        var (burst, perSecond) = (options.Value.Burst, options.Value.RequestsPerSecond);
        limiter = burst == 0 ? null : PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(
            source,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 }));
    }

    /// <returns>False where this source has had enough for now.</returns>
    public bool Take(IPAddress? address)
    {
        if (limiter is null || address is null || IPAddress.IsLoopback(address))
        {
            return true;
        }

        using var lease = limiter.AttemptAcquire(SourceOf(address));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter?.Dispose();

    /// <summary>IPv4 in full; of IPv6 the first half, because one machine may take any address of the second.</summary>
    internal static string SourceOf(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes))
        : address.ToString();

    internal static void Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        http.Response.ContentLength = 0;
    }
}
