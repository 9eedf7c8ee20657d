using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CivicBot.Commands;
using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Commands;

/// <summary>Comments from the command line, beside the records of a running program.</summary>
[TestFixture]
internal sealed class CommentsCommandTests
{
    [Test]
    public async Task A_comment_is_listed_shown_and_answered([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync("Đèn đường hẻm 12 Lê Lợi khu phố 3 tắt, gọi tôi số 0912345678");
        var shown = CommentCode.Show(code);

        var listed = await RunAsync(rig, "list", "--open", "--text", "den duong");
        var answered = await RunAsync(rig, "answer", shown, "--text", "Đã thay bóng.", "--checked", "Đã xem.", "--by", "Văn phòng", "--occasion", "k", "--json");
        var again = await RunAsync(rig, "answer", shown, "--text", "Đã thay bóng.", "--by", "Văn phòng", "--occasion", "k");
        var refused = await RunAsync(rig, "answer", shown, "--text", "Đã thay bóng.", "--by", "Văn phòng");
        var file = await RunAsync(rig, "show", code, "--json");

        Assert.Multiple(() =>
        {
            Assert.That(listed.Code, Is.Zero);
            Assert.That(listed.Output, Does.StartWith($"{shown}  2026-11-23  phuong-an-mau  confirmed  ha-tang").And.Contain("[số điện thoại]").And.Not.Contain("0912345678").And.EndsWith("1 of 1 comments\n"));
            Assert.That((answered.Code, JsonDocument.Parse(answered.Output).RootElement.GetProperty("state").GetString()), Is.EqualTo((0, "answered")));
            Assert.That((again.Code, again.Output), Is.EqualTo((0, $"{shown}: was done before (answered)\n")));
            Assert.That(refused.Code, Is.EqualTo(1));
            Assert.That(refused.Error, Does.StartWith($"{shown}: Ý kiến đang ở trạng thái “Đã trả lời”"));
            Assert.That(JsonDocument.Parse(file.Output).RootElement.GetProperty("story").EnumerateArray().Select(s => s.GetProperty("number").GetInt32()), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(file.Output, Does.Not.Contain("0912345678"));
        });
    }

    [Test]
    public async Task Several_are_closed_alike_and_taken_back()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var (one, two) = (await rig.FileAsync(), await rig.FileAsync());

        var closed = await RunAsync(rig, "done", one, two, "--text", "Đã nạo vét.", "--proof", "Ảnh.", "--by", "Văn phòng");
        var key = closed.Output.Split("take-back ")[1].Trim();
        var back = await RunAsync(rig, "take-back", key, "--by", "Văn phòng", "--reason", "Nhầm nhóm.");
        var nothing = await RunAsync(rig, "take-back", "no-such-key", "--by", "Văn phòng", "--reason", "Nhầm nhóm.");

        Assert.Multiple(async () =>
        {
            Assert.That((closed.Code, back.Code, nothing.Code), Is.EqualTo((0, 0, 1)));
            Assert.That(closed.Output, Does.Contain("2 of 2; take back"));
            Assert.That((await rig.CommentAsync(two)).State, Is.EqualTo(CommentState.Reopened));
        });
    }

    [Test]
    public async Task Every_part_is_corrected_and_a_wrong_one_is_named()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var (one, two) = (await rig.FileAsync(), await rig.FileAsync());

        var right = await RunAsync(rig, "correct", one, "--topics", "an-ninh, ha-tang", "--neighbourhood", "Khu phố 5", "--flags", "emergency", "--by", "Văn phòng");
        var wrong = await RunAsync(rig, "correct", one, "--flags", "xyz", "--by", "Văn phòng");
        var nothing = await RunAsync(rig, "correct", one, "--by", "Văn phòng");
        var merged = await RunAsync(rig, "merge", one, two, "--by", "Văn phòng");
        var split = await RunAsync(rig, "split", two, "--by", "Văn phòng");

        var comment = await rig.CommentAsync(one);
        Assert.Multiple(() =>
        {
            Assert.That((right.Code, wrong.Code, nothing.Code, merged.Code, split.Code), Is.EqualTo((0, 1, 1, 0, 0)), right.Error + merged.Error);
            Assert.That((comment.Topics, comment.Neighbourhood, comment.Flags), Is.EqualTo((new[] { "an-ninh", "ha-tang" }, "Khu phố 5", Concerns.Emergency)));
            Assert.That(wrong.Error, Does.Contain("xyz"));
        });
    }

    [Test]
    public async Task The_other_lists_answer_and_a_call_is_done()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        var code = await rig.FileAsync(citizen: await rig.CitizenAsync(phone: "0912345678"));
        await RunAsync(rig, "promise", code, "--text", "Sẽ thay.", "--until", "2026-11-25", "--by", "Văn phòng");
        rig.Time.Now = Talk.MondayMorning.AddDays(7);
        await rig.Records.WriteAsync((context, token) => context.Notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Failed), token), CancellationToken.None);
        var notice = (await rig.NoticesAsync()).Single().Id.ToString();

        var overdue = await RunAsync(rig, "overdue");
        var calls = await RunAsync(rig, "calls");
        var noted = await RunAsync(rig, "note", code, "--text", "Đã gọi điện lực.", "--by", "Văn phòng");
        var called = await RunAsync(rig, "calls", "--done", notice, "--by", "Văn phòng");

        Assert.Multiple(async () =>
        {
            Assert.That(overdue.Output, Does.Contain("due 2026-11-25 (red, ").And.EndsWith("1 of 1 comments\n"));
            Assert.That(calls.Output, Does.Contain("phone known").And.Contain("Sẽ thay.").And.Not.Contain("0912345678"));
            Assert.That((noted.Code, called.Code), Is.EqualTo((0, 0)));
            Assert.That((await RunAsync(rig, "calls")).Output, Is.EqualTo("0 calls\n"));
            Assert.That((await RunAsync(rig, "recurring")).Output, Is.EqualTo("0 of 0 comments\n"));
            Assert.That((await RunAsync(rig, "oldest", "--json")).Output, Does.Contain($"\"code\":\"{code}\""));
            Assert.That((await RunAsync(rig, "closings", "--json")).Output, Does.Contain("\"closings\":0"));
        });
    }

    [Test]
    public async Task What_was_said_on_the_phone_is_entered_once_and_whoever_left_a_phone_is_called()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        string[] form = ["enter", "Cống cuối hẻm 7 Trần Phú khu phố 5 nghẹt, nước tràn vào nhà", "--channel", "phone", "--by", "Văn phòng", "--phone", "0912345678", "--confirmed", "--occasion", "form-1", "--json"];

        var entered = await RunAsync(rig, form);
        var again = await RunAsync(rig, form);
        var refused = await RunAsync(rig, "enter", "Cống nghẹt", "--channel", "room", "--by", "Văn phòng");

        var code = JsonDocument.Parse(entered.Output).RootElement.GetProperty("code").GetString()!;
        var comment = await rig.CommentAsync(code);
        await RunAsync(rig, "answer", code, "--text", "Đã nạo vét.", "--by", "Văn phòng");
        Assert.Multiple(async () =>
        {
            Assert.That((entered.Code, again.Code, refused.Code), Is.EqualTo((0, 0, 1)), entered.Error);
            Assert.That(JsonDocument.Parse(again.Output).RootElement.GetProperty("code").GetString(), Is.EqualTo(code));
            Assert.That((comment.Channel, comment.State, comment.EnteredBy, comment.Neighbourhood), Is.EqualTo((CommentChannel.Phone, CommentState.Confirmed, "Văn phòng", "Khu phố 5")));
            Assert.That(comment.DueOn, Is.Not.Null);
            Assert.That(await rig.NoticesAsync(), Has.Count.EqualTo(1));
            Assert.That(refused.Error, Is.Not.Empty);
        });
    }

    [TestCase("show", "12345")]
    [TestCase("answer", "12345", "--text", "Đã xong.", "--by", "Văn phòng")]
    [TestCase("answer", "482915732", "--text", "Đã xong.", "--by", " ")]
    [TestCase("list", "--state", "somewhere")]
    [TestCase("calls", "--done", "7b0f4b52-2f3b-4c1e-9d7c-0d7d3c1d0a11")]
    public async Task Bad_use_ends_with_two(params string[] arguments)
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        string[] valid = [.. arguments.Select(a => a == "482915732" ? CommentCode.For("x", 0) : a)];

        var (code, _, error) = await RunAsync(rig, valid);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Is.Not.Empty);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(DeskRig rig, params string[] arguments)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = rig.Store.Folder, ["ConnectionStrings:Records"] = rig.Store.ConnectionString })
            .Build();
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommentsCommand.Create(settings, rig.Time).Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }
}
