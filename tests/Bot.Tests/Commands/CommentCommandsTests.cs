using System.CommandLine;
using System.Text.Json;
using CivicBot.Commands;
using CivicBot.Tests.Conversation;
using Microsoft.Extensions.Configuration;
using Command = System.CommandLine.Command;

namespace CivicBot.Tests.Commands;

internal sealed class CommentCommandsTests
{
    private const string TwoIssues = "Đường vào khu phố 3 lầy lội cả tháng. Ngoài ra trạm y tế thiếu thuốc hoài, gọi tôi số 0912345678 giúp.";
    private const string NoData = "there-is-no-such-folder";
    private static readonly string[] Members = ["id", "topics", "assigned", "unsure", "flags", "masked", "place", "competence", "issues"];

    [Test]
    public async Task Classify_prints_for_an_official_what_was_read_and_why()
    {
        var (code, output, error) = await RunAsync(ClassifyCommand.Create, "", NoData, TwoIssues, "--explain");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.StartWith("Lĩnh vực: ").And.Contain("\nThuộc: Khu phố 3\n").And.Contain("\nVấn đề 2 (Y tế, an toàn thực phẩm): "));
            Assert.That(output, Does.Contain("có dữ liệu cá nhân").And.Contain("[số điện thoại]"));
            Assert.That(output, Does.Contain("known place Khu phố 3").And.Contain("competence  ").And.Contain("classifier"));
            Assert.That(error, Does.Contain("few seconds"));
        });
    }

    [Test]
    public async Task Classify_jsonl_reads_every_line_in_the_agreed_form_and_names_those_it_cannot_read()
    {
        var input = $$"""
            {"id":"a","text":"{{TwoIssues}}"}
            {"id":7,"text":"ok"}

            {"id":"b"}
            not json
            {"id":"c","text":"\ud800"}
            {"text":"Đèn đường hẻm 12 tắt cả tuần nay"}
            """;

        var (code, output, error) = await RunAsync(ClassifyCommand.Create, input, NoData, "--jsonl");
        var lines = Lines(output);

        Assert.That((code, lines.Count), Is.EqualTo((1, 3)));
        Assert.Multiple(() =>
        {
            Assert.That(lines[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(Members));
            Assert.That(lines[0].GetProperty("topics").GetArrayLength(), Is.EqualTo(13));
            Assert.That(lines[0].GetProperty("topics")[0].GetProperty("score").GetDouble(), Is.InRange(0.1, 1));
            Assert.That(lines[0].GetProperty("assigned").EnumerateArray().Select(topic => topic.GetString()), Does.Contain("giao-thong").And.Contain("y-te"));
            Assert.That(lines[0].GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()), Is.EqualTo(new[] { "pii" }));
            Assert.That(lines[0].GetProperty("masked").GetString(), Is.EqualTo(TwoIssues.Replace("0912345678", "[số điện thoại]", StringComparison.Ordinal)));
            Assert.That(lines[0].GetProperty("place").GetString(), Is.EqualTo("Đường vào khu phố 3"));
            Assert.That(lines[0].GetProperty("competence").GetString(), Is.EqualTo("xa"));
            Assert.That(lines[0].GetProperty("issues").GetArrayLength(), Is.EqualTo(2));
            Assert.That(lines[1].GetProperty("id").GetString(), Is.EqualTo("7"));
            Assert.That(lines[1].GetProperty("place").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(lines[1].GetProperty("flags").GetArrayLength(), Is.Zero);
            Assert.That(lines[2].GetProperty("assigned")[0].GetString(), Is.EqualTo("ha-tang"));
            Assert.That(error, Does.Contain("line 4:").And.Contain("line 5:").And.Contain("line 6:").And.Not.Contain("line 7:"));
        });
    }

    [Test]
    public async Task Cluster_puts_the_same_issue_at_the_same_place_together()
    {
        const string input = """
            {"id":"a","text":"Đèn đường hẻm 12 Lê Lợi tắt cả tuần nay"}
            {"id":"b","text":"Hẻm 5 Trần Phú rác chất đống không ai gom"}
            {"id":"c","text":"hẻm 12 Lê Lợi đèn đường ko sáng, tối thui"}
            """;

        var (code, output, _) = await RunAsync(ClusterCommand.Create, input, NoData, "--jsonl");

        Assert.That(code, Is.Zero);
        Assert.That(output, Is.EqualTo("{\"id\":\"a\",\"cluster\":1}\n{\"id\":\"b\",\"cluster\":2}\n{\"id\":\"c\",\"cluster\":1}\n"));
    }

    [TestCase("--jsonl", "ý kiến")]
    [TestCase("ý kiến", "--commune", "khong-co")]
    [TestCase]
    public async Task Bad_use_of_classify_ends_with_two(params string[] arguments) => Assert.That((await RunAsync(ClassifyCommand.Create, "", NoData, arguments)).Code, Is.EqualTo(2));

    [TestCase("--jsonl", "--commune", "khong-co")]
    [TestCase]
    public async Task Bad_use_of_cluster_ends_with_two(params string[] arguments) => Assert.That((await RunAsync(ClusterCommand.Create, "", NoData, arguments)).Code, Is.EqualTo(2));

    [Test]
    public async Task What_an_official_corrects_is_listed_masked_and_classified_so_from_then_on()
    {
        const string comment = "Xe bán kẹo kéo mở loa hát dạo giữa trưa, gọi tôi số 0912345678";
        using var records = new Records();

        var corrected = await RunAsync((settings, time, _) => CorrectCommand.Create(settings, time), "", records.Folder, comment, "--topics", "moi-truong, khac", "--by", "Văn phòng");
        var listed = await RunAsync((settings, _, _) => CorrectionsCommand.Create(settings), "", records.Folder);
        var lines = Lines((await RunAsync((settings, _, _) => CorrectionsCommand.Create(settings), "", records.Folder, "--jsonl")).Output);
        var classified = await RunAsync(ClassifyCommand.Create, $$"""{"id":"a","text":"{{comment}}"}""", records.Folder, "--jsonl");

        Assert.Multiple(() =>
        {
            Assert.That(corrected.Code, Is.Zero);
            Assert.That(corrected.Output, Does.StartWith("moi-truong,khac (was read as an-ninh").And.Contain("[số điện thoại]").And.Not.Contain("0912345678"));
            Assert.That(listed.Output, Does.Match("^2026-11-23 \\d\\d:\\d\\d  moi-truong,khac  Văn phòng: Xe bán kẹo kéo .*\n1 corrections\n$"));
            Assert.That(lines.Single().EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "text", "topics", "at", "by" }));
            Assert.That(Lines(classified.Output).Single().GetProperty("assigned").EnumerateArray().Select(topic => topic.GetString()), Is.EqualTo(new[] { "moi-truong", "khac" }));
        });
    }

    [TestCase("ý kiến", "--topics", "duong-sa")]
    [TestCase("ý kiến", "--topics", ",")]
    [TestCase(" ", "--topics", "khac")]
    public async Task Bad_use_of_correct_ends_with_two_and_stores_nothing(params string[] arguments)
    {
        using var records = new Records();

        Assert.That((await RunAsync((settings, time, _) => CorrectCommand.Create(settings, time), "", records.Folder, arguments)).Code, Is.EqualTo(2));
        Assert.That((await RunAsync((settings, _, _) => CorrectionsCommand.Create(settings), "", records.Folder)).Output, Is.EqualTo("0 corrections\n"));
    }

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        Func<IConfiguration, TimeProvider, TextReader, Command> create, string input, string data, params string[] arguments)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = data }).Build();
        using var reader = new StringReader(input);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await create(settings, new FixedTime(Talk.MondayMorning), reader).Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }
}
