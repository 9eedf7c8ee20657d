using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CivicBot.Tests.Mail;

/// <summary>A mail server in a process of its own (see mail-server.py), and what it took.</summary>
internal sealed class MailServer : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TempDirectory directory = new();
    private readonly string[] more;
    private Process? process;

    private MailServer(string[] more) => this.more = more;

    public int Port { get; private set; }

    /// <summary>Everything that it took, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Taken =>
    [
        .. Directory.EnumerateFiles(directory.Path, "*.json")
            .OrderBy(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture))
            .Select(file => JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllText(file), Json)!),
    ];

    /// <param name="more">Certificate and key (PEM files), then account and password.</param>
    public static MailServer Start(params string[] more)
    {
        var server = new MailServer(more);
        server.Run(port: 0);
        return server;
    }

    /// <summary>As after a power cut.</summary>
    public void Kill()
    {
        process!.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>On the same port, with what it had taken.</summary>
    public void StartAgain() => Run(Port);

    /// <summary>Waits until so many were taken.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> TakenAsync(int count)
    {
        var waited = Stopwatch.StartNew();
        while (Taken is { } taken && taken.Count < count)
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"{taken.Count} of {count} mails came.");
            }

            await Task.Delay(50);
        }

        return Taken;
    }

    public void Dispose()
    {
        if (process is not null)
        {
            Kill();
        }

        directory.Dispose();
    }

    private void Run(int port)
    {
        // Debian's own Python: the one that the package belongs to.
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[Path.Combine(TestContext.CurrentContext.TestDirectory, "Mail", "mail-server.py"), directory.Path, port.ToString(CultureInfo.InvariantCulture), .. more])
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("The mail server does not start.");
        Port = int.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The mail server ended by itself; is python3-aiosmtpd installed?"), CultureInfo.InvariantCulture);
    }
}

/// <summary>A mail as Python's library reads it.</summary>
internal sealed record ReceivedMail(
    string Sender, IReadOnlyList<string> Recipients, string? Account, bool Tls, IReadOnlyList<string> Headers, string Subject, string From, string To, string MessageId, string Body,
    IReadOnlyList<ReceivedFile> Files, IReadOnlyList<string> Defects);

internal sealed record ReceivedFile(string Name, string Plain, string Type, string Sha256, string Path);
