namespace CivicBot.Digests;

/// <summary>Sentences that carry numbers.</summary>
public static partial class DigestTexts
{
    public static string NumbersAt(Digest digest) => $"Số liệu tính đến {Moment(digest.MadeAt)}, lấy từ sổ ý kiến; mỗi ý kiến có một mã riêng và chỉ nêu một lần.";

    public static string FictionalPlace(Digest digest) => $"Bản chạy thử: {digest.Commune.Name} là địa danh hư cấu.";

    public static string TotalLine(Digest digest) =>
        $"Tổng số {Number(digest.Counts.Total)} ý kiến{(digest.Counts.Supporters > 0 ? $", thêm {Number(digest.Counts.Supporters)} lượt người cùng ý kiến" : "")}.";

    public static string AnnexLine(Digest digest) => $"Số ý kiến, kiến nghị nêu tại Phụ lục này: {Number(digest.Counts.Listed)}.";

    public static string? NotListedLine(DigestCounts counts)
    {
        var left = counts.Total - counts.Listed;
        if (left == 0)
        {
            return null;
        }

        string[] why =
        [
            .. Part(counts.Denunciations, "tố cáo (xử lý theo Luật Tố cáo, không nêu ở đây)"),
            .. Part(counts.Erased, "đã xóa theo yêu cầu của người gửi"),
            .. Part(counts.Withdrawn, "người gửi đã rút"),
        ];
        return why.Length == 0
            ? $"Không nêu nội dung {Number(left)} ý kiến (người gửi đã rút hoặc xử lý theo quy định riêng)."
            : $"Không nêu nội dung {Number(left)} ý kiến: {string.Join("; ", why)}.";
    }

    public static string? AttentionLine(DigestCounts counts)
    {
        string[] parts =
        [
            .. Part(counts.Emergencies, "có dấu hiệu khẩn cấp"),
            .. Part(counts.Overdue, "quá hạn"),
            .. Part(counts.Unsure, "chưa chắc lĩnh vực, cần cán bộ xem lại"),
            .. Part(counts.Recurring, "tái diễn sau khi đã giải quyết"),
            .. Part(counts.BeyondCommune, "ngoài thẩm quyền trực tiếp của Ủy ban nhân dân cấp xã"),
            .. Part(counts.Abusive, "có lời lẽ nặng (đã lược bớt)"),
            .. Part(counts.Late, "gửi sau hạn chốt"),
        ];
        return parts.Length == 0 ? null : $"Cần lưu ý: {string.Join("; ", parts)}.";
    }

    public static string? TrendLine(Digest digest) => digest.Before is { } before
        ? $"So với {before.Label} ({Number(before.Total)} ý kiến): {Change(digest.Counts.Total - before.Total)}."
        : null;

    public static string? NewsLine(Digest digest)
    {
        if (digest.News is not { } news)
        {
            return null;
        }

        var since = $"Từ bản trước ({Moment(news.LastAt)})";
        return (news.New.Count, news.Changed.Count) switch
        {
            (0, 0) => $"{since}: không có gì mới.",
            (var added, 0) => $"{since}: thêm {Number(added)} ý kiến, ghi “MỚI”.",
            (0, var changed) => $"{since}: {Number(changed)} ý kiến có thay đổi.",
            var (added, changed) => $"{since}: thêm {Number(added)} ý kiến, ghi “MỚI”; {Number(changed)} ý kiến có thay đổi.",
        };
    }

    /// <summary>Signed number for a column.</summary>
    public static string Difference(int difference) => difference switch
    {
        0 => "0",
        > 0 => $"+{Number(difference)}",
        _ => $"–{Number(-difference)}",
    };

    public static string RatingLine(DigestCounts counts) => counts.Rated == 0
        ? "Chưa có người dân đánh giá kết quả trả lời."
        : $"Người dân đánh giá kết quả trả lời {Number(counts.Rated)} lượt, trung bình {Average(counts.Stars, counts.Rated)}/5 sao; {Number(counts.Contested)} lượt chưa đồng ý với kết quả.";

    public static string SectionTitle(DigestSection section) => section.Groups.Count == section.Comments
        ? $"{section.Name}: {Number(section.Comments)} ý kiến"
        : $"{section.Name}: {Number(section.Comments)} ý kiến về {Number(section.Groups.Count)} việc";

    public static string GroupSize(DigestGroup group)
    {
        string[] parts =
        [
            .. group.Comments.Count > 1 ? new[] { $"{Number(group.Comments.Count)} ý kiến giống nhau" } : [],
            .. Part(group.Supporters, "người cùng ý kiến"),
        ];
        return string.Join(", ", parts);
    }

    private static string Change(int difference) => difference switch
    {
        0 => "bằng",
        > 0 => $"tăng {Number(difference)}",
        _ => $"giảm {Number(-difference)}",
    };

    private static string[] Part(int count, string what) => count == 0 ? [] : [$"{Number(count)} {what}"];
}
