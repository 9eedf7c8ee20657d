using System.Globalization;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Dialogues.Rotation;

namespace CivicBot.Dialogues;

/// <summary>What officials read about dialogue days; what is announced to the people is in <c>Texts/Announcements</c>.</summary>
public static partial class DialogueTexts
{
    public const string NeedsTitleAndPlace = "Chưa ghi tên buổi đối thoại hoặc địa điểm.";
    public const string EndsBeforeStart = "Giờ kết thúc phải sau giờ bắt đầu.";
    public const string DateIsPast = "Ngày này đã qua. Nếu ghi lại một buổi đã tổ chức, hãy chọn “đã diễn ra”.";
    public const string DateTooFar = "Ngày này quá xa; hãy xem lại năm.";
    public const string SameDayAndPlace = "Ngày này, nơi này đã có trong kế hoạch; hãy sửa buổi đã có hoặc chọn nơi khác.";
    public const string NeedsThrough = "Chưa ghi đã báo cho người dân bằng cách nào (trang OA, nhóm Zalo, loa truyền thanh, áp phích, niêm yết …).";
    public const string MoveNeedsThrough = "Buổi này đã thông báo: đổi ngày, giờ hoặc địa điểm thì phải báo lại cho người dân; hãy ghi báo bằng cách nào.";
    public const string AlreadyOver = "Ngày này đã qua. Nếu đã thông báo từ trước, hãy ghi ngày đã thông báo.";
    public const string WrongAnnounceDate = "Ngày thông báo phải không sau hôm nay và không sau ngày đối thoại.";
    public const string CutOffAfterDay = "Hạn gửi ý kiến không thể sau ngày đối thoại.";
    public const string NotAnnounced = "Buổi đối thoại chưa thông báo cho người dân thì chưa tổ chức được; hãy ghi việc thông báo trước.";
    public const string NobodyCounted = "Chưa ghi số người.";
    public const string NeedsConclusion = "Chưa có kết luận của người chủ trì.";
    public const string NeedsCount = "Chưa điểm danh; hãy ghi số người dự trước khi chốt số liệu.";
    public const string NeedsReason = "Chưa ghi lý do.";
    public const string UnknownCommune = "Không có xã, phường này trong các tệp cấu hình.";
    public const string UnknownProgramme = "Không có chương trình này; hãy tạo chương trình trước.";
    public const string NotInProgramme = "Xã, phường này chưa có trong chương trình; hãy thêm đơn vị trước.";
    public const string ProgrammeExists = "Đã có chương trình mang mã này.";
    public const string WrongProgrammeId = "Mã chương trình chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ thu-bay-ve-khu-dan-cu-2026.";
    public const string NeedsPlan = "Chưa ghi tên chương trình, số kế hoạch hoặc cơ quan ban hành.";
    public const string UnitExists = "Đơn vị này đã có trong chương trình.";
    public const string GeneralTitle = "Đối thoại với nhân dân";
    public const string FieldTripTitle = "Đi cơ sở";
    public const string FromFileLate = "Lấy từ tệp của xã, phường, trong đó không ghi ngày đã thông báo.";
    public const string FromFileThrough = "tệp của xã, phường";

    public static string StateName(DayState state) => state switch
    {
        DayState.Planned => "Dự kiến",
        DayState.Announced => "Đã thông báo",
        DayState.Held => "Đã tổ chức",
        DayState.Reported => "Đã chốt số liệu",
        DayState.Published => "Đã công khai kết quả",
        DayState.Cancelled => "Đã hủy",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a dialogue day."),
    };

    public static string StepName(DayStep step) => step switch
    {
        DayStep.Edit => "sửa kế hoạch",
        DayStep.Announce => "thông báo",
        DayStep.CutOff => "đổi hạn gửi ý kiến",
        DayStep.Hold => "khai mạc",
        DayStep.Count => "điểm danh",
        DayStep.Conclude => "ghi kết luận",
        DayStep.Report => "chốt số liệu",
        DayStep.Publish => "công khai kết quả",
        DayStep.Reopen => "mở lại báo cáo",
        DayStep.Cancel => "hủy",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step of a dialogue day."),
    };

    public static string StepNotAllowed(DayState state, DayStep step)
    {
        var possible = DayTransitions.After(state).Select(next => StepName(next.Step)).ToList();
        var hint = possible.Count == 0 ? "không đổi được nữa" : $"lúc này có thể: {string.Join(", ", possible)}";
        return $"Buổi đối thoại đang ở trạng thái “{StateName(state)}”, chưa {StepName(step)} được; {hint}.";
    }

    public static string NotYet(DateOnly date) => $"Chưa đến ngày đối thoại ({Date(date)}).";

    public static string NeedsLateReason(DateOnly date) =>
        $"Luật yêu cầu báo trước ít nhất {LegalTerms.AnnounceDaysBefore} ngày, tức chậm nhất {Date(LegalTerms.AnnounceBy(date))}. Vẫn báo được, nhưng phải ghi lý do báo muộn.";

    public static string WrongPublishDate(DateOnly date) => $"Ngày công khai phải từ {Date(date)} đến hôm nay.";

    public static string BelowZero(int people, int officials) =>
        string.Create(CultureInfo.InvariantCulture, $"Mới đếm được {people} người dân và {officials} cán bộ; không trừ quá số đó được.");

    public static string HallOf(string neighbourhood) => $"nhà văn hóa {AnnouncementTexts.InSentence(neighbourhood)}";

    public static string FewerDates(int found, int wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"Chỉ xếp được {found} trên {wanted} buổi: trong tháng không còn ngày phù hợp, hoặc mọi khu phố, thôn, ấp đã có lịch.");

    public static string Visited(NeighbourhoodVisit visit, DateOnly today)
    {
        var last = visit is { Last: { } date, Visits: var visits }
            ? string.Create(CultureInfo.InvariantCulture, $"{visits} lần, gần nhất {Date(date)} ({visit.DaysSince(today)} ngày trước)")
            : "chưa đến lần nào";
        return $"{visit.Neighbourhood}: {last}{(visit.Next is { } next ? $"; sắp tới {Date(next)}" : "")}";
    }

    public static string UnknownNeighbourhood(string neighbourhood) => $"Xã, phường không có khu phố, thôn, ấp nào tên “{neighbourhood}”.";

    public static string UnknownTopic(string topic) => $"Không có lĩnh vực nào mang mã “{topic}”.";

    /// <summary>"thứ Bảy 12/12/2026, 8 giờ".</summary>
    public static string When(DateOnly date, TimeOnly? from) => from is { } hour ? $"{Weekday(date)} {Date(date)}, {Hour(hour)}" : $"{Weekday(date)} {Date(date)}";

    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Monday => "thứ Hai",
        DayOfWeek.Tuesday => "thứ Ba",
        DayOfWeek.Wednesday => "thứ Tư",
        DayOfWeek.Thursday => "thứ Năm",
        DayOfWeek.Friday => "thứ Sáu",
        DayOfWeek.Saturday => "thứ Bảy",
        _ => "Chủ nhật",
    };

    /// <summary>"8 giờ", "18 giờ 30".</summary>
    public static string Hour(TimeOnly time) =>
        time.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour} giờ") : string.Create(CultureInfo.InvariantCulture, $"{time.Hour} giờ {time.Minute:00}");
}
