using System.Text;
using CivicBot.Comments.Import;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Privacy;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Import;

[TestFixture]
internal sealed class CommentImportTests
{
    private const string Header = "Ngày,Nội dung,Địa bàn,Lĩnh vực,Người nêu,Điện thoại,Kênh,Kết quả,Trả lời,Ngày hẹn,Cơ quan,Ghi chú\n";
    private const string First = "20/11/2026,Cống trước nhà nghẹt cả tháng,KP3,Thoát nước,Trần Thị Hoa,0912345678,Phiếu giấy,,,,,cần xem sớm\n";
    private const string Second = "20/11/2026,Đường hẻm 12 nhiều ổ gà,Khu phố 2,Giao thông,,,Hội nghị,Đã trả lời tại chỗ,Tuần sau dặm vá,,,\n";

    [Test]
    public async Task Rows_become_comments_with_what_a_person_wrote_and_what_the_machine_read([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);

        var report = await ImportAsync(rig, Header + First + Second);

        await using var context = rig.Records.Database.Read();
        var comments = await context.Comments.OrderBy(comment => comment.Source).ToListAsync();
        var citizen = await context.Citizens.SingleAsync();
        Assert.Multiple(() =>
        {
            Assert.That((report.Filed.Count, report.AlreadyThere, report.Failed.Count, report.Remarks.Count), Is.EqualTo((2, 0, 0, 0)));
            Assert.That(comments.Select(comment => (comment.Channel, comment.State, comment.Topics[0], comment.TopicsBy, comment.Neighbourhood)), Is.EqualTo(new[]
            {
                (CommentChannel.Paper, CommentState.Received, "ha-tang", DecidedBy.Official, "Khu phố 3"), (CommentChannel.Room, CommentState.AnsweredOnSpot, "giao-thong", DecidedBy.Official, "Khu phố 2"),
            }));
            Assert.That(comments[0].ReceivedAt, Is.EqualTo(new DateTimeOffset(2026, 11, 19, 17, 0, 0, TimeSpan.Zero)), "the day in Vietnam");
            Assert.That((comments[0].CitizenId, comments[1].CitizenId), Is.EqualTo(((Guid?)citizen.Id, (Guid?)null)));
            Assert.That(rig.Contacts.Of(citizen).Name, Is.EqualTo("Trần Thị Hoa"));
            Assert.That((comments[0].EnteredBy, comments[0].Source), Is.EqualTo(("Văn phòng", "danh-sach.csv, dòng 2")));
            Assert.That(context.Changes.Count(change => change.Kind == ChangeKind.Noted && change.Note == "cần xem sớm"), Is.EqualTo(1));
            Assert.That(context.Changes.Single(change => change.To == CommentState.AnsweredOnSpot).Text, Is.EqualTo("Tuần sau dặm vá"));
            Assert.That(context.Notices.Any(), Is.False, "nobody is told anew of what was answered in the room");
            Assert.That(context.Audit.Count(entry => entry.Action == "comment.import" && entry.Who == "Văn phòng"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task The_same_list_again_brings_in_nothing_and_a_longer_one_only_what_is_new([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await ImportAsync(rig, Header + First + Second);

        var again = await ImportAsync(rig, Header + First + Second, "ban-sao.csv");
        var longer = await ImportAsync(rig, Header + Second + "21/11/2026,Rác không ai gom,,,,,,,,,,\n" + First + First);

        await using var context = rig.Records.Database.Read();
        Assert.Multiple(() =>
        {
            Assert.That((again.Filed.Count, again.AlreadyThere), Is.EqualTo((0, 2)));
            Assert.That((longer.Filed.Count, longer.AlreadyThere), Is.EqualTo((2, 2)), "one row is new, and one stands twice in one list: two people");
            Assert.That(context.Comments.Count(), Is.EqualTo(4));
            Assert.That(context.Citizens.Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Wrong_rows_are_named_and_keep_no_other_from_coming_in([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        const string wrong =
            "31/2/2026,Một,,,,,,,,,,\n" // row 2
            + "21/11/2027,Hai,,,,,,,,,,\n"
            + "21/11/2026,,Khu phố 1,,,,,,,,,\n"
            + "21/11/2026,Bốn,,,,,Bồ câu,,,,,\n"
            + "21/11/2026,Năm,,,,,,Đã hẹn,Sửa cầu,,,\n" // row 6
            + "21/11/2026,Sáu,,,,,,Đã chuyển,,,,\n"
            + "21/11/2026,Bảy,,,,,,Đã làm xong,,,,\n"
            + "21/11/2026,Tám,,Vũ trụ,,,,,,,,\n"; // row 9: classified by the machine

        var report = await ImportAsync(rig, Header + wrong + Second);

        await using var context = rig.Records.Database.Read();
        Assert.Multiple(() =>
        {
            Assert.That(report.Failed.Select(note => note.Row), Is.EqualTo(new[] { 2, 3, 4, 5, 6, 7, 8 }));
            Assert.That(report.Failed[0].Text, Does.Contain("31/2/2026"));
            Assert.That(report.Failed[4].Text, Is.EqualTo("đã hẹn thì phải có ngày ở cột “Ngày hẹn”."));
            Assert.That(report.Failed[5].Text, Does.Contain("Đã chuyển cơ quan có thẩm quyền").And.Contain("cơ quan nhận"));
            Assert.That(report.Remarks.Single().Row, Is.EqualTo(9));
            Assert.That(context.Comments.Count(), Is.EqualTo(2));
            Assert.That(context.Changes.Count(change => change.Kind == ChangeKind.Moved), Is.EqualTo(3), "filed, filed, answered: a failed row leaves nothing");
        });
    }

    [Test]
    public async Task Outcomes_of_the_past_are_written_down_with_their_days([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        const string rows =
            "ngày,nội dung,kết quả,trả lời,ngày trả lời,ngày hẹn,cơ quan,minh chứng,cán bộ\n"
            + "1/4/2026,A,,Sẽ xem,3/4/2026,,,,\n"
            + "1/4/2026,B,Hứa,Sửa cầu,,30/6/2026,,,\n"
            + "1/4/2026,C,Chuyển,Đường tỉnh quản lý,,,Sở Xây dựng,,\n"
            + "1/4/2026,D,Đã làm xong,Đã thay đèn,10/4/2026,,,Ảnh ngày 10/4,\n"
            + "1/4/2026,E,Đang xử lý,,,,,,Địa chính\n"
            + "1/4/2026,G,Ủy ban phường đã cho nạo vét toàn bộ tuyến cống,,,,,,\n"
            + "1/4/2026,H,needs-nothing,,,,,,\n";

        var report = await ImportAsync(rig, rows);

        await using var context = rig.Records.Database.Read();
        var states = (await context.Comments.ToListAsync()).ToDictionary(comment => comment.Text, comment => comment);
        Assert.Multiple(() =>
        {
            Assert.That(states.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.State), Is.EqualTo(new[]
            {
                CommentState.Answered, CommentState.Promised, CommentState.Forwarded, CommentState.Done, CommentState.Assigned, CommentState.Answered,
            }));
            Assert.That(states["A"].ClosedAt, Is.EqualTo(new DateTimeOffset(2026, 4, 2, 17, 0, 0, TimeSpan.Zero)));
            Assert.That((states["B"].PromisedFor, states["C"].ForwardedTo, states["E"].Officer), Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 30), "Sở Xây dựng", "Địa chính")));
            Assert.That(report.Remarks.Single().Row, Is.EqualTo(7));
            Assert.That(report.Failed.Single().Row, Is.EqualTo(8));
        });
    }

    [Test]
    public async Task A_rehearsal_tells_the_same_and_stores_nothing([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);

        var report = await ImportAsync(rig, Header + First + Second + "x,Ba,,,,,,,,,,\n", dryRun: true);

        await using var context = rig.Records.Database.Read();
        Assert.That((report.Filed.Count, report.Failed.Count, context.Comments.Count(), context.Citizens.Count(), context.Changes.Count()), Is.EqualTo((2, 1, 0, 0, 0)));
    }

    [Test]
    public async Task Rows_belong_to_the_day_that_was_named([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await rig.Records.Database.WriteAsync((context, _) => Task.FromResult(context.Days.Add(Day(new DateOnly(2026, 11, 14)))), CancellationToken.None);

        var report = await ImportAsync(rig, "nội dung,ngày đối thoại\nMột,\nHai,14/11/2026\nBa,15/11/2026\n", day: "phuong-an-mau-2026-11-14");

        await using var context = rig.Records.Database.Read();
        Assert.Multiple(() =>
        {
            Assert.That(context.Comments.Select(comment => comment.DayId), Is.EqualTo(new[] { "phuong-an-mau-2026-11-14", "phuong-an-mau-2026-11-14" }));
            Assert.That(context.Comments.Select(comment => comment.ReceivedAt).Distinct().Single(), Is.EqualTo(new DateTimeOffset(2026, 11, 14, 1, 0, 0, TimeSpan.Zero)));
            Assert.That(report.Failed.Single().Row, Is.EqualTo(4));
            Assert.That(() => ImportAsync(rig, Header + First, day: "no-such-day"), Throws.TypeOf<ImportFileException>());
        });
    }

    private static DialogueDay Day(DateOnly date) => new()
    {
        Id = $"{PrivacyRig.Commune}-{date:yyyy-MM-dd}",
        Commune = PrivacyRig.Commune,
        Title = "Đối thoại",
        Date = date,
        Place = "nhà văn hóa",
        CutOff = PrivacyRig.Now,
    };

    private static async Task<ImportReport> ImportAsync(PrivacyRig rig, string csv, string name = "danh-sach.csv", bool dryRun = false, string? day = null)
    {
        var import = new CommentImport(rig.Records.Database, rig.Filing, rig.Contacts, rig.Pseudonyms, ShippedKnowledge.Communes, rig.Time);
        return await import.RunAsync(new ImportOrder(name, Encoding.UTF8.GetBytes(csv), "Văn phòng", DayId: day, DryRun: dryRun), await ReadComments.Understanding, CancellationToken.None);
    }
}
