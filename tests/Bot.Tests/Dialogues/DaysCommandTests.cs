using System.Text.Json;
using CivicBot.Commands;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Reports;
using CivicBot.Knowledge.Calendar;
using CivicBot.Testing;
using CivicBot.Tests.Communes;
using CivicBot.Tests.Storage.Records;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Dialogues;

/// <summary>The commands from plan to published result, as an officer types them.</summary>
[TestFixture]
internal sealed class DaysCommandTests
{
    private const string Day = "phuong-thu-2026-12-12";

    [Test]
    public async Task A_day_is_planned_announced_held_reported_and_published_by_commands([Values] RecordsStore store)
    {
        using var line = await CommandLine.CreateAsync(store);
        await line.DoneAsync("programmes", "create --id lang-nghe --title Lắng_nghe --plan 116-KH/TU --issued-by Đảng_ủy --issued-on 2026-11-01 --by VP");
        await line.DoneAsync("programmes", "add-unit --programme lang-nghe --commune phuong-thu --plan 58-KH/ĐU --by VP");
        await line.DoneAsync("days", "plan --date 2026-12-12 --from 08:00 --place nhà_văn_hóa --neighbourhood Khu_phố_2 --topic giao-thong --programme lang-nghe --by VP");
        await line.DoneAsync("days", $"announce --day {Day} --through OA loa --by VP");
        line.Time.Advance(TimeSpan.FromDays(11));
        await line.DoneAsync("days", $"hold --day {Day} --by VP");
        await line.DoneAsync("days", $"attend --day {Day} --people 45 --officials 8 --occasion đợt-1 --by VP");
        await line.DoneAsync("days", $"attend --day {Day} --people 45 --officials 8 --occasion đợt-1 --by VP");
        await line.DoneAsync("days", $"conclude --day {Day} --text Giao_phòng_Kinh_tế --by VP");
        var report = await line.DoneAsync("days", $"report --day {Day} --fix --by VP");
        await line.DoneAsync("days", $"publish --day {Day} --through niêm_yết --by VP");

        Assert.That(report, Does.Contain("1 buổi đối thoại, 45 lượt người dự, 8 lượt cán bộ").And.Contain("Giao phòng Kinh tế"));
        var listed = JsonDocument.Parse(await line.DoneAsync("days", "list --json")).RootElement;
        Assert.That((listed.GetProperty("state").GetString(), listed.GetProperty("colour").GetString(), listed.GetProperty("people").GetInt32()), Is.EqualTo(("published", "green", 45)));
        var period = ReportJson.Read(await line.DoneAsync("days", "report --from 2026-12-01 --to 2026-12-31 --programme lang-nghe --public --json"));
        Assert.That((period.Total.Meetings, period.Total.Attendance, period.Units.Single().PlanNumber), Is.EqualTo((1, 45, "58-KH/ĐU")));
    }

    [Test]
    public async Task A_refused_step_ends_with_1_and_says_why_in_Vietnamese()
    {
        using var line = await CommandLine.CreateAsync(RecordsStore.Sqlite);
        await line.DoneAsync("days", "plan --date 2026-12-04 --place nhà_văn_hóa --by VP");

        var late = await line.RunAsync("days", "announce --day phuong-thu-2026-12-04 --through OA --by VP");
        var unknown = await line.RunAsync("days", "hold --day phuong-thu-1999-01-01 --by VP");
        var list = await line.RunAsync("days", "list");

        Assert.That((late.Code, late.Error.Trim()), Is.EqualTo((1, DialogueTexts.NeedsLateReason(new DateOnly(2026, 12, 4)))));
        Assert.That((unknown.Code, unknown.Error.Contains("days list", StringComparison.Ordinal)), Is.EqualTo((1, true)));
        Assert.That((list.Code, list.Output.Contains("[red]", StringComparison.Ordinal)), Is.EqualTo((1, true)), "the last day to announce is over");
    }

    [TestCase("plan --place nhà_văn_hóa --by VP")]
    [TestCase("plan --date 12/12/2026 --place nhà_văn_hóa --by VP")]
    [TestCase("hold --day phuong-thu-2026-12-12")]
    public async Task What_is_missing_or_misspelt_is_bad_use(string arguments)
    {
        using var line = await CommandLine.CreateAsync(RecordsStore.Sqlite);

        Assert.That(line.Errors("days", arguments), Is.Not.Empty);
    }

    [TestCase("report")]
    [TestCase("report --from 2026-12-31 --to 2026-12-01")]
    [TestCase("rotation --commune xa-khong-co")]
    public async Task What_cannot_be_meant_ends_with_2(string arguments)
    {
        using var line = await CommandLine.CreateAsync(RecordsStore.Sqlite);

        Assert.That((await line.RunAsync("days", arguments)).Code, Is.EqualTo(2));
    }

    [Test]
    public async Task A_month_is_planned_by_rotation_and_a_dry_run_plans_nothing()
    {
        using var line = await CommandLine.CreateAsync(RecordsStore.Sqlite);

        var proposal = await line.DoneAsync("days", "plan-month --month 2026-12 --count 1 --dry-run --by VP");
        var nothing = await line.DoneAsync("days", "list");
        await line.DoneAsync("days", "plan-month --month 2026-12 --count 2 --from 07:30 --by VP");
        var tooMany = await line.RunAsync("days", "plan-month --month 2026-12 --count 1 --by VP");
        var rotation = await line.DoneAsync("days", "rotation");

        Assert.That(proposal.Trim(), Is.EqualTo("thứ Bảy 12/12/2026: Khu phố 1"));
        Assert.That(nothing, Is.Empty);
        Assert.That((tooMany.Code, tooMany.Error.Trim()), Is.EqualTo((1, DialogueTexts.FewerDates(0, 1))), "each neighbourhood has a day");
        Assert.That(rotation, Does.Contain("Khu phố 1: chưa đến lần nào; sắp tới 12/12/2026").And.Contain("Khu phố 2: chưa đến lần nào; sắp tới 19/12/2026"));
    }

    [Test]
    public async Task Announcements_are_written_as_files()
    {
        using var line = await CommandLine.CreateAsync(RecordsStore.Sqlite);
        await line.DoneAsync("days", "plan --date 2026-12-12 --place nhà_văn_hóa --by VP");
        var folder = Path.Combine(line.Folder, "thong-bao");

        var written = await line.DoneAsync("days", $"announce-texts --day {Day} --out {folder}");

        Assert.That(written.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(Directory.GetFiles(folder)));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, "nhom-zalo.txt")), Does.Contain("https://zalo.me/1000000001"));
    }

    /// <summary>The commands over a data folder of one test; blanks inside an argument are written as underscores.</summary>
    private sealed class CommandLine : IDisposable
    {
        private readonly CommuneFolder communes = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.Commune);
        private readonly TestRecords records;
        private readonly IConfiguration configuration;

        private CommandLine(TestRecords records)
        {
            this.records = records;
            configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Data:Directory"] = records.Folder,
                ["ConnectionStrings:Records"] = records.ConnectionString,
                ["Communes:Directory"] = communes.Root,
                ["Knowledge:Directory"] = RepositoryRoot.Folder("knowledge"),
            }).Build();
        }

        public FakeTime Time { get; } = new(VietnamTime.At(new DateOnly(2026, 12, 1), new TimeOnly(12, 0)));

        public string Folder => records.Folder;

        public static async Task<CommandLine> CreateAsync(RecordsStore store) => new(await TestRecords.CreateAsync(store));

        public async Task<(int Code, string Output, string Error)> RunAsync(string command, string arguments)
        {
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            var code = await Parse(command, arguments).InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = error });
            return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
        }

        public async Task<string> DoneAsync(string command, string arguments)
        {
            var (code, output, error) = await RunAsync(command, arguments);
            Assert.That((code, error), Is.EqualTo((0, "")), arguments);
            return output;
        }

        public IEnumerable<string> Errors(string command, string arguments) => Parse(command, arguments).Errors.Select(error => error.Message);

        public void Dispose()
        {
            records.Dispose();
            communes.Dispose();
        }

        private System.CommandLine.ParseResult Parse(string command, string arguments)
        {
            var root = command == "days" ? DaysCommand.Create(configuration, Time) : ProgrammesCommand.Create(configuration, Time);
            return root.Parse([.. arguments.Split(' ').Select(argument => argument.StartsWith('/') ? argument : argument.Replace('_', ' '))]);
        }
    }
}
