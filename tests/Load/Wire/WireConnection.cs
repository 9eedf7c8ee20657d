using System.Buffers.Text;
using System.Net.Sockets;

namespace CivicBot.Load.Wire;

/// <summary>
/// One keep-alive HTTP/1.1 connection that writes ready-made requests and reads answers, nothing more: a general HTTP client would use as much
/// processor as the server under test, which runs on the same machine.
/// </summary>
internal sealed class WireConnection : IDisposable
{
    private readonly Socket socket;
    private readonly byte[] buffer = new byte[16 * 1024];

    private WireConnection(Socket socket) => this.socket = socket;

    public static async Task<WireConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var opened = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await opened.ConnectAsync(address.Host, address.Port, cancellationToken);
        return new WireConnection(opened);
    }

    /// <returns>The HTTP status.</returns>
    public async Task<int> PostAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        while (request.Length > 0)
        {
            request = request[await socket.SendAsync(request, cancellationToken)..];
        }

        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The server closed the connection before it answered.");
            }

            filled += read;
            if (IsComplete(buffer.AsSpan(0, filled)))
            {
                return Status(buffer);
            }

            if (filled == buffer.Length)
            {
                throw new IOException("The answer is longer than a webhook's answer can be.");
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var body = answer[(head + 4)..];
        var lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt >= 0)
        {
            return Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: "u8.Length)..], out int length, out _) && body.Length >= length;
        }

        return answer[..head].IndexOf("chunked"u8) < 0 || body.EndsWith("0\r\n\r\n"u8);
    }

    private static int Status(ReadOnlySpan<byte> answer) => ((answer[9] - '0') * 100) + ((answer[10] - '0') * 10) + (answer[11] - '0');
}
