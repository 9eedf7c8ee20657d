using System.Globalization;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Officials.Comments;

namespace CivicBot.Officials.Insight;

/// <summary>Words of the page of figures (Số liệu).</summary>
internal static class InsightTexts
{
    public const string Received = "Ý kiến nhận được";
    public const string Median = "Một nửa được trả lời";
    public const string NinetyPercent = "Chín phần mười được trả lời";
    public const string InTime = "Trả lời đúng hạn";
    public const string Overdue = "Đang quá hạn";
    public const string Satisfaction = "Người dân đánh giá";
    public const string Agreement = "Máy xếp đúng lĩnh vực";
    public const string Recurring = "Việc tái diễn";
    public const string NoPlace = "Chưa rõ địa bàn";
    public const string Kept = "Lĩnh vực máy xếp, cán bộ giữ nguyên";
    public const string None = "chưa có";
    public const string OwnDaysWrong = "Hai ngày tự chọn chưa đúng: ngày đầu phải trước hoặc bằng ngày cuối, và không quá 10 năm.";

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("vi-VN");

    public static IReadOnlyList<(string Kind, string Name)> Periods { get; } =
    [
        (InsightPeriod.Month, "Tháng này"), (InsightPeriod.LastMonth, "Tháng trước"), (InsightPeriod.Quarter, "Quý này"), (InsightPeriod.Year, "Năm nay"),
    ];

    public static string Title(string chart) => chart switch
    {
        "time" => "Ý kiến theo thời gian",
        "topic" => "Theo lĩnh vực",
        "place" => "Theo địa bàn",
        "commune" => "Theo xã, phường",
        "answer-days" => "Số ngày làm việc đến khi trả lời",
        "in-time" => "Đúng hạn và quá hạn",
        "stars" => "Người dân đánh giá câu trả lời",
        "agreement" => "Máy đọc và cán bộ sửa",
        "corrected" => "Lĩnh vực cán bộ đã sửa lại thành",
        "recurrence" => "Việc tái diễn theo lĩnh vực",
        "channel" => "Nhận qua đâu",
        _ => throw new ArgumentOutOfRangeException(nameof(chart), chart, "Unknown chart."),
    };

    public static string Says(IReadOnlyList<InsightBar> bars) => bars.MaxBy(bar => bar.Count) is { Count: > 0 } most
        ? $"Cao nhất là {most.Label}: {Number(most.Count)} ý kiến, trong tổng số {Number(bars.Sum(bar => bar.Count))}."
        : "Chưa có ý kiến nào.";

    public static string Number(int number) => number.ToString("N0", Culture);

    public static string Days(int? days) => days switch { null => None, 0 => "trong ngày", var known => $"{known} ngày làm việc" };

    public static string Share(double? share) => share is { } known ? $"{(known * 100).ToString("0.#", Culture)}%" : None;

    public static string Stars(double? mean) => mean is { } known ? $"{known.ToString("0.0", Culture)} trên 5" : None;

    public static string? Before(string value) => value == None ? null : $"kỳ trước: {value}";

    public static string Span(InsightPeriod.Span span, InsightPeriod period) => (span.From == span.To, period.Length) switch
    {
        (true, _) => Short(span.From),
        (_, > 140) => span.From.ToString("MM/yyyy", CultureInfo.InvariantCulture),
        _ => $"{Short(span.From)}–{Short(span.To)}",
    };

    public static string Period(DateOnly from, DateOnly to) => from == to ? CommentWords.Day(from) : $"{CommentWords.Day(from)} – {CommentWords.Day(to)}";

    public static string AnswerDays(int from, int? to) => (from, to) switch
    {
        (0, 0) => "Ngay trong ngày",
        (_, null) => $"Từ {from} ngày trở lên",
        _ => $"{from}–{to} ngày",
    };

    public static string Progress(AnswerProgress progress) => progress switch
    {
        AnswerProgress.InTime => "Đã trả lời đúng hạn",
        AnswerProgress.Late => "Đã trả lời, trễ hạn",
        AnswerProgress.Overdue => "Chưa trả lời, đã quá hạn",
        AnswerProgress.Waiting => "Chưa trả lời, còn hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(progress), progress, "Unknown progress."),
    };

    public static string Given(int stars) => $"{stars} trên 5";

    public static string Corrected(CorrectedPart part) => part switch
    {
        CorrectedPart.Topics => "Cán bộ sửa lĩnh vực",
        CorrectedPart.Place => "Cán bộ sửa địa bàn",
        CorrectedPart.Competence => "Cán bộ sửa thẩm quyền",
        CorrectedPart.Group => "Cán bộ sửa nhóm ý kiến giống nhau",
        CorrectedPart.Flags => "Cán bộ sửa dấu hiệu cần lưu ý",
        CorrectedPart.Masking => "Cán bộ sửa phần che thông tin",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of a comment."),
    };

    public static string TopLine(InsightPeriod period, int now, int before, InsightBar? topic, int? median, int overdue)
    {
        if (now == 0)
        {
            return $"Từ {CommentWords.Day(period.From)} đến {CommentWords.Day(period.To)} chưa có ý kiến nào.";
        }

        var change = (now - before) switch
        {
            _ when before == 0 => " (kỳ trước chưa có)",
            > 0 and var more => $", nhiều hơn kỳ trước {Number(more)}",
            < 0 and var fewer => $", ít hơn kỳ trước {Number(-fewer)}",
            _ => ", bằng kỳ trước",
        };
        var most = topic is { Count: > 0 } ? $"; nhiều nhất là {topic.Label} ({Number(topic.Count)})" : "";
        var answered = median is { } days ? days == 0 ? " Một nửa được trả lời ngay trong ngày." : $" Một nửa được trả lời trong {days} ngày làm việc." : " Chưa ý kiến nào được trả lời.";
        return $"{Number(now)} ý kiến{change}{most}.{answered}{(overdue > 0 ? $" {Number(overdue)} ý kiến đang quá hạn." : " Không có ý kiến quá hạn.")}";
    }

    private static string Short(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);
}
