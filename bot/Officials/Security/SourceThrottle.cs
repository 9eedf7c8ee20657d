using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Security;

/// <summary>
/// Counts failed attempts to get in by the address that they come from (chống dò mật khẩu). The lockout of an account stops many guesses at one name; this stops one guess at each of many.
/// An attempt counts when it begins and is given back when it succeeds, so that many at once do not slip through.
/// </summary>
internal sealed class SourceThrottle(TimeProvider time, IOptions<SignInLimits> options)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int MostAddresses = 20_000;
    private const int NetworkBytes = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, List<DateTimeOffset>> attempts = [];

    /// <summary>Addresses that are remembered.</summary>
    internal int Known
    {
        get
        {
            lock (gate)
            {
                return attempts.Count;
            }
        }
    }

    /// <returns>False: too many have failed from there; refuse without looking.</returns>
    public bool TryBegin(HttpContext http)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (attempts.Count >= MostAddresses)
            {
                Forget(now);
            }

            var source = Source(http);
            if (!attempts.TryGetValue(source, out var moments))
            {
                attempts[source] = moments = [];
            }

            moments.RemoveAll(moment => moment <= now - Window);
            if (moments.Count >= options.Value.FailuresPerAddress)
            {
                return false;
            }

            moments.Add(now);
            return true;
        }
    }

    /// <summary>The attempt that began last from there succeeded.</summary>
    public void Succeeded(HttpContext http)
    {
        lock (gate)
        {
            if (attempts.TryGetValue(Source(http), out var moments) && moments.Count > 0)
            {
                moments.RemoveAt(moments.Count - 1);
            }
        }
    }

    /// <summary>Memory is bounded: what is over goes, and if all is recent, the addresses with the fewest failures.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (source, moments) in attempts)
        {
            if (moments.TrueForAll(moment => moment <= now - Window))
            {
                attempts.Remove(source);
            }
        }

        foreach (var source in attempts.OrderBy(entry => entry.Value.Count).Take(Math.Max(0, attempts.Count - (MostAddresses / 2))).Select(entry => entry.Key).ToList())
        {
            attempts.Remove(source);
        }
    }

    /// <summary>Whoever has one address of IPv6 has its whole network of 64 bits.</summary>
    private static IPAddress Source(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
