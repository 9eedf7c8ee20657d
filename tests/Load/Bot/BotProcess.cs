using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Bot;

/// <summary>A bot (or the bare endpoint) as a process of its own, so that its memory and processor time are its own and it can be killed.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly string url;
    private readonly string readyPath;
    private readonly string? logFile;
    private readonly Task output;

    private BotProcess(Process process, string url, string readyPath, string? logFile, Task output)
    {
        this.logFile = logFile;
        this.process = process;
        this.url = url;
        this.readyPath = readyPath;
        this.output = output;
    }

    public Uri Webhook => new(url + "/zalo/webhook");

    /// <summary>Resident memory in MiB, from <c>/proc</c>.</summary>
    public double ResidentMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>User and system time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MiB at rest: read when the start and its learning are over, which is when three seconds passed with hardly any work.</summary>
    public async Task<double> RestAsync(CancellationToken cancellationToken)
    {
        for (var quiet = 0; quiet < 3;)
        {
            var before = ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            quiet = ProcessorTime - before < TimeSpan.FromMilliseconds(100) ? quiet + 1 : 0;
        }

        return ResidentMegabytes;
    }

    /// <summary>Starts the program; what it writes is kept beside its data directory.</summary>
    /// <param name="log">Where that is; null: the usual place.</param>
    /// <param name="ready">It is ready when this path answers well.</param>
    /// <param name="core">The one core it may use, from 0; null: all.</param>
    public static BotProcess Start(BotLaunch launch, string? log = null, string ready = "/health/live", int? core = null)
    {
        var isLibrary = launch.Program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        if (!File.Exists(launch.Program))
        {
            throw new FileNotFoundException($"There is no program '{launch.Program}': build it (dotnet build bot -c Release) or name another with --bot.");
        }

        string[] command = [.. Pinned(core), .. isLibrary ? new[] { "dotnet" } : [], launch.Program];
        return Start(command[0], command[1..], launch.Settings, launch.Url, ready, log ?? launch.DataDirectory + ".log");
    }

    private static IEnumerable<string> Pinned(int? core) => core is { } number ? ["taskset", "--cpu-list", number.ToString(CultureInfo.InvariantCulture)] : [];

    /// <summary>Starts this program's own bare endpoint.</summary>
    public static BotProcess StartBare() => StartOwn("bare");

    /// <summary>Starts this program's own echo bot, which sends to the stand-in.</summary>
    public static BotProcess StartEcho(StandIn standIn) => StartOwn("echo", standIn.Url, standIn.Options.AppId, standIn.Options.OaSecretKey, standIn.Options.Accounts[0].AccessToken ?? "");

    private static BotProcess StartOwn(string command, params IEnumerable<string> further)
    {
        var address = "http://127.0.0.1:" + BotLaunch.FreePort().ToString(CultureInfo.InvariantCulture);
        return Start(
            "dotnet",
            [typeof(BotProcess).Assembly.Location, command, address, .. further],
            new Dictionary<string, string>(StringComparer.Ordinal),
            address,
            "/",
            logFile: null);
    }

    public async Task WaitReadyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (process.HasExited)
            {
                await output;
                var said = logFile is null ? "" : string.Join('\n', File.ReadLines(logFile).TakeLast(10));
                throw new InvalidOperationException($"The program ended with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)} while starting:\n{said}");
            }

            try
            {
                using var response = await http.GetAsync(new Uri(url + readyPath), cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Not listening yet.
            }

            if (Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new TimeoutException($"The program did not answer {readyPath} within {StartLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>
    /// Waits until the bot has handled and delivered everything, so that one measurement does not pay for the one before. The bare endpoint
    /// leaves nothing behind.
    /// </summary>
    public async Task WaitIdleAsync(CancellationToken cancellationToken)
    {
        if (logFile is null)
        {
            return;
        }

        while (await DepthAsync(cancellationToken) > 0)
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    /// <returns>How long it took to end.</returns>
    /// <exception cref="TimeoutException">It did not end within a minute.</exception>
    public async Task<TimeSpan> TerminateAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await Signals.SendAsync(process, "TERM");
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        var took = Stopwatch.GetElapsedTime(started);
        await output;
        return took;
    }

    /// <summary>SIGSTOP: the process stands still and does not know it.</summary>
    public Task PauseAsync() => Signals.SendAsync(process, "STOP");

    /// <summary>SIGCONT.</summary>
    public Task ResumeAsync() => Signals.SendAsync(process, "CONT");

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await output;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        http.Dispose();
        process.Dispose();
    }

    /// <summary>Events and messages that wait, as the bot's health page counts them.</summary>
    private async Task<int> DepthAsync(CancellationToken cancellationToken) =>
        await CountAsync("inboxDepth", cancellationToken) + await CountAsync("outboxDepth", cancellationToken);

    /// <param name="what">As the health page names it.</param>
    public async Task<int> CountAsync(string what, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(url + "/health/ready"), cancellationToken);
        using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return page.RootElement.GetProperty("parts").GetProperty("messaging").GetProperty("data").GetProperty(what).GetInt32();
    }

    private static BotProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string url, string readyPath, string? logFile)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' could not be started.");
        return new BotProcess(started, url, readyPath, logFile, KeepOutputAsync(started, logFile));
    }

    private static async Task KeepOutputAsync(Process process, string? logFile)
    {
        await using var log = logFile is null ? Stream.Null : new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await using var writer = new StreamWriter(log) { AutoFlush = true };
        using var gate = new SemaphoreSlim(1);
        async Task CopyAsync(StreamReader from)
        {
            while (await from.ReadLineAsync() is { } line)
            {
                await gate.WaitAsync();
                await writer.WriteLineAsync(line);
                gate.Release();
            }
        }

        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));
    }
}
