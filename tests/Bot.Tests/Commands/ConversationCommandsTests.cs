using System.Text.Json;
using CivicBot.Commands;
using CivicBot.Conversation;
using CivicBot.Tests.Conversation;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Commands;

internal sealed class ConversationCommandsTests
{
    private static readonly string[] Members = ["id", "intent", "slug", "name", "confidence", "facet", "candidates", "answer", "sources"];

    [Test]
    public async Task Ask_prints_the_answer_for_people()
    {
        var (code, output, _) = await AskAsync("", "làm giấy khai sinh cho con cần gì");

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.StartWith("Đăng ký khai sinh").And.Contain("Nguồn:").And.Contain("\n1. "));
    }

    [Test]
    public async Task Ask_explains_how_it_understood()
    {
        var (_, output, _) = await AskAsync("", "làm giấy khai sinh cho con cần gì", "--explain");

        Assert.That(output, Does.Contain("ending      Answered").And.Contain("dang-ky-khai-sinh:"));
    }

    [Test]
    public async Task Ask_jsonl_answers_the_last_turn_of_every_line_in_the_agreed_form()
    {
        const string input = """
            {"id":"a","q":"làm giấy khai sinh cho con cần gì"}
            {"id":7,"turns":["làm giấy khai sinh cho con cần gì","lệ phí"]}

            {"id":"c","q":"cảm ơn nhé"}
            """;
        var (code, output, _) = await AskAsync(input, "--jsonl");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.That(code, Is.Zero);
        Assert.That(lines, Has.Count.EqualTo(3));
        Assert.That(lines[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(Members));
        Assert.That(lines[0].GetProperty("intent").GetString(), Is.EqualTo("procedure"));
        Assert.That(lines[0].GetProperty("slug").GetString(), Is.EqualTo("dang-ky-khai-sinh"));
        Assert.That(lines[0].GetProperty("facet").GetString(), Is.EqualTo("ho-so"));
        Assert.That(lines[0].GetProperty("candidates")[0].GetProperty("slug").GetString(), Is.EqualTo("dang-ky-khai-sinh"));
        Assert.That(lines[0].GetProperty("sources").GetArrayLength(), Is.GreaterThan(1));
        Assert.That(lines[1].GetProperty("id").GetString(), Is.EqualTo("7"));
        Assert.That(lines[1].GetProperty("facet").GetString(), Is.EqualTo("le-phi"));
        Assert.That(lines[1].GetProperty("slug").GetString(), Is.EqualTo("dang-ky-khai-sinh"));
        Assert.That(lines[2].GetProperty("intent").GetString(), Is.EqualTo("thanks"));
        Assert.That(lines[2].GetProperty("slug").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task A_line_that_cannot_be_read_is_named_and_the_others_are_answered()
    {
        var (code, output, error) = await AskAsync("{\"id\":\"a\",\"q\":\"xin chào\"}\nnot json\n[1]\n", "--jsonl");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain("line 2").And.Contain("line 3"));
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
    }

    [TestCase("--jsonl", "câu hỏi")]
    [TestCase("câu hỏi", "--commune", "khong-co")]
    public async Task Bad_use_of_ask_ends_with_two(params string[] arguments) => Assert.That((await AskAsync("", arguments)).Code, Is.EqualTo(2));

    [Test]
    public async Task Ask_without_a_question_is_bad_use() => Assert.That((await AskAsync("")).Code, Is.EqualTo(2));

    [Test]
    public async Task Notes_are_listed_closed_once_and_told_apart()
    {
        using var records = new Records();
        await records.WriteAsync("t1", "a", new ConversationEffect.LeaveNote("LN-2311-00001", NoteKind.Comment, "Đèn đường hư", [], null));
        await records.WriteAsync("t2", "b", new ConversationEffect.LeaveNote("LN-2311-00001", NoteKind.Officer, "Trùng mã", [], null));
        var notes = NotesCommand.Create(Data(records), new FixedTime(Talk.MondayMorning));

        var listed = await RunAsync(notes, "list");
        Assert.That(listed.Output, Does.Contain("Đèn đường hư").And.Contain("Trùng mã").And.Contain("2 notes"));

        Assert.That((await RunAsync(notes, "close", "LN-2311-00001", "--result", "Đã thay")).Code, Is.EqualTo(1), "two share the code");
        Assert.That((await RunAsync(notes, "close", "LN-2311-00001", "--id", "1", "--result", "Đã thay", "--by", "một cửa")).Code, Is.Zero);
        Assert.That((await RunAsync(notes, "close", "LN-2311-00001", "--id", "1", "--result", "Đã thay")).Code, Is.EqualTo(1), "closed already");
        Assert.That((await RunAsync(notes, "close", "xyz", "--result", "x")).Code, Is.EqualTo(2));
        Assert.That((await RunAsync(notes, "list", "--all", "--json")).Output, Does.Contain("\"result\":\"Đã thay\"").And.Contain("\"closedBy\":\"một cửa\""));
        Assert.That((await RunAsync(notes, "list")).Output, Does.Contain("1 notes"));
    }

    [Test]
    public async Task Questions_are_printed_and_exported_so_that_a_spreadsheet_takes_no_text_for_a_formula()
    {
        using var records = new Records();
        await records.WriteAsync("t1", "a", new ConversationEffect.RecordUnanswered("=1+1 \"nuôi yến\"", "x", 0.25, "r"));
        var questions = QuestionsCommand.Create(Data(records));
        var file = Path.Combine(records.Folder, "q.csv");

        Assert.That((await RunAsync(questions)).Output, Does.Contain("nuôi yến").And.Contain("1 questions"));
        Assert.That((await RunAsync(questions, "--export", file)).Code, Is.Zero);
        Assert.That((await File.ReadAllBytesAsync(file))[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("question,count,last_asked,nearest,confidence,reason\r\n\"'=1+1 \"\"nuôi yến\"\"\",1,2026-11-23,\"x\",0.25,\"r\"\r\n"));
        Assert.That((await RunAsync(questions, "--since", "hôm qua")).Code, Is.EqualTo(2));
        Assert.That((await RunAsync(questions, "--export", Path.Combine(records.Folder, "no", "q.csv"))).Code, Is.EqualTo(1));
    }

    private static async Task<(int Code, string Output, string Error)> AskAsync(string input, params string[] arguments)
    {
        using var reader = new StringReader(input);
        return await RunAsync(AskCommand.Create(new ConfigurationBuilder().Build(), new FixedTime(Talk.MondayMorning), reader), arguments);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(System.CommandLine.Command command, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await command.Parse(arguments).InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }

    private static IConfiguration Data(Records records) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = records.Folder })
        .Build();
}
