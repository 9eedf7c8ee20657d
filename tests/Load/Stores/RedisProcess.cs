using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CivicBot.Load.Bot;

namespace CivicBot.Load.Stores;

/// <summary>A redis-server of this run's own, set as <c>deploy/compose.yaml</c> sets it: it writes every command to disk before it answers, so what is acknowledged survives its kill.</summary>
internal sealed class RedisProcess(string directory) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private Process? process;

    public int Port { get; } = BotLaunch.FreePort();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", directory, "--appendonly", "yes", "--appendfsync", "always", "--auto-aof-rewrite-min-size", "512mb", "--save", "", "--daemonize", "no"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("redis-server could not be started; install the package redis-server.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new InvalidOperationException("redis-server does not answer.");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public Task PauseAsync() => Signals.SendAsync(process!, "STOP");

    public Task ResumeAsync() => Signals.SendAsync(process!, "CONT");

    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port, cancellationToken);
            await client.Client.SendAsync("PING\r\n"u8.ToArray(), cancellationToken);
            var answer = new byte[16];
            var count = await client.Client.ReceiveAsync(answer, cancellationToken);
            return answer.AsSpan(0, count).StartsWith("+PONG"u8);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
