using System.Globalization;
using CivicBot.Comments;
using CivicBot.Comments.Life;

namespace CivicBot.Digests;

/// <summary>What officials and the public read in digests, in one place, in the words of their own papers.</summary>
public static partial class DigestTexts
{
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string SentToLabel = "Kính gửi: ";
    public const string RecipientsLabel = "Nơi nhận:";
    public const string PeoplesCommittee = "ỦY BAN NHÂN DÂN";
    public const string OnBehalf = "TM. ỦY BAN NHÂN DÂN";
    public const string Chairperson = "CHỦ TỊCH";
    public const string File = "Lưu: VT.";

    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string ShortDate(DateOnly date) => date.ToString("dd/MM", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) => moment.ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string LongDate(DateOnly date) => $"ngày {date.Day:00} tháng {date.Month:00} năm {date.Year}";

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

    public static string Number(int number) => number.ToString("N0", Vietnamese);

    public static string Average(int sum, int count) => count == 0 ? "–" : ((double)sum / count).ToString("0.0", Vietnamese);

    public static string DayLabel(DateOnly date) => $"Ngày đối thoại {Date(date)}";

    public static string PeriodLabel(DigestScope.Period period) =>
        period.IsYear ? $"năm {period.First.Year}" : $"tháng {period.First.Month}/{period.First.Year}";

    public static string Finding(DateOnly on, string finding) => $"{Date(on)}: {finding}";

    /// <summary>"YK 482-915-736"; of a public digest's three digits "YK …736".</summary>
    public static string Code(string code) => code.Length == CommentCode.Length ? CommentCode.Show(code) : $"YK …{code}";

    public static string State(DigestComment comment) => comment.State switch
    {
        CommentState.Forwarded when (comment.ForwardedTo ?? comment.Result?.Target) is { } body => $"Đã chuyển {body}",
        CommentState.Promised when comment.PromisedFor is { } day => $"Hẹn {Date(day)}",
        CommentState.Duplicate when comment.Result?.Target is { } other => $"Trùng {Code(other)}",
        var state => CommentTexts.StateName(state),
    };

    public static string Withheld(WithheldBecause because) => because switch
    {
        WithheldBecause.Abuse => "(Lời lẽ không phù hợp, không đăng nội dung; người gửi được trả lời riêng.)",
        WithheldBecause.PrivateMatter => "(Việc riêng giữa các bên, không đăng nội dung; người gửi được trả lời riêng.)",
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, "Unknown reason."),
    };

    public static string Level(string level) => level switch
    {
        "xa" => "xã, phường",
        "so" => "sở, ngành tỉnh",
        "tinh" => "tỉnh, thành phố",
        "trung-uong" => "trung ương",
        "cong-an" => "công an",
        "doanh-nghiep" => "doanh nghiệp",
        "toa-an" => "tòa án, thi hành án",
        "dan-su" => "các bên tự giải quyết",
        var other => other,
    };
}
