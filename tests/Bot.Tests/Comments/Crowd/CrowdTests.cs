using System.Diagnostics;
using CivicBot.Testing;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments.Crowd;

/// <summary>The small form of <c>Load.dll file</c>: real processes, killed for real. The large one has a thousand citizens.</summary>
internal sealed class CrowdTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Test]
    public async Task Sixty_citizens_file_at_once_while_the_program_is_killed_three_times_and_each_has_one_comment_and_its_code([Values] RecordsStore store)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string Built(string project, string file) => Path.Combine(RepositoryRoot.Folder(project), "bin", configuration, "net10.0", file);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            Built("tests/Load", "Load.dll"), "file", "--citizens", "60", "--kills", "3", "--seed", "11", "--json", "--bot", Built("bot", "CivicBot.dll"),
            "--records", store == RecordsStore.PostgreSql ? PostgresServer.NewDatabase() : "sqlite",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);

            Assert.That(process.ExitCode, Is.Zero, string.Join('\n', said));
            Assert.That(said[0], Does.Contain("every guarantee held"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
