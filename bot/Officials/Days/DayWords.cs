using System.Globalization;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Clocks;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Text;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Days;

/// <summary>Words and colours by which the pages speak of dialogue days.</summary>
internal static class DayWords
{
    public const string MeetsToday = "Hôm nay họp: mở phiếu tại phòng.";
    public const string NotOpened = "Ngày họp đã qua mà chưa ghi khai mạc; nếu không họp thì dời hoặc hủy.";
    public const string NotReported = "Đã họp xong, chưa chốt số liệu.";
    public const string NotFound = "Không tìm thấy buổi này.";
    public const string NotYours = "Tài khoản này không làm việc này được.";
    public const string WrongCommune = "Hãy chọn xã, phường.";
    public const string WrongDate = "Hãy chọn ngày.";
    public const string WrongTime = "Giờ phải ghi như 08:00.";
    public const string WrongNumber = "Số người phải là số từ 0 trở lên.";

    /// <summary>By which means people are told, as officials tick them.</summary>
    public static IReadOnlyList<string> Means { get; } = ["trang OA", "nhóm Zalo khu dân cư", "loa truyền thanh", "áp phích, niêm yết", "trưởng khu báo tận nhà"];

    /// <summary>By which means a result is made public.</summary>
    public static IReadOnlyList<string> PublicMeans { get; } = ["niêm yết tại trụ sở", "gửi trưởng khu phố, thôn, ấp", "trang OA", "trang thông tin điện tử", "loa truyền thanh"];

    public static string StateColour(DayState state) => state switch
    {
        DayState.Announced or DayState.Held => "amber",
        DayState.Reported or DayState.Published => "green",
        _ => "",
    };

    public static string Kind(DayKind kind) => kind == DayKind.FieldTrip ? "Đi cơ sở" : "Đối thoại";

    public static string Clock(DayClockKind kind) => kind switch
    {
        DayClockKind.Announce => "Thông báo",
        DayClockKind.CutOff => "Hạn gửi ý kiến",
        DayClockKind.Remind => "Nhắc người dân",
        DayClockKind.Publish => "Công khai kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown clock."),
    };

    public static string Month(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"Tháng {month.Month}/{month.Year}");

    /// <summary>"Thứ Bảy 12/12/2026, 8 giờ".</summary>
    public static string When(DialogueDay day)
    {
        var when = DialogueTexts.When(day.Date, day.From);
        return char.ToUpper(when[0], CultureInfo.InvariantCulture) + when[1..];
    }

    public static string Hours(DialogueDay day) => (day.From, day.To) switch
    {
        ({ } from, { } to) => $"{DialogueTexts.Hour(from)} đến {DialogueTexts.Hour(to)}",
        ({ } from, null) => DialogueTexts.Hour(from),
        _ => "chưa định giờ",
    };

    /// <summary>Why nothing was done, one sentence; null where it was done.</summary>
    public static string? Problem(DayOutcome outcome) => outcome switch
    {
        DayOutcome.Done => null,
        DayOutcome.NotAllowed refused => refused.Why,
        DayOutcome.ChangedMeanwhile changed => $"{changed.By ?? "Người khác"} vừa sửa buổi này. Hãy xem lại bên dưới rồi làm lại.",
        DayOutcome.NotFound => NotFound,
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
    };

    /// <summary>Why nothing was done, one sentence; null where it was done.</summary>
    public static string? Problem(ProgrammeOutcome outcome) => outcome switch
    {
        ProgrammeOutcome.Done => null,
        ProgrammeOutcome.NotAllowed refused => refused.Why,
        ProgrammeOutcome.ChangedMeanwhile changed => $"{changed.By ?? "Người khác"} vừa sửa chương trình này. Hãy xem lại rồi làm lại.",
        ProgrammeOutcome.NotFound => "Không tìm thấy chương trình này.",
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
    };

    /// <summary>What was done, for the person who did it.</summary>
    public static string Said(DayStep step, int comments) => step switch
    {
        DayStep.Announce => comments > 0 ? $"Đã ghi việc thông báo. {Number(comments)} ý kiến đang chờ được xếp vào buổi này." : "Đã ghi việc thông báo.",
        DayStep.CutOff => "Đã đổi hạn gửi ý kiến.",
        DayStep.Hold => "Đã khai mạc. Điểm danh và ghi ý kiến ở phiếu tại phòng.",
        DayStep.Count => "Đã ghi số người.",
        DayStep.Conclude => comments > 0 ? $"Đã ghi kết luận. {Number(comments)} ý kiến chuyển sang buổi sau." : "Đã ghi kết luận.",
        DayStep.Report => "Đã chốt số liệu.",
        DayStep.Publish => "Đã ghi việc công khai kết quả.",
        DayStep.Reopen => "Đã mở lại báo cáo: sửa xong hãy chốt số liệu lại.",
        DayStep.Cancel => comments > 0 ? $"Đã hủy buổi này. {Number(comments)} ý kiến được giữ cho buổi khác, người gửi được báo." : "Đã hủy buổi này.",
        DayStep.Edit => comments > 0 ? $"Đã lưu. {Number(comments)} người gửi ý kiến được báo lịch mới." : "Đã lưu.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step of a dialogue day."),
    };

    /// <summary>"Thứ Bảy về với khu dân cư" → "thu-bay-ve-voi-khu-dan-cu", as the id of a programme.</summary>
    public static string IdOf(string? title)
    {
        var letters = VietnameseLetters.Fold((title ?? "").Normalize().ToLowerInvariant()).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
