using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CivicBot.Tests.Storage.Redis;

/// <summary>A real Redis of the distribution on a free loopback port with a throwaway folder. One is shared by the whole run, each test has a prefix of its own there; a test that stops or pauses it starts its own.</summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly Lazy<RedisServer> Shared = new(() => new RedisServer(), LazyThreadSafetyMode.ExecutionAndPublication);
    private static int prefixes;

    private readonly string folder = Directory.CreateTempSubdirectory("civicbot-redis-").FullName;
    private Process process;

    public RedisServer()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        process = Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    public int Port { get; }

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Configuration that leads to the shared server, empty as far as it is seen.</summary>
    public static Dictionary<string, string?> NewSettings() => Shared.Value.Settings();

    /// <summary>At the end of a run; a runner may not leave a process the time to stop it at its exit.</summary>
    public static void StopShared()
    {
        if (Shared.IsValueCreated)
        {
            Shared.Value.Dispose();
        }
    }

    /// <summary>The same on this server.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Redis"] = Connection,
        ["Redis:Prefix"] = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref prefixes)}:"),
    };

    /// <summary>As a power cut does; what it had acknowledged is there after <see cref="Revive"/>.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Revive()
    {
        process.Dispose();
        process = Start();
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    public void Pause() => Signal("-STOP");

    public void Resume() => Signal("-CONT");

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Kill();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("/bin/kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private Process Start()
    {
        var port = Port.ToString(CultureInfo.InvariantCulture);
        // Its output goes nowhere: a pipe would have to be read for ever.
        var started = Process.Start(new ProcessStartInfo(
            "/bin/sh",
            ["-c", "exec redis-server \"$@\" >/dev/null 2>&1", "redis", "--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always", "--daemonize", "no"]))!;
        var patience = Stopwatch.StartNew();
        while (!Answers())
        {
            if (started.HasExited || patience.Elapsed > TimeSpan.FromSeconds(20))
            {
                throw new InvalidOperationException("redis-server did not start; tests/run installs it (package redis-server).");
            }

            Thread.Sleep(20);
        }

        return started;
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            using var stream = client.GetStream();
            stream.ReadTimeout = 1_000;
            stream.Write("PING\r\n"u8);
            var answer = new byte[5];
            return stream.ReadAtLeast(answer, 5, throwOnEndOfStream: false) == 5 && answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }
}
