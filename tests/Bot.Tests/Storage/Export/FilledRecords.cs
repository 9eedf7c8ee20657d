using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Storage.Records;
using CivicBot.Tests.Privacy;

namespace CivicBot.Tests.Storage.Export;

/// <summary>Records with something in every table that a part of the program fills.</summary>
internal static class FilledRecords
{
    public const string Name = "Trần Thị Hoa";
    public const string Phone = "0912345678";
    public const string Conversation = "3886132808788086450/2512523625400000042";
    public const string OtherCommune = "xa-khac";

    public static async Task<string> FillAsync(PrivacyRig rig)
    {
        await rig.Records.Database.WriteAsync(
            (context, _) =>
            {
                context.Programmes.Add(new Programme
                {
                    Id = "thu-bay",
                    Title = "Thứ bảy về khu dân cư",
                    PlanNumber = "116-KH/TU",
                    IssuedBy = "Thành ủy",
                    IssuedOn = new DateOnly(2026, 3, 13),
                    Units = [new ProgrammeUnit { ProgrammeId = "thu-bay", Commune = PrivacyRig.Commune, PlanNumber = "58-KH/ĐU" }],
                });
                context.Days.Add(new DialogueDay
                {
                    Id = "phuong-an-mau-2026-11-14",
                    Commune = PrivacyRig.Commune,
                    ProgrammeId = "thu-bay",
                    Title = "Đối thoại \"tháng 11\"",
                    Date = new DateOnly(2026, 11, 14),
                    From = new TimeOnly(7, 30),
                    Place = "nhà văn hóa\nKhu phố 3",
                    Topics = ["ha-tang", "khac"],
                    Hosts = ["Chủ tịch"],
                    CutOff = PrivacyRig.Now.AddDays(-12),
                });
                context.Attendances.Add(new Attendance { Id = RecordIds.For("attendance", "1"), DayId = "phuong-an-mau-2026-11-14", People = 68, Officials = 5, CountedBy = "Văn phòng", At = PrivacyRig.Now });
                context.Attendances.Add(new Attendance { Id = RecordIds.For("attendance", "2"), DayId = "phuong-an-mau-2026-11-14", People = -3, Officials = 0, CountedBy = "Văn phòng", At = PrivacyRig.Now });
                return Task.FromResult(0);
            },
            CancellationToken.None);
        var citizen = await rig.CitizenAsync(Conversation, Name, Phone);
        var first = await rig.FileAsync("t1", "=Cống nghẹt, \"nước đen\" vào nhà tôi, gọi 0912345678; đường Lê Lợi", citizen.Id);
        var second = await rig.FileAsync("t2", "Đèn đường hư 🙂\nhai dòng", citizen: null);
        var third = await rig.FileAsync("t3", "Cống lại nghẹt", citizen.Id, anonymous: true);
        await rig.AttachAsync(first.Id, "a photo", "t1/0");
        await rig.Desk.ActAsync(first.Code, new CommentAction.Answer("Đã nạo vét", "Kiểm tra 20/11", "Điều 5"), Actor.Official("Địa chính"), null, "a1", "nội bộ", CancellationToken.None);
        await rig.Desk.ActAsync(second.Code, new CommentAction.Promise("Thay đèn", new DateOnly(2026, 12, 1)), Actor.Official("Địa chính"), null, "a2", null, CancellationToken.None);
        await rig.Records.Database.WriteAsync(
            async (context, token) =>
            {
                (await context.Comments.FindAsync([third.Id], token))!.RecurrenceOfId = first.Id;
                var answered = (await context.Comments.FindAsync([first.Id], token))!;
                (answered.Latitude, answered.DayId) = (10.123456789012345, "phuong-an-mau-2026-11-14");
                context.Supports.Add(new Support { Id = RecordIds.For("support", "1"), CommentId = second.Id, CitizenId = citizen.Id, At = PrivacyRig.Now.AddMilliseconds(7) });
                context.FieldChecks.Add(new FieldCheck { Id = RecordIds.For("check", "1"), CommentId = first.Id, On = new DateOnly(2026, 11, 20), Place = "hẻm 3", Finding = "đã thông", Checker = "Đô thị", RecordedAt = PrivacyRig.Now });
                return 0;
            },
            CancellationToken.None);
        return first.Code;
    }
}
