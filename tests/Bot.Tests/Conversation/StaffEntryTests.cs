using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Conversation;

/// <summary>A clerk types for a citizen: same code, same day, same screening as the conversation.</summary>
internal sealed class StaffEntryTests
{
    private const string Commune = "phuong-an-mau";
    private static readonly FixedTime Time = new(Talk.MondayMorning);

    [Test]
    public async Task A_call_becomes_a_comment_once_with_place_day_and_sealed_contact([Values] RecordsStore store)
    {
        using var records = await WithDayAsync(store);
        var entry = TestIntake.Staff(records.Database, Time);
        var form = Form() with { Name = "Trần Thị Lan", Phone = "0912 345 678", Place = "hẻm 7 khu phố 2" };

        var first = (StaffOutcome.Filed)await entry.FileAsync(form, CancellationToken.None);
        var again = (StaffOutcome.Filed)await entry.FileAsync(form, CancellationToken.None);

        Assert.That(again.Comments.Single().Code, Is.EqualTo(first.Comments.Single().Code));
        await using var read = records.Database.Read();
        var comment = await read.Comments.SingleAsync();
        Assert.That((comment.State, comment.Channel, comment.Neighbourhood, comment.DayId, comment.EnteredBy), Is.EqualTo(
            (CommentState.Confirmed, CommentChannel.Phone, "Khu phố 2", "ngay-1", "Cán bộ tiếp công dân")));
        var citizen = await read.Citizens.SingleAsync();
        Assert.That((comment.CitizenId, citizen.Pseudonym), Is.EqualTo(((Guid?)citizen.Id, (string?)null)));
        Assert.That(citizen.SealedPhone, Is.Not.Null);
    }

    [Test]
    public async Task What_must_be_known_is_told_to_the_clerk([Values] RecordsStore store)
    {
        using var records = await WithDayAsync(store);
        var entry = TestIntake.Staff(records.Database, Time);

        var two = (StaffOutcome.Filed)await entry.FileAsync(
            Form() with { Text = "Đèn đường khu phố 3 hư cả tháng nay. Ngoài ra rác ở chợ không ai thu gom, hôi thối lắm." }, CancellationToken.None);
        var split = (StaffOutcome.Filed)await entry.FileAsync(
            Form() with { Text = "Đèn đường khu phố 3 hư cả tháng nay. Ngoài ra rác ở chợ không ai thu gom, hôi thối lắm.", Split = true, Occasion = "b" }, CancellationToken.None);
        var denunciation = (StaffOutcome.Filed)await entry.FileAsync(
            Form() with { Text = "Tôi tố cáo ông Nguyễn Văn A cán bộ địa chính phường nhận hối lộ 50 triệu để làm sổ đỏ", Occasion = "c" }, CancellationToken.None);

        Assert.That(two.Notes, Has.Some.Contains("nói 2 việc"));
        Assert.That(split.Comments, Has.Count.EqualTo(2));
        Assert.That(denunciation.Notes, Has.Some.Contains("tố cáo"));
    }

    [TestCase("", CommentChannel.Phone, null, "Chưa ghi nội dung")]
    [TestCase("Đèn hư", CommentChannel.Zalo, null, "điện thoại, giấy")]
    [TestCase("Đèn hư", CommentChannel.Room, null, "phải ghi buổi nào")]
    [TestCase("Đèn hư", CommentChannel.Room, "ngay-khong-co", "không có buổi")]
    public async Task A_form_that_cannot_be_taken_is_refused_with_one_sentence(string text, CommentChannel channel, string? day, string why)
    {
        using var records = await WithDayAsync(RecordsStore.Sqlite);

        var refused = await TestIntake.Staff(records.Database, Time).FileAsync(Form() with { Text = text, Channel = channel, DayId = day }, CancellationToken.None);

        Assert.That((refused as StaffOutcome.Refused)?.Why, Does.Contain(why));
    }

    [Test]
    public async Task What_is_said_in_the_room_is_not_late_and_what_is_called_in_after_the_cut_off_is([Values] RecordsStore store)
    {
        using var records = await WithDayAsync(store);
        var entry = TestIntake.Staff(records.Database, new FixedTime(new DateTimeOffset(2026, 12, 12, 8, 30, 0, TimeSpan.FromHours(7))));

        var room = (StaffOutcome.Filed)await entry.FileAsync(Form() with { Channel = CommentChannel.Room, DayId = "ngay-1" }, CancellationToken.None);
        var call = (StaffOutcome.Filed)await entry.FileAsync(Form() with { Occasion = "b" }, CancellationToken.None);

        Assert.That((room.Comments.Single().Late, call.Comments.Single().Late), Is.EqualTo((false, true)));
    }

    private static StaffComment Form() => new()
    {
        Occasion = "a",
        Commune = Commune,
        Channel = CommentChannel.Phone,
        Text = "Ổ gà to trước chợ, xe máy té hoài",
        Confirmed = true,
        By = Actor.Official("Cán bộ tiếp công dân"),
    };

    private static async Task<TestRecords> WithDayAsync(RecordsStore store)
    {
        var records = await TestRecords.CreateAsync(store);
        await records.Database.WriteAsync(
            (context, _) =>
            {
                context.Days.Add(new DialogueDay
                {
                    Id = "ngay-1",
                    Commune = Commune,
                    Title = "Đối thoại",
                    Date = new DateOnly(2026, 12, 12),
                    Place = "nhà văn hóa khu phố 3",
                    CutOff = new DateTimeOffset(2026, 12, 11, 17, 0, 0, TimeSpan.FromHours(7)),
                    State = DayState.Announced,
                    AnnouncedAt = Talk.MondayMorning,
                });
                return Task.FromResult(0);
            },
            CancellationToken.None);
        return records;
    }
}
