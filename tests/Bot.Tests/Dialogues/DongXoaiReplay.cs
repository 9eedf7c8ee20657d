using System.Globalization;
using System.Text;
using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Import;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Conversation.Records;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Reports;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Testing;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Communes;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Dialogues;

/// <summary>A row of <c>Data/dong-xoai-2023.tsv</c>.</summary>
internal sealed record ReplayedComment(int Meeting, bool OnPaper, string Topic, string Neighbourhood, string Outcome, string Text);

/// <summary>One of the eleven meetings.</summary>
/// <param name="People">Counted in two goes, with a correction between.</param>
internal sealed record ReplayedMeeting(int Number, string Commune, DateOnly Date, int People);

/// <summary>
/// What Đồng Xoài did in 2023, played from plan to published result: programme 116-KH/TU with two units, eleven meetings, 748 attendances, 106 comments (invented texts), of which some are
/// taken from clerks' lists and some said by citizens in the chat.
/// </summary>
internal sealed class DongXoaiReplay : IDisposable
{
    public const string Programme = "thu-bay-ve-khu-dan-cu-2023";
    public const string TanPhu = "phuong-tan-phu";
    public const string TienHung = "xa-tien-hung";

    public static readonly IReadOnlyList<ReplayedMeeting> Meetings =
    [
        new(1, TanPhu, new(2023, 3, 25), 72), new(2, TanPhu, new(2023, 5, 6), 65), new(3, TanPhu, new(2023, 6, 17), 70), new(4, TanPhu, new(2023, 7, 29), 68), new(5, TanPhu, new(2023, 9, 30), 75),
        new(6, TienHung, new(2023, 4, 15), 66), new(7, TienHung, new(2023, 5, 27), 71), new(8, TienHung, new(2023, 7, 8), 64), new(9, TienHung, new(2023, 8, 19), 68), new(10, TienHung, new(2023, 9, 9), 62),
        new(11, TienHung, new(2023, 10, 21), 67),
    ];

    private static readonly Actor Office = Actor.Official("Văn phòng");

    private readonly CommuneFolder folder = new();
    private readonly DataSeal seal = new(new byte[32]);
    private readonly CommuneDirectory communes;
    private readonly DialogueDesk desk;
    private readonly CommentDesk comments;
    private readonly CorrectionDesk corrections;
    private readonly CommentImport import;
    private readonly ChattingCitizens citizens;
    private readonly ProgrammeDesk programmes;
    private readonly Dictionary<string, ReplayedComment> truth = new(StringComparer.Ordinal);
    private readonly FakeTime time = new(Noon(new DateOnly(2023, 3, 13)));

    public DongXoaiReplay(TestRecords records)
    {
        Records = records;
        folder.With($"{TanPhu}.yaml", File("Phường Tân Phú", "phường", isDefault: true, "1000000001", "Khu phố", 5)).With($"{TienHung}.yaml", File("Xã Tiến Hưng", "xã", isDefault: false, "1000000002", "Ấp", 6));
        communes = new CommuneDirectory(folder.Root, RepositoryRoot.Folder("knowledge"), DirectoryWatchTimes.Default, TimeProvider.System, RunLog.For<CommuneDirectory>());
        var due = new DueDates(communes, Options.Create(new CommentHandlingOptions()));
        desk = new DialogueDesk(records.Database, communes, time, Options.Create(new DialogueOptions()));
        programmes = new ProgrammeDesk(records.Database, communes, time);
        var bodies = new CompetentBodies(Options.Create(new KnowledgeOptions { Directory = RepositoryRoot.Folder("knowledge") }));
        comments = new CommentDesk(records.Database, communes, new ForwardingBodies(bodies, communes), due, time);
        corrections = new CorrectionDesk(records.Database, communes, bodies, due, time);
        var pseudonyms = CitizenPseudonyms.FromFile(Path.Combine(records.Folder, "citizen-pseudonyms.key"));
        import = new CommentImport(records.Database, new CommentFiling(records.Database, seal), new CitizenContacts(records.Database, seal, pseudonyms, time), pseudonyms, communes, time);
        citizens = new ChattingCitizens(records.Database, communes, time);
        Reports = new ReportQuery(records.Database, time);
    }

    public TestRecords Records { get; }

    public ReportQuery Reports { get; }

    public static IReadOnlyList<ReplayedComment> Comments { get; } = Read();

    public DateOnly Today => VietnamTime.Today(time);

    /// <summary>How many comments the machine had sorted to another main topic than was right; officials corrected these.</summary>
    public int Corrected { get; private set; }

    public async Task PlayAsync()
    {
        Check(await programmes.CreateAsync(
            new NewProgramme(Programme, "Ngày thứ Bảy về với khu dân cư - lắng nghe dân nói", "116-KH/TU", "Thành ủy Đồng Xoài", new DateOnly(2023, 3, 13)), Office, "programme", default) is ProgrammeOutcome.Done);
        Check(await programmes.AddUnitAsync(Programme, TanPhu, "58-KH/ĐU", Office, "unit 1", default) is ProgrammeOutcome.Done);
        Check(await programmes.AddUnitAsync(Programme, TienHung, "40-KH/ĐU", Office, "unit 2", default) is ProgrammeOutcome.Done);
        foreach (var meeting in Meetings.OrderBy(meeting => meeting.Date))
        {
            await HoldAsync(meeting, [.. Comments.Where(comment => comment.Meeting == meeting.Number)]);
        }

        GoTo(new DateOnly(2023, 11, 6));
    }

    public void Dispose()
    {
        citizens.Dispose();
        communes.Dispose();
        folder.Dispose();
        seal.Dispose();
    }

    private async Task HoldAsync(ReplayedMeeting meeting, List<ReplayedComment> told)
    {
        var neighbourhood = told[0].Neighbourhood;
        GoTo(meeting.Date.AddDays(-11));
        var plan = new NewDay
        {
            Commune = meeting.Commune, Date = meeting.Date, From = new TimeOnly(8, 0), Place = $"nhà văn hóa {neighbourhood}", Neighbourhoods = [neighbourhood], ProgrammeId = Programme,
        };
        var day = ((DayOutcome.Done)await desk.PlanAsync(plan, Office, $"plan {meeting.Number}", default)).DayId;

        // Some write before anything is announced: kept, and put on the day when it is.
        var chatted = told.Where(comment => !comment.OnPaper).ToList();
        var early = chatted.Take(1).ToList();
        var codes = await ChatAsync(meeting, early);
        GoTo(meeting.Date.AddDays(-10));
        var announced = await ActAsync(day, new DayAction.Announce(["loa truyền thanh", "nhóm Zalo"], On: null, LateBecause: null), $"announce {meeting.Number}");
        Check(announced.Comments == early.Count);
        GoTo(meeting.Date.AddDays(-4));
        codes.AddRange(await ChatAsync(meeting, [.. chatted.Skip(1)]));
        GoTo(meeting.Date);
        codes.AddRange(await ImportAsync(meeting, day, [.. told.Where(comment => comment.OnPaper)]));
        await ActAsync(day, new DayAction.Hold(), $"hold {meeting.Number}");
        await CorrectAsync(codes);
        await CountAsync(day, meeting);
        await AnswerAsync(codes, "spot");
        await ActAsync(day, new DayAction.Conclude("Giao các bộ phận giải quyết và báo cáo.", CarryOver: false), $"conclude {meeting.Number}");
        GoTo(meeting.Date.AddDays(3));
        await AnswerAsync(codes, "answered", "done", "promised", "forwarded", "refused", "duplicate", "withdrawn");
        await RateAsync(codes);
        await ActAsync(day, new DayAction.Report(), $"report {meeting.Number}");
        await ActAsync(day, new DayAction.Publish(["niêm yết", "trưởng khu phố, trưởng ấp"], On: null), $"publish {meeting.Number}");
    }

    private async Task<List<string>> ChatAsync(ReplayedMeeting meeting, List<ReplayedComment> told)
    {
        var codes = new List<string>();
        foreach (var comment in told)
        {
            var code = await citizens.FileAsync(communes.Find(meeting.Commune)!.OaIds[0], $"{meeting.Number}0{truth.Count}", $"{comment.Text}. Ở {comment.Neighbourhood}");
            truth.Add(code, comment);
            codes.Add(code);
        }

        return codes;
    }

    private async Task<List<string>> ImportAsync(ReplayedMeeting meeting, string day, List<ReplayedComment> told)
    {
        var csv = new StringBuilder("STT,Nội dung,Địa bàn,Kênh\n");
        foreach (var (comment, index) in told.Select((comment, index) => (comment, index)))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{index + 1},\"{comment.Text}\",{comment.Neighbourhood},giấy\n");
        }

        var order = new ImportOrder($"buoi-{meeting.Number}.csv", Encoding.UTF8.GetBytes(csv.ToString()), "Văn phòng", meeting.Commune, day);
        var report = await import.RunAsync(order, await ReadComments.Understanding, default);
        Check(report.Failed.Count == 0 && report.Filed.Count == told.Count);
        Check((await import.RunAsync(order, await ReadComments.Understanding, default)).AlreadyThere == told.Count);
        var codes = report.Filed.OrderBy(filed => filed.Row).Select(filed => filed.Code).ToList();
        codes.Zip(told).ToList().ForEach(pair => truth.Add(pair.First, pair.Second));
        return codes;
    }

    private async Task CorrectAsync(List<string> codes)
    {
        await using var context = Records.Database.Read();
        foreach (var comment in await context.Comments.Where(comment => codes.Contains(comment.Code)).ToListAsync())
        {
            if (comment.Topics[0] != truth[comment.Code].Topic)
            {
                Corrected++;
                var visit = new DeskVisit(comment.Code, Office, comment.Version, $"correct {comment.Code}");
                Check(await corrections.CorrectAsync(visit, new CommentCorrection.Topics([truth[comment.Code].Topic]), reason: null, default) is DeskOutcome.Done);
            }
        }
    }

    private async Task CountAsync(string day, ReplayedMeeting meeting)
    {
        await ActAsync(day, new DayAction.Count(meeting.People - 10, 9, null, null), $"count {meeting.Number} a");
        await ActAsync(day, new DayAction.Count(13, 0, null, null), $"count {meeting.Number} b");
        await ActAsync(day, new DayAction.Count(-3, 0, null, "đếm trùng"), $"count {meeting.Number} c");
    }

    private async Task AnswerAsync(List<string> codes, params string[] outcomes)
    {
        foreach (var code in codes.Where(code => outcomes.Contains(truth[code].Outcome, StringComparer.Ordinal)))
        {
            var (action, by) = Action(code, codes);
            Check(await comments.ActAsync(code, action, by, version: null, $"act {code}", note: null, default) is DeskOutcome.Done);
        }
    }

    private (CommentAction Action, Actor By) Action(string code, List<string> codes) => truth[code].Outcome switch
    {
        "spot" => (new CommentAction.AnswerOnSpot("Cán bộ phụ trách trả lời trực tiếp tại buổi đối thoại."), Office),
        "answered" => (new CommentAction.Answer("Đã kiểm tra và trả lời bằng văn bản.", "Kiểm tra thực tế", null), Office),
        "done" => (new CommentAction.Finish("Đã làm xong.", "Ảnh chụp sau khi làm"), Office),
        "promised" => (new CommentAction.Promise("Đưa vào kế hoạch.", Today.AddDays(30)), Office),
        "forwarded" => (new CommentAction.Forward("Sở Nông nghiệp và Môi trường", "Vượt thẩm quyền của xã, phường.", Today.AddDays(300)), Office),
        "refused" => (new CommentAction.Refuse(RefusalReason.AgainstTheLaw, "Trái quy định.", "Luật Đất đai", "Bộ phận một cửa"), Office),
        "withdrawn" => (new CommentAction.Withdraw("Đã được giải quyết."), Actor.Citizen),
        "duplicate" => (new CommentAction.MarkDuplicate(codes.First(other => other != code && truth[other].Topic == truth[code].Topic && truth[other].Outcome == "spot")), Office),
        var other => throw new InvalidOperationException($"Unknown outcome '{other}'."),
    };

    /// <summary>Who wrote in the chat and got an answer rates it; of each meeting the first one answered in writing contests it and is answered again.</summary>
    private async Task RateAsync(List<string> codes)
    {
        foreach (var code in codes.Where(code => !truth[code].OnPaper && truth[code].Outcome is "answered" or "done"))
        {
            await Records.Database.WriteAsync(async (context, token) =>
            {
                var comment = await context.Comments.SingleAsync(c => c.Code == code, token);
                await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Rated, Actor.Citizen, $"rate {code}") { Stars = 2 }, time.GetUtcNow(), token);
                await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Rated, Actor.Citizen, $"rate again {code}") { Stars = 3 + (comment.Code[0] % 3) }, time.GetUtcNow(), token);
                return 0;
            }, default);
        }

        if (codes.Find(code => !truth[code].OnPaper && truth[code].Outcome == "answered") is { } contested)
        {
            Check(await comments.ActAsync(contested, new CommentAction.Reopen("Chưa đúng việc tôi hỏi."), Actor.Citizen, null, $"contest {contested}", null, default) is DeskOutcome.Done);
            Check(await comments.ActAsync(contested, new CommentAction.Answer("Trả lời lại đúng việc.", null, null), Office, null, $"again {contested}", null, default) is DeskOutcome.Done);
        }
    }

    private async Task<DayOutcome.Done> ActAsync(string day, DayAction action, string occasion) => await desk.ActAsync(day, action, Office, version: null, occasion, default) switch
    {
        DayOutcome.Done done => done,
        DayOutcome.NotAllowed refused => throw new AssertionException($"{occasion}: {refused.Why}"),
        var other => throw new AssertionException($"{occasion}: {other}"),
    };

    private void GoTo(DateOnly day)
    {
        if (Noon(day) > time.GetUtcNow())
        {
            time.Advance(Noon(day) - time.GetUtcNow());
        }
    }

    private static DateTimeOffset Noon(DateOnly day) => VietnamTime.At(day, new TimeOnly(12, 0));

    private static void Check(bool done) => Assert.That(done, Is.True);

    private static List<ReplayedComment> Read() =>
    [
        .. System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Dialogues", "Data", "dong-xoai-2023.tsv"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => new ReplayedComment(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1] == "list", cells[2], cells[3], cells[4], cells[5])),
    ];

    private static string File(string name, string kind, bool isDefault, string oaId, string neighbourhood, int count) => string.Join('\n', [
        $"name: {name}",
        $"kind: {kind}",
        "province: {id: tinh-binh-phuoc, name: Tỉnh Bình Phước}",
        $"oa_ids: [\"{oaId}\"]",
        $"default: {(isDefault ? "true" : "false")}",
        "neighbourhoods:",
        .. Enumerable.Range(1, count).Select(number => $"  - {neighbourhood} {number}"),
        "offices:",
        "  - {name: Một cửa, address: trụ sở, hours: {ngay-thuong: [\"07:30-11:30\"]}}",
        string.Empty,
    ]);
}
