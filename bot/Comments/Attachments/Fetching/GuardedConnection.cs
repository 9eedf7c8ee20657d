using System.Net;
using System.Net.Sockets;

namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>
/// Connects to public addresses only. Looked up and checked here, at the moment of connecting, so that a name that answers differently the second time (DNS rebinding) gains nothing.
/// </summary>
internal static class GuardedConnection
{
    /// <exception cref="AddressNotPublicException">The name has no public address.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        var usable = AttachmentAddress.IsLocal(host.Host, host.Port, options) ? found : [.. found.Where(PublicAddress.Is)];
        if (usable.Length == 0)
        {
            throw new AddressNotPublicException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name that only has addresses inside: somebody wants us to look into a network that is not theirs.</summary>
internal sealed class AddressNotPublicException() : Exception(AttachmentTrouble.NotPublic);
