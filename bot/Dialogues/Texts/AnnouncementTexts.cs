using System.Globalization;
using CivicBot.Dialogues.Announcements;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Dialogues;

/// <summary>What is told to the people about a dialogue day: OA post, message for Zalo groups, loudspeaker script, reminders. The poster's words are in <c>PosterTexts</c>.</summary>
public static class AnnouncementTexts
{
    private const string NoFear = "Gửi ý kiến không mất tiền. Chúng tôi không bao giờ hỏi mã OTP, mật khẩu, không đòi chuyển tiền.";

    /// <summary>For the page of the OA.</summary>
    public static string OaPost(Announcement announcement)
    {
        var commune = InSentence(announcement.Commune.Name);
        return Lines(
            $"MỜI BÀ CON DỰ BUỔI ĐỐI THOẠI VỚI LÃNH ĐẠO {announcement.Commune.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))}",
            Trial(announcement),
            "",
            $"• Thời gian: {Time(announcement)}",
            $"• Địa điểm: {announcement.Day.Place}",
            $"• Mời: {Invited(announcement)}",
            $"• Nội dung: {Content(announcement)}",
            Hosts(announcement) is { } hosts ? $"• Chủ trì: {hosts}" : null,
            "",
            "Bà con có điều muốn nói, xin nhắn trước ngay tại đây: bấm “Gửi ý kiến”, viết vài dòng như nói chuyện, có ảnh thì gửi kèm. Không cần ghi tên.",
            $"Xin gửi trước {CutOff(announcement)} để cán bộ kịp xem và chuẩn bị trả lời. Gửi sau vẫn nhận.",
            $"Ai không dùng điện thoại thông minh: nói với tổ trưởng, trưởng khu{Call(announcement)}, cán bộ ghi giúp.",
            "",
            $"Kết quả được công khai trong 10 ngày sau buổi đối thoại. {NoFear}",
            $"Trân trọng kính mời. Ủy ban nhân dân {commune}.");
    }

    /// <summary>Short, to be passed on in groups of neighbourhoods and associations.</summary>
    public static string ZaloGroup(Announcement announcement) => Lines(
        $"📢 {announcement.Commune.Name} mời bà con {Whom(announcement)} dự đối thoại với lãnh đạo.{Trial(announcement, " ")}",
        $"🕗 {Time(announcement)}",
        $"📍 {announcement.Day.Place}",
        $"💬 {Content(announcement)}",
        announcement.Link is { } link ? $"Gửi ý kiến trước (đến {CutOff(announcement)}), không cần ghi tên: {link}" : $"Gửi ý kiến trước (đến {CutOff(announcement)}) với tổ trưởng, trưởng khu{Call(announcement)}.",
        "Nhờ bà con báo giúp người nhà và hàng xóm không dùng Zalo.");

    /// <summary>To be read aloud: short sentences, no signs and abbreviations, time and place twice.</summary>
    public static string Loudspeaker(Announcement announcement)
    {
        var commune = InSentence(announcement.Commune.Name);
        var timeAndPlace = $"Thời gian: {Spoken(announcement)}. Địa điểm: {announcement.Day.Place}.";
        return Lines(
            "(Đọc chậm, rõ. Đọc hai lượt, mỗi ngày sáng và chiều.)",
            Trial(announcement),
            "",
            "Kính thưa toàn thể bà con!",
            $"Ủy ban nhân dân {commune} xin thông báo.",
            $"Lãnh đạo {commune} tổ chức buổi đối thoại, lắng nghe bà con {Whom(announcement)}.",
            timeAndPlace,
            $"Nội dung: {Content(announcement)}.",
            "Bà con có điều gì vướng mắc, mong mỏi, xin mời đến nói trực tiếp.",
            $"Ai muốn gửi ý kiến trước thì nói với tổ trưởng, trưởng khu, hoặc nhắn vào trang Zalo của {commune}. Xin gửi trước {SpokenCutOff(announcement)}, để cán bộ chuẩn bị trả lời.",
            "",
            "Xin nhắc lại để bà con nhớ.",
            timeAndPlace,
            "",
            "Rất mong bà con đến dự đông đủ. Xin cảm ơn bà con đã lắng nghe!");
    }

    /// <param name="daysBefore">0: on the day itself.</param>
    public static string Reminder(Announcement announcement, int daysBefore)
    {
        var when = daysBefore switch
        {
            0 => "hôm nay",
            1 => "ngày mai",
            _ => string.Create(CultureInfo.InvariantCulture, $"còn {daysBefore} ngày nữa"),
        };
        var open = VietnamTime.DateOf(announcement.Day.CutOff) >= announcement.Day.Date.AddDays(-daysBefore);
        return Lines(
            $"Nhắc bà con: {when} là buổi đối thoại với lãnh đạo {InSentence(announcement.Commune.Name)}.{Trial(announcement, " ")}",
            $"• {Time(announcement)}, tại {announcement.Day.Place}",
            open ? $"Còn nhận ý kiến gửi trước đến {CutOff(announcement)}." : "Hạn gửi ý kiến trước đã qua; bà con vẫn nhắn được, hoặc đến nói trực tiếp.");
    }

    /// <summary>"8 giờ, thứ Bảy, ngày 12/12/2026".</summary>
    internal static string Time(Announcement announcement)
    {
        var (day, date) = (announcement.Day, $"{DialogueTexts.Weekday(announcement.Day.Date)}, ngày {DialogueTexts.Date(announcement.Day.Date)}");
        return day switch
        {
            { From: { } from, To: { } to } => $"từ {DialogueTexts.Hour(from)} đến {DialogueTexts.Hour(to)}, {date}",
            { From: { } from } => $"{DialogueTexts.Hour(from)}, {date}",
            _ => $"{date} (giờ sẽ báo sau)",
        };
    }

    internal static string Content(Announcement announcement) => announcement switch
    {
        { Day.Subject: { Length: > 0 } subject } => subject,
        { Topics.Count: > 0 } => string.Join("; ", announcement.Topics.Select(InSentence)),
        _ => "mọi việc bà con quan tâm",
    };

    internal static string Invited(Announcement announcement) => $"bà con {Whom(announcement)}";

    internal static string? Hosts(Announcement announcement) => announcement.Day.Hosts.Count == 0 ? null : string.Join("; ", announcement.Day.Hosts);

    /// <summary>"17 giờ ngày 11/12/2026".</summary>
    internal static string CutOff(Announcement announcement)
    {
        var local = VietnamTime.ToVietnam(announcement.Day.CutOff);
        return $"{DialogueTexts.Hour(TimeOnly.FromDateTime(local.DateTime))} ngày {DialogueTexts.Date(VietnamTime.DateOf(local))}";
    }

    internal static string InSentence(string name) => name.Length == 0 ? name : char.ToLower(name[0], CultureInfo.GetCultureInfo("vi-VN")) + name[1..];

    private static string Whom(Announcement announcement) => announcement.Day.Neighbourhoods.Count == 0
        ? $"toàn {InSentence(announcement.Commune.Name)}"
        : string.Join(", ", announcement.Day.Neighbourhoods.Select(InSentence));

    private static string Call(Announcement announcement) => announcement.Phone is { } phone ? $", hoặc gọi {phone}" : "";

    private static string Spoken(Announcement announcement)
    {
        var date = announcement.Day.Date;
        var spoken = string.Create(CultureInfo.InvariantCulture, $"{DialogueTexts.Weekday(date)}, ngày {date.Day} tháng {date.Month} năm {date.Year}");
        return announcement.Day.From is { } from ? $"{SpokenHour(from)}, {spoken}" : spoken;
    }

    private static string SpokenCutOff(Announcement announcement)
    {
        var local = VietnamTime.ToVietnam(announcement.Day.CutOff);
        var date = VietnamTime.DateOf(local);
        return string.Create(CultureInfo.InvariantCulture, $"{SpokenHour(TimeOnly.FromDateTime(local.DateTime))}, {DialogueTexts.Weekday(date)}, ngày {date.Day} tháng {date.Month}");
    }

    /// <summary>As people say it: "6 giờ 30 phút tối".</summary>
    private static string SpokenHour(TimeOnly time)
    {
        var part = time.Hour switch
        {
            < 11 => "sáng",
            < 13 => "trưa",
            < 18 => "chiều",
            _ => "tối",
        };
        var hour = time.Hour > 12 ? time.Hour - 12 : time.Hour;
        return time.Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hour} giờ {part}")
            : string.Create(CultureInfo.InvariantCulture, $"{hour} giờ {time.Minute} phút {part}");
    }

    private static string? Trial(Announcement announcement) => announcement.Commune.Fictional ? "(BẢN CHẠY THỬ: địa phương và số điện thoại là tự đặt, không dùng để thông báo thật.)" : null;

    private static string Trial(Announcement announcement, string before) => announcement.Commune.Fictional ? $"{before}(Bản chạy thử, địa phương tự đặt.)" : "";

    private static string Lines(params string?[] lines) => string.Join('\n', lines.OfType<string>()) + "\n";
}
