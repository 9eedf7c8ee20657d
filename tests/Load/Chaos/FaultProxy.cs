using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CivicBot.Load.Chaos;

/// <summary>What a line between two machines does.</summary>
internal enum LineState
{
    /// <summary>Carries everything at once.</summary>
    Open,

    /// <summary>Every piece takes a fifth of a second longer.</summary>
    Slow,

    /// <summary>Nothing gets through in either direction and nobody is told: a cable that was pulled out.</summary>
    Silent,

    /// <summary>Connections are reset, new ones as well.</summary>
    Cut,
}

/// <summary>The line from one node to one server: a relay on a loopback port that can be made to misbehave.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(200);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Socket, byte> open = [];
    private readonly int target;
    private readonly Task accepting;
    private volatile LineState state;

    /// <param name="target">The server's loopback port.</param>
    public FaultProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Changes the line. Connections that were silent have lost bytes and are reset when it opens again.</summary>
    public void Set(LineState wanted)
    {
        var before = state;
        state = wanted;
        if (wanted == LineState.Cut || before == LineState.Silent)
        {
            foreach (var socket in open.Keys)
            {
                Reset(socket);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        foreach (var socket in open.Keys)
        {
            Reset(socket);
        }

        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync(stopping.Token);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        open[client] = 0;
        try
        {
            if (state == LineState.Cut)
            {
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, target, stopping.Token);
            open[server] = 0;
            await Task.WhenAny(CarryAsync(client, server), CarryAsync(server, client));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Reset, or the server is away: the client sees its connection end.
        }
        finally
        {
            Reset(client);
            Reset(server);
            open.TryRemove(client, out _);
            open.TryRemove(server, out _);
            client.Dispose();
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, stopping.Token) is var count and > 0)
            {
                if (state == LineState.Slow)
                {
                    await Task.Delay(Lag, stopping.Token);
                }

                for (var sent = 0; sent < count && state is not LineState.Silent;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), stopping.Token);
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other direction, the state of the line or the end of the run closed it.
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }
}
