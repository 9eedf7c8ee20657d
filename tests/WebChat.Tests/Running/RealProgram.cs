using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CivicBot.WebChat.Tests.Running;

/// <summary>The program as a process of its own, which can be killed and started again on the same address and data.</summary>
internal sealed class RealProgram : IAsyncDisposable
{
    private static readonly string Library = Path.Combine(TestContext.CurrentContext.TestDirectory, "CivicBot.dll");

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("civicbot-webchat-real-");
    private Process? process;

    public string Address { get; } = "http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture);

    public string DirectLine => Address + "/v3/directline";

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.ChangeExtension(Library, "runtimeconfig.json"), "--depsfile", Path.ChangeExtension(Library, "deps.json"), Library,
            "--Urls=" + Address, "--Data:Directory=" + directory.FullName, "--WebChat:Secret=" + WebChatRun.Secret,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(Address + "/health/live"), patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                Assert.That(process.HasExited, Is.False, "The program ended while starting.");
                await Task.Delay(50, patience.Token);
            }
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await EndedAsync();
    }

    /// <summary>As systemd stops a service.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        directory.Delete(recursive: true);
    }

    private async Task EndedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process!.WaitForExitAsync(patience.Token);
        process.Dispose();
        process = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
