using System.Net;
using System.Text.Json;
using CivicBot.Operations.Readiness;
using CivicBot.Storage.Records;
using CivicBot.Testing;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Storage.Records;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Operations;

/// <summary><c>/health/live</c> and <c>/health/ready</c> say what is true.</summary>
public sealed class ReadinessTests
{
    [Test]
    public async Task A_serving_program_is_alive_and_ready_and_says_so_part_by_part()
    {
        await using var bot = await RunningBot.StartAsync();

        var (status, body) = await GetAsync(bot, "/health/ready");

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            foreach (var part in new[] { "running", "inbox", "records", "disk", "clock", "messaging", "knowledge" })
            {
                Assert.That(PartOf(body, part), Is.EqualTo("Healthy"), part);
            }
        });
        Assert.That((await GetAsync(bot, "/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_full_disk_makes_it_unready_and_a_low_one_degraded_which_is_ready_still()
    {
        await using (var full = await RunningBot.StartAsync(settings: Of(("Health:DiskFullMegabytes", "2000000000"), ("Health:DiskLowMegabytes", "2000000000"))))
        {
            var (status, body) = await GetAsync(full, "/health/ready");
            Assert.That((status, PartOf(body, "disk")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Unhealthy")));
            Assert.That((await GetAsync(full, "/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        }

        await using var low = await RunningBot.StartAsync(settings: Of(("Health:DiskLowMegabytes", "2000000000")));
        var (stillReady, said) = await GetAsync(low, "/health/ready");
        Assert.That((stillReady, PartOf(said, "disk")), Is.EqualTo((HttpStatusCode.OK, "Degraded")));
    }

    [Test]
    public async Task Records_that_cannot_be_written_make_it_unready_until_they_can_again()
    {
        await using var bot = await RunningBot.StartAsync(settings: Of(("Health:ProbeEvery", "00:00:00")));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "records.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE setting RENAME TO setting_away";
            await command.ExecuteNonQueryAsync();
            var broken = await GetAsync(bot, "/health/ready");
            command.CommandText = "ALTER TABLE setting_away RENAME TO setting";
            await command.ExecuteNonQueryAsync();
            var mended = await GetAsync(bot, "/health/ready");

            Assert.Multiple(() =>
            {
                Assert.That((broken.Status, PartOf(broken.Body, "records")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Unhealthy")));
                Assert.That(PartOf(mended.Body, "records"), Is.EqualTo("Healthy"));
            });
        }
    }

    [Test]
    public async Task A_probe_writes_at_most_once_in_its_time_and_a_slow_store_is_degraded_not_unready()
    {
        var (time, asked) = (new ManualTime(DateTimeOffset.UnixEpoch), 0);
        using var probe = new WriteProbe("inbox", _ => Task.FromResult(++asked), new ReadinessOptions(), time);
        await probe.AskAsync(CancellationToken.None);
        await probe.AskAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(11));
        await probe.AskAsync(CancellationToken.None);
        Assert.That(asked, Is.EqualTo(2));

        using var slow = new WriteProbe("records", token => Task.Delay(Timeout.Infinite, token), new ReadinessOptions { ProbeLimit = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);
        using var broken = new WriteProbe("records", _ => throw new IOException("giữ kín"), new ReadinessOptions(), TimeProvider.System);
        var failed = await broken.AskAsync(CancellationToken.None);
        Assert.Multiple(async () =>
        {
            Assert.That((await slow.AskAsync(CancellationToken.None)).Status, Is.EqualTo(HealthStatus.Degraded));
            Assert.That(failed.Status, Is.EqualTo(HealthStatus.Unhealthy));
            Assert.That(failed.Description, Does.Not.Contain("giữ kín").And.Contain("IOException"));
        });
    }

    [TestCase(40, HealthStatus.Unhealthy)]
    [TestCase(-40, HealthStatus.Unhealthy)]
    [TestCase(10, HealthStatus.Healthy)]
    public async Task A_clock_far_from_the_servers_makes_it_unready(int seconds, HealthStatus expected)
    {
        var health = new ClockHealth([new OtherClock(TimeSpan.FromSeconds(seconds))], Options.Create(new ReadinessOptions()), TimeProvider.System);

        Assert.That((await health.CheckHealthAsync(new HealthCheckContext())).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_clock_of_PostgreSQL_is_asked_and_SQLite_has_none()
    {
        using var postgres = RecordsDatabase.Open(PostgresServer.NewDatabase(), "");
        using var folder = new TempDirectory();
        using var sqlite = RecordsDatabase.Open("", Path.Combine(folder.Path, "records.db"));

        Assert.Multiple(async () =>
        {
            Assert.That(await new RecordsClock(postgres).NowAsync(CancellationToken.None), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromSeconds(20)));
            Assert.That(await new RecordsClock(sqlite).NowAsync(CancellationToken.None), Is.Null);
        });
    }

    [Test]
    public async Task While_it_stops_it_is_not_ready_and_still_takes_what_comes()
    {
        await using var bot = await RunningBot.StartAsync(settings: Of(("Shutdown:Notice", "00:00:03")));
        var address = AddressOf(bot);
        var citizen = await bot.KnownCitizenAsync();
        var stored = await bot.StoredAsync();

        var stopping = bot.Services.GetRequiredService<IHost>().StopAsync();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        await citizen.SayAsync("menu");

        Assert.Multiple(async () =>
        {
            Assert.That(stopping.IsCompleted, Is.False);
            Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That((await bot.StoredAsync()).Events, Is.GreaterThan(stored.Events));
        });
        await stopping;
    }

    [Test]
    public async Task Changes_are_logged_once_and_without_their_descriptions()
    {
        var log = new HeardLog<HealthChanges>();
        using var figures = new CivicBot.Operations.Telemetry.StandingFigures(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), TimeProvider.System);
        var changes = new HealthChanges(figures, log);
        foreach (var status in new[] { HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Healthy })
        {
            await changes.PublishAsync(
                new HealthReport(new Dictionary<string, HealthReportEntry>(StringComparer.Ordinal) { ["disk"] = new(status, "giữ kín", TimeSpan.Zero, null, null) }, TimeSpan.Zero), CancellationToken.None);
        }

        Assert.That(log.Lines, Is.EqualTo(new[] { "Health: disk is Unhealthy now; /health/ready says why.", "Health: disk is Healthy again." }));
        Assert.That(figures.Health["disk"], Is.EqualTo((int)HealthStatus.Healthy));
    }

    [TestCase("Health:DiskFullMegabytes", "-1")]
    [TestCase("Health:ClockSkew", "00:00:00")]
    [TestCase("Shutdown:Limit", "00:00:00")]
    [TestCase("Shutdown:Notice", "00:02:00")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        using var folder = new TempDirectory();
        var app = CivicBot.Hosting.BotHost.Build(["--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}", $"--{key}={value}"]);

        Assert.That(async () => await app.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(key));
    }

    internal static string AddressOf(RunningBot bot) => bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static Dictionary<string, string> Of(params (string Key, string Value)[] settings) => settings.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

    private static string? PartOf(string page, string part)
    {
        using var json = JsonDocument.Parse(page);
        return json.RootElement.GetProperty("parts").GetProperty(part).GetProperty("status").GetString();
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(RunningBot bot, string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(AddressOf(bot)) };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed class OtherClock(TimeSpan off) : ISharedClock
    {
        public string Name => "another";

        public Task<DateTimeOffset?> NowAsync(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(DateTimeOffset.UtcNow + off);
    }
}
