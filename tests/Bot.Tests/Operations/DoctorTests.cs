using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Commands.Doctor;
using CivicBot.Storage.Records;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Storage.Records;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Operations;

/// <summary><c>doctor</c> as an operator runs it.</summary>
public sealed class DoctorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Before_the_first_start_nothing_fails_and_what_is_missing_is_said()
    {
        using var folder = new TempDirectory();
        var missing = Path.Combine(folder.Path, "data");

        var (code, output) = await RunAsync(("Data:Directory", missing), ("Urls", "http://127.0.0.1:1"));

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1), output);
            Assert.That(Line(output, "configuration"), Does.StartWith("ok  "));
            Assert.That(output, Does.Contain("warn  data           ").And.Contain("the first start makes it"));
            Assert.That(Line(output, "zalo"), Does.StartWith("warn").And.Contain("Zalo__AppId"));
            Assert.That(Line(output, "webhook"), Does.StartWith("warn").And.Contain("nothing serves at http://127.0.0.1:1"));
            Assert.That(Line(output, "redis"), Does.StartWith("ok  "));
            Assert.That(Line(output, "mail"), Does.StartWith("ok  "));
            Assert.That(Line(output, "knowledge"), Does.StartWith("ok  ").And.Contain("procedures"));
            Assert.That(Directory.Exists(missing), Is.False, "doctor makes nothing");
        });
    }

    [Test]
    public async Task Beside_a_serving_program_all_is_well()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.KnownCitizenAsync();

        var settings = bot.Settings.Select(setting => (setting.Key, setting.Value))
            .Append(("Data:Directory", bot.Folder)).Append(("Urls", ReadinessTests.AddressOf(bot)))
            .Where(setting => setting.Item1 != "Zalo:CallbackUrl").ToArray();
        var (_, output) = await RunAsync(bot.Time, settings);

        Assert.Multiple(() =>
        {
            Assert.That(output, Does.Not.Contain("FAIL  records").And.Not.Contain("FAIL  messages").And.Not.Contain("FAIL  configuration").And.Not.Contain("FAIL  data"), output);
            Assert.That(output, Does.Contain("ok    records        SQLite is of this version"));
            Assert.That(output, Does.Contain("is ready."));
            Assert.That(Line(output, "zalo"), Does.StartWith("ok").And.Contain(RunningBot.StateOa));
        });
    }

    [Test]
    public async Task Everything_wrong_is_a_line_that_names_the_key_and_ends_with_two()
    {
        using var folder = new TempDirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "records.db"), "this is no database, and long enough to be read as a header of one");

        var (code, output) = await RunAsync(
            ("Data:Directory", folder.Path), ("Messaging:DrainTime", "00:00:00"), ("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:From", "xa@example.vn"),
            ("ConnectionStrings:Redis", "127.0.0.1:1"), ("Health:DiskFullMegabytes", "2000000000"), ("Health:DiskLowMegabytes", "2000000000"), ("Urls", "http://127.0.0.1:1"));

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(Line(output, "configuration"), Does.StartWith("FAIL").And.Contain("Messaging:DrainTime"));
            Assert.That(Line(output, "records"), Does.StartWith("FAIL").And.Contain("restore the last backup"));
            Assert.That(Line(output, "redis"), Does.StartWith("FAIL").And.Contain("ConnectionStrings__Redis"));
            Assert.That(Line(output, "mail"), Does.StartWith("FAIL").And.Contain("Mail__Host"));
            Assert.That(output, Does.Contain("FAIL  data           Only "));
        });
    }

    [Test]
    public async Task PostgreSQL_is_reached_or_not()
    {
        using var folder = new TempDirectory();
        var connection = PostgresServer.NewDatabase();
        var (_, before) = await RunAsync(("Data:Directory", folder.Path), ("ConnectionStrings:Records", connection));
        using (var records = RecordsDatabase.Open(connection, ""))
        {
            await records.MigrateAsync(CancellationToken.None);
        }

        var (_, after) = await RunAsync(("Data:Directory", folder.Path), ("ConnectionStrings:Records", connection));
        var (_, away) = await RunAsync(("Data:Directory", folder.Path), ("ConnectionStrings:Records", "Host=127.0.0.1;Port=1;Timeout=2"));

        Assert.Multiple(() =>
        {
            Assert.That(Line(before, "records"), Does.StartWith("warn").And.Contain("brings it up to date"));
            Assert.That(Line(after, "records"), Does.StartWith("ok").And.Contain("PostgreSQL is of this version, 0 comments"));
            Assert.That(after, Does.Contain("agrees with PostgreSQL's clock"));
            Assert.That(Line(away, "records"), Does.StartWith("FAIL").And.Contain("ConnectionStrings__Records"));
        });
    }

    [Test]
    public async Task A_mail_server_without_STARTTLS_is_told_from_one_with_it()
    {
        await using var without = new SpokenServer(_ => "250 fine\r\n", "220 mail\r\n");
        await using var with = new SpokenServer(_ => "250-fine\r\n250 STARTTLS\r\n", "220 mail\r\n");

        Assert.Multiple(async () =>
        {
            Assert.That(await MailAsync(without.Port), Is.EqualTo(FindingLevel.Fail));
            Assert.That(await MailAsync(with.Port), Is.EqualTo(FindingLevel.Ok));
        });
    }

    [Test]
    public async Task A_redis_with_a_wrong_password_or_clock_is_told()
    {
        await using var refusing = new SpokenServer(_ => "-WRONGPASS no\r\n");
        await using var late = new SpokenServer(asked => asked.Contains("AUTH", StringComparison.Ordinal) ? "+OK\r\n"
            : asked.Contains("TIME", StringComparison.Ordinal) ? $"*2\r\n$10\r\n{Now.AddHours(1).ToUnixTimeSeconds()}\r\n$1\r\n0\r\n"
            : "$13\r\naof_enabled:1\r\n");
        var time = new CivicBot.Testing.ManualTime(Now);

        var refused = await DoctorRedis.LookAsync(Settings(("ConnectionStrings:Redis", $"127.0.0.1:{refusing.Port},password=x")), time, CancellationToken.None);
        var found = await DoctorRedis.LookAsync(Settings(("ConnectionStrings:Redis", $"127.0.0.1:{late.Port},password=x")), time, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(refused.Single(), Has.Property(nameof(Finding.Level)).EqualTo(FindingLevel.Fail).And.Property(nameof(Finding.Text)).Contains("refuses the password"));
            Assert.That(found.Select(one => one.Level), Is.EqualTo(new[] { FindingLevel.Ok, FindingLevel.Fail, FindingLevel.Ok }));
            Assert.That(found[1].Text, Does.Contain("3600 s off"));
        });
    }

    [TestCase("aof_enabled:0\r\n", FindingLevel.Fail)]
    [TestCase("aof_enabled:1\r\naof_last_write_status:ok\r\n", FindingLevel.Ok)]
    [TestCase("aof_enabled:1\r\naof_last_write_status:err\r\n", FindingLevel.Fail)]
    public void A_redis_that_forgets_is_told(string persistence, object expected) => Assert.That(DoctorRedis.Durability(persistence).Level, Is.EqualTo(expected));

    [Test]
    public void Each_state_of_a_token_has_its_own_advice()
    {
        Assert.Multiple(() =>
        {
            Assert.That(DoctorZalo.Judge("1", null, Now).Level, Is.EqualTo(FindingLevel.Warn));
            Assert.That(DoctorZalo.Judge("1", Grant(issuedHoursAgo: 3), Now), Is.EqualTo(Finding.Ok("zalo", "OA 1: token 3.0 h old, good for 22.0 h more.")));
            Assert.That(DoctorZalo.Judge("1", Grant(issuedHoursAgo: 30), Now).Text, Does.Contain("has expired"));
            Assert.That(DoctorZalo.Judge("1", Grant(issuedHoursAgo: 3, refreshDaysAgo: 80), Now).Text, Does.Contain("80 days old"));
            Assert.That(DoctorZalo.Judge("1", Grant(3) with { Refusal = new ZaloRefusal("f", "-14003", Now) }, Now).Text, Does.Contain("must consent again"));
        });
    }

    [Test]
    public async Task A_wrong_address_is_bad_use()
    {
        var command = DoctorCommand.Create(Settings(), TimeProvider.System);

        Assert.That(command.Parse(["--address", "xa.example.vn"]).Errors.Single().Message, Does.Contain("https://xa.example.vn"));
        await Task.CompletedTask;
    }

    private static ZaloGrant Grant(double issuedHoursAgo, double refreshDaysAgo = 1)
    {
        var issued = Now.AddHours(-issuedHoursAgo);
        return new ZaloGrant("1", new ZaloTokenPair("a", "r", issued, issued.AddHours(25), Now.AddDays(-refreshDaysAgo)), Previous: null, Refusal: null);
    }

    private static async Task<FindingLevel> MailAsync(int port) => (await DoctorMail.LookAsync(
        Settings(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:From", "xa@example.vn")), CancellationToken.None)).Single().Level;

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();

    private static string Line(string output, string part) => output.Split('\n').FirstOrDefault(line => line.Length > 6 && line[6..].StartsWith(part, StringComparison.Ordinal), "");

    private static Task<(int Code, string Output)> RunAsync(params (string Key, string Value)[] settings) => RunAsync(TimeProvider.System, settings);

    private static async Task<(int Code, string Output)> RunAsync(TimeProvider time, (string Key, string Value)[] settings)
    {
        using var output = new StringWriter();
        var code = await DoctorCommand.Create(Settings(settings), time).Parse([]).InvokeAsync(new InvocationConfiguration { Output = output });
        return (code, output.ToString());
    }

    /// <summary>Answers each line of what it is sent (each packet) by a rule.</summary>
    private sealed class SpokenServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource stopping = new();
        private readonly Task serving;

        public SpokenServer(Func<string, string> answer, string greeting = "")
        {
            listener.Start();
            serving = ServeAsync(answer, greeting);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            await stopping.CancelAsync();
            listener.Stop();
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.Dispose();
        }

        private async Task ServeAsync(Func<string, string> answer, string greeting)
        {
            using var client = await listener.AcceptTcpClientAsync(stopping.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(greeting), stopping.Token);
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer, stopping.Token) is > 0 and var read)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer(Encoding.ASCII.GetString(buffer, 0, read))), stopping.Token);
            }
        }
    }
}
