using System.Globalization;
using CivicBot.Dialogues.Days;

namespace CivicBot.Dialogues;

/// <summary>What clocks say.</summary>
public static partial class DialogueTexts
{
    public static string AnnounceBy(DateOnly due, int left, int working, DateOnly? workingDayBefore)
    {
        var weekend = workingDayBefore is { } before && left >= 0 ? $" {Start(Weekday(due))} {Date(due)} cơ quan nghỉ: nên báo từ {Weekday(before)} {Date(before)}." : "";
        return left < 0
            ? $"Quá hạn thông báo {Number(-left)} ngày (hạn {Date(due)}, tức {Number(LegalTerms.AnnounceDaysBefore)} ngày lịch trước buổi đối thoại). Vẫn báo được, phải ghi lý do báo muộn."
            : $"Phải thông báo chậm nhất {Date(due)}, còn {Left(left, working)}.{weekend}";
    }

    public static string AnnouncedOn(DateOnly on, DateOnly day, string? lateBecause)
    {
        var before = day.DayNumber - on.DayNumber;
        return lateBecause is null && before >= LegalTerms.AnnounceDaysBefore
            ? $"Đã thông báo {Date(on)}, trước {Number(before)} ngày."
            : $"Thông báo muộn: {Date(on)}, chỉ trước {Number(before)} ngày (luật yêu cầu {Number(LegalTerms.AnnounceDaysBefore)} ngày). Lý do: {lateBecause?.TrimEnd('.', ' ') ?? "không ghi"}.";
    }

    public static string CutOffComes(DateOnly due, TimeOnly time, int left) => $"Nhận ý kiến đến {Hour(time)} ngày {Date(due)}, còn {Number(left)} ngày; gửi sau đó vẫn nhận và ghi là gửi muộn.";

    public static string CutOffOver(DateOnly due, TimeOnly time) => $"Đã hết hạn gửi ý kiến ({Hour(time)} ngày {Date(due)}); ý kiến mới vẫn nhận và ghi là gửi muộn.";

    public static string RemindOn(DateOnly due, bool today) => today ? "Hôm nay nhắc lại cho người dân." : $"Nhắc lại cho người dân ngày {Date(due)}.";

    /// <param name="last">Where the tenth day is no working day: the next one.</param>
    /// <param name="over">That one is over as well.</param>
    public static string PublishBy(DateOnly due, int left, int working, DateOnly? last, bool over)
    {
        var extended = last is { } until
            ? $" {Start(Weekday(due))} {Date(due)} là ngày nghỉ; theo khoản 5 Điều 148 Bộ luật Dân sự 2015, thời hạn kết thúc vào cuối ngày làm việc tiếp theo là {Date(until)}."
            : "";
        return left < 0 && !over
            ? $"Ngày thứ {Number(LegalTerms.PublishDaysAfter)} ({Date(due)}) đã qua: phải công khai kết quả ngay.{extended}"
            : left < 0
            ? $"Quá hạn công khai kết quả {Number(-left)} ngày (hạn {Date(due)}, tức {Number(LegalTerms.PublishDaysAfter)} ngày lịch sau buổi đối thoại).{extended}"
            : $"Phải công khai kết quả chậm nhất {Date(due)}, còn {Left(left, working)}.{extended}";
    }

    public static string PublishedOn(DateOnly on, DateOnly day, bool late)
    {
        var after = on.DayNumber - day.DayNumber;
        return late
            ? $"Công khai kết quả muộn: {Date(on)}, sau {Number(after)} ngày (luật yêu cầu {Number(LegalTerms.PublishDaysAfter)} ngày)."
            : $"Đã công khai kết quả {Date(on)}, sau {Number(after)} ngày.";
    }

    private static string Left(int days, int working) => $"{Number(days)} ngày lịch, trong đó {Number(working)} ngày làm việc";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Start(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
