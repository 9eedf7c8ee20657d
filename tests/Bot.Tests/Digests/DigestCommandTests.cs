using System.CommandLine;
using System.Text.Json;
using CivicBot.Commands;
using CivicBot.Digests;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Digests;

[TestFixture]
internal sealed class DigestCommandTests
{
    [TestCase("docx", 'P', 'K')]
    [TestCase("xlsx", 'P', 'K')]
    [TestCase("html", '<', '!')]
    [TestCase("json", '{', '\n')]
    public async Task Digest_of_a_day_is_for_the_host_by_default_and_is_remembered(string format, char first, char second)
    {
        using var records = await FilledAsync();
        var file = Path.Combine(records.Folder, "out");

        var (code, output, error) = await RunAsync(records, "--day", ExampleRecords.Day, "--format", format, "--out", file, "--by", "Văn phòng");

        var bytes = await File.ReadAllBytesAsync(file);
        await using var context = records.Database.Read();
        var issue = await context.DigestIssues.SingleAsync();
        Assert.Multiple(() =>
        {
            Assert.That((code, error), Is.EqualTo((0, "")));
            Assert.That(((char)bytes[0], (char)bytes[1]), Is.EqualTo((first, second)));
            Assert.That((issue.Kind, issue.Format, issue.By), Is.EqualTo(("host", format, "Văn phòng")));
            Assert.That(output, Does.Contain($"{issue.Total} comments, {issue.Codes.Count} listed"));
        });
    }

    [TestCase("month", "--month", "2026-11")]
    [TestCase("year", "--year", "2026")]
    [TestCase("public", "--day", ExampleRecords.Day, "--kind", "public")]
    [TestCase("officer", "--day", ExampleRecords.Day, "--kind", "officer", "--officer", "Công chức Địa chính – môi trường")]
    [TestCase("department", "--month", "2026-11", "--kind", "department", "--body", "so-nnmt")]
    public async Task Each_kind_is_written_and_a_preview_is_not_remembered(string kind, params string[] arguments)
    {
        using var records = await FilledAsync();
        var file = Path.Combine(records.Folder, "out.json");

        var (code, _, error) = await RunAsync(records, [.. arguments, "--format", "json", "--out", file, "--preview"]);

        await using var context = records.Database.Read();
        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("kind").GetString(), Is.EqualTo(kind));
        Assert.That(await context.DigestIssues.AnyAsync(), Is.False);
    }

    [TestCase(1, "no dialogue day 'nowhere'", "--day", "nowhere")]
    [TestCase(2, "Give one of --day", "--kind", "host")]
    [TestCase(2, "Give one of --day", "--day", ExampleRecords.Day, "--year", "2026")]
    [TestCase(2, "'November' is no month", "--month", "November")]
    [TestCase(2, "'26' is no year", "--year", "26")]
    [TestCase(2, "'all' is no kind", "--day", ExampleRecords.Day, "--kind", "all")]
    [TestCase(2, "one dialogue day", "--month", "2026-11", "--kind", "report")]
    [TestCase(2, "one month", "--day", ExampleRecords.Day, "--kind", "month")]
    [TestCase(2, "Say with --officer", "--day", ExampleRecords.Day, "--kind", "officer")]
    [TestCase(2, "Say with --body", "--day", ExampleRecords.Day, "--kind", "department", "--body", "nobody")]
    [TestCase(2, "No commune file is named 'elsewhere'", "--month", "2026-11", "--commune", "elsewhere")]
    [TestCase(2, "'pdf' is no format", "--day", ExampleRecords.Day, "--format", "pdf")]
    public async Task What_cannot_be_written_is_said_in_one_sentence_and_leaves_no_file(int expected, string sentence, params string[] arguments)
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 3);
        var file = Path.Combine(records.Folder, "out");

        var (code, _, error) = await RunAsync(records, [.. arguments, "--out", file]);

        Assert.That(code, Is.EqualTo(expected));
        Assert.That(error, Does.Contain(sentence));
        Assert.That(File.Exists(file), Is.False);
    }

    private static async Task<TestRecords> FilledAsync()
    {
        var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 40);
        return records;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestRecords records, params string[] arguments)
    {
        // The commands look for records.db in the data directory, where the test's records are.
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = records.Folder }).Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await DigestCommand.Create(settings, new FakeTime(ExampleRecords.Now)).Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
