using System.Diagnostics;
using System.Text.RegularExpressions;
using CivicBot.Hosting;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Benchmarks.Grid;

/// <summary>The whole program with a data directory of its own, its records filled, and a clerk of the commune signed in.</summary>
internal sealed partial class GridBot : IAsyncDisposable
{
    private const string UserName = "vanthu";
    private const string Password = "mưa rơi trên mái ngói";

    private readonly WebApplication program;
    private readonly DirectoryInfo data;
    private readonly HttpClient http;

    private GridBot(WebApplication program, DirectoryInfo data, HttpClient http)
    {
        this.program = program;
        this.data = data;
        this.http = http;
    }

    public IServiceProvider Services => program.Services;

    public double RecordsMegabytes => new FileInfo(Path.Combine(data.FullName, "records.db")).Length / 1048576.0;

    public TimeSpan Filled { get; private init; }

    /// <summary>After so long the comparing of comments had read what there is.</summary>
    public TimeSpan Settled { get; private set; }

    /// <param name="connection">PostgreSQL; empty: SQLite.</param>
    public static async Task<GridBot> StartAsync(string connection, int comments, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("civicbot-grid-");
        var started = Stopwatch.GetTimestamp();
        using (var records = RecordsDatabase.Open(connection, Path.Combine(folder.FullName, "records.db")))
        {
            await records.MigrateAsync(cancellationToken);
            await GridRecords.FillAsync(records, comments, cancellationToken);
        }

        var filled = Stopwatch.GetElapsedTime(started);

        // Six years of words are kept: the worst case of a search, and nothing that retention would do beside the measuring.
        var app = BotHost.Build(["--Comments:RetentionDays=36500", "--Urls=http://127.0.0.1:0", "--Data:Directory=" + folder.FullName, "--Logging:LogLevel:Default=Error", "--ConnectionStrings:Records=" + connection]);
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var bot = new GridBot(app, folder, new HttpClient { BaseAddress = new Uri(address) }) { Filled = filled };
        await bot.SignInAsync(cancellationToken);
        await bot.SettleAsync(cancellationToken);
        return bot;
    }

    /// <exception cref="HttpRequestException">No page came.</exception>
    public Task<string> GetAsync(string path, CancellationToken cancellationToken) => http.GetStringAsync(path, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await program.StopAsync();
        await program.DisposeAsync();
        data.Delete(recursive: true);
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        await using (var scope = program.Services.CreateAsyncScope())
        {
            var made = await scope.ServiceProvider.GetRequiredService<UserManager<Official>>().CreateAsync(
                new Official
                {
                    Id = Guid.CreateVersion7(),
                    UserName = UserName,
                    DisplayName = "Trần Thị Đo",
                    Title = "Văn thư",
                    Role = OfficialRole.Clerk,
                    Commune = GridRecords.Commune,
                    CreatedAt = DateTimeOffset.UtcNow,
                },
                Password);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Description)));
            }
        }

        var page = await GetAsync("/officials/sign-in", cancellationToken);
        using var answer = await http.PostAsync(
            "/officials/sign-in",
            new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
                ["Form.UserName"] = UserName,
                ["Form.Password"] = Password,
            }),
            cancellationToken);
        if (!(await GetAsync("/officials", cancellationToken)).Contains("Hôm nay", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("Nobody could sign in.");
        }
    }

    /// <summary>After a start open comments are read and compared; a morning's pages come later.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await program.Services.GetRequiredService<CommentLearning>().Learned.WaitAsync(cancellationToken);
        using var process = Process.GetCurrentProcess();
        for (var quiet = 0; quiet < 3;)
        {
            var before = process.TotalProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            process.Refresh();
            quiet = process.TotalProcessorTime - before < TimeSpan.FromMilliseconds(200) ? quiet + 1 : 0;
        }

        Settled = Stopwatch.GetElapsedTime(started);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
