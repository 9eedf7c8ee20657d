namespace CivicBot.Digests;

/// <summary>Titles, openings and recipients of each kind of paper.</summary>
public static partial class DigestTexts
{
    public const string ReportType = "BÁO CÁO";
    public const string NoticeType = "THÔNG BÁO";
    public const string SheetType = "PHIẾU GHI NHẬN";
    public const string SummaryType = "BẢN TỔNG HỢP";

    public const string HeadingNumbers = "I. SỐ LIỆU CHUNG";
    public const string HeadingPlaces = "II. THEO KHU VỰC VÀ CƠ QUAN CÓ THẨM QUYỀN";
    public const string HeadingResults = "II. KẾT QUẢ XỬ LÝ";
    public const string HeadingPromises = "III. VIỆC ĐÃ HẸN, VIỆC CÒN MỞ";
    public const string HeadingConclusion = "IV. KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ";
    public const string HeadingTouching = "Ý kiến có liên quan do cán bộ khác trả lời chính";
    public const string HeadingField = "II. THEO BA LĨNH VỰC";
    public const string HeadingMonths = "II. THEO THÁNG";
    public const string HeadingFields = "III. THEO BA LĨNH VỰC";
    public const string NoPromises = "Không có việc đã hẹn hay còn mở.";
    public const string NoComments = "Chưa có ý kiến nào.";
    public const string NoConclusion = "Chưa ghi kết luận.";
    public const string AnnexName = "PHỤ LỤC";
    public const string ListTitle = "Danh sách ý kiến theo lĩnh vực";
    public const string WholeCommune = "toàn địa bàn";
    public const string PublicHint = "Người gửi ý kiến tìm ý kiến của mình theo ba số cuối của mã đã được cấp. Chưa đồng ý với kết quả, ông/bà nhắn lại qua Zalo của địa phương hoặc đến trụ sở Ủy ban nhân dân.";
    public const string YearListHint = "Danh sách từng ý kiến của năm: xem bản bảng tính (XLSX) kèm theo.";

    public static string ListHeading(Digest digest) => $"{(digest.Kind == DigestKind.Host ? "III" : "II")}. DANH SÁCH Ý KIẾN";

    public static string Agency(DigestPlace place) => place.Name.ToUpper(Vietnamese);

    public static string NumberOf(string symbol) => $"Số:        /{symbol}";

    public static string PlaceAndDate(Digest digest) =>
        $"{digest.Commune.ShortName}, ngày      tháng {digest.MadeAt.Month:00} năm {digest.MadeAt.Year}";

    public static string WithDocument(string type, Digest digest) =>
        $"(Kèm theo {type} số        ngày      tháng {digest.MadeAt.Month:00} năm {digest.MadeAt.Year} của Ủy ban nhân dân {LowerName(digest.Commune)})";

    /// <summary>"phường An Mẫu" within a sentence.</summary>
    public static string LowerName(DigestPlace place) => $"{place.Kind} {place.ShortName}";

    public static string Scope(Digest digest) => digest.Day is { } day
        ? $"Ngày đối thoại {Date(day.Date)}"
        : digest.From is { Month: 1, Day: 1 } from && digest.Until is { Month: 12, Day: 31 }
            ? $"năm {from.Year}"
            : $"tháng {digest.From!.Value.Month} năm {digest.From.Value.Year}";

    public static string Subject(Digest digest) => digest.Kind switch
    {
        DigestKind.Host => $"Tổng hợp ý kiến, kiến nghị của Nhân dân – {Scope(digest)}",
        DigestKind.Officer => $"Ý kiến, kiến nghị của Nhân dân giao {digest.Officer} – {Scope(digest)}",
        DigestKind.Public => digest.Day is { Held: false }
            ? $"Ý kiến, kiến nghị của Nhân dân đã tiếp nhận – {Scope(digest)}"
            : $"Kết quả tiếp nhận, trả lời ý kiến, kiến nghị của Nhân dân – {Scope(digest)}",
        DigestKind.Sheet => $"Ý kiến và trả lời tại {Scope(digest)}",
        DigestKind.Report => $"Kết quả {Scope(digest)} giữa lãnh đạo {LowerName(digest.Commune)} với Nhân dân",
        DigestKind.Month => $"Tổng hợp ý kiến của Nhân dân {Scope(digest)} theo ba lĩnh vực",
        DigestKind.Year => $"Tổng hợp tiếp nhận, trả lời ý kiến, kiến nghị của Nhân dân {Scope(digest)}",
        DigestKind.Department => digest.Day is { } day
            ? $"V/v mời cử cán bộ dự Ngày đối thoại với Nhân dân ngày {Date(day.Date)}"
            : $"V/v ý kiến, kiến nghị của Nhân dân {Scope(digest)} thuộc thẩm quyền của quý cơ quan",
        _ => throw new ArgumentOutOfRangeException(nameof(digest), digest.Kind, "Unknown kind."),
    };

    /// <summary>Name of the file, without its ending.</summary>
    public static string FileName(Digest digest)
    {
        var what = digest.Kind switch
        {
            DigestKind.Host => "Tổng hợp cho người chủ trì",
            DigestKind.Officer => $"Ý kiến giao {digest.Officer}",
            DigestKind.Department => $"Công văn gửi {digest.Body!.Name}",
            DigestKind.Public => "Bản công khai",
            DigestKind.Sheet => "Phiếu ghi nhận",
            DigestKind.Report => "Báo cáo kết quả",
            DigestKind.Month or DigestKind.Year => "Báo cáo",
            _ => throw new ArgumentOutOfRangeException(nameof(digest), digest.Kind, "Unknown kind."),
        };
        var when = digest.Day is { } day ? $"đối thoại {day.Date:dd-MM-yyyy}" : digest.Months.Count > 0 ? $"năm {digest.From:yyyy}" : $"tháng {digest.From:MM-yyyy}";
        return $"{what}, {when}, {digest.Commune.ShortName}";
    }

    public static string DayLine(DigestDay day)
    {
        var time = (day.From, day.To) switch
        {
            ({ } from, { } to) => $"từ {from:HH\\:mm} đến {to:HH\\:mm}, ",
            ({ } from, null) => $"lúc {from:HH\\:mm}, ",
            _ => "",
        };
        return $"Thời gian, địa điểm: {time}{Weekday(day.Date)}, ngày {Date(day.Date)}, tại {day.Place}.";
    }

    public static string ForWhom(DigestDay day) =>
        $"Khu vực: {(day.Neighbourhoods.Count == 0 ? WholeCommune : string.Join(", ", day.Neighbourhoods))}."
        + $"{(day.Topics.Count == 0 ? "" : $" Chủ đề: {string.Join("; ", day.Topics)}.")}"
        + $"{(day.Hosts.Count == 0 ? "" : $" Chủ trì: {string.Join(", ", day.Hosts)}.")}"
        + $"{(day.Guests.Count == 0 ? "" : $" Cấp trên dự: {string.Join(", ", day.Guests)}.")}";

    public static string AttendanceLine(DigestCounts counts) =>
        $"Số buổi đã tổ chức: {Number(counts.DaysHeld)}; lượt người dân dự: {Number(counts.People)}; lượt cán bộ dự: {Number(counts.Officials)}.";

    public static string PublishLine(DigestDay day) => $"Kết quả phải được công khai chậm nhất ngày {Date(day.PublishBy)} (10 ngày sau ngày đối thoại).";

    public static IReadOnlyList<string> Letter(Digest digest)
    {
        var body = digest.Body!;
        var listed = Number(digest.Counts.Listed);
        var basis = $"Qua tổng hợp trước buổi đối thoại, có {listed} ý kiến, kiến nghị của Nhân dân thuộc thẩm quyền của quý cơ quan (căn cứ: {body.Reason}), vượt thẩm quyền trả lời của Ủy ban nhân dân {LowerName(digest.Commune)}.";
        return digest.Day is { } day
            ?
            [
                $"Ủy ban nhân dân {LowerName(digest.Commune)} tổ chức Ngày đối thoại với Nhân dân. {DayLine(day)}",
                basis,
                "Để Nhân dân được trả lời trực tiếp, Ủy ban nhân dân trân trọng kính mời quý cơ quan cử cán bộ có chuyên môn đến dự và trả lời các ý kiến nêu tại Phụ lục kèm theo. Trường hợp không cử được cán bộ, kính đề nghị quý cơ quan có văn bản trả lời trước ngày đối thoại để Ủy ban nhân dân thông tin lại cho người dân.",
                "Dữ liệu cá nhân của người gửi ý kiến đã được che. Khi trao đổi về một ý kiến, xin nêu mã ghi tại Phụ lục.",
                "Rất mong nhận được sự quan tâm, phối hợp của quý cơ quan./.",
            ]
            :
            [
                basis.Replace("trước buổi đối thoại", Scope(digest), StringComparison.Ordinal),
                "Kính đề nghị quý cơ quan xem xét, trả lời bằng văn bản để Ủy ban nhân dân thông tin lại cho người dân. Dữ liệu cá nhân của người gửi ý kiến đã được che; khi trao đổi về một ý kiến, xin nêu mã ghi tại Phụ lục.",
                "Rất mong nhận được sự quan tâm, phối hợp của quý cơ quan./.",
            ];
    }

    public static IReadOnlyList<string> Recipients(Digest digest) => digest.Kind switch
    {
        DigestKind.Department => ["Như trên;", "Chủ tịch, các Phó Chủ tịch UBND (để biết);", File],
        DigestKind.Public => ["Các khu dân cư (để niêm yết);", "Trang thông tin điện tử, Zalo OA;", File],
        DigestKind.Officer => [$"{digest.Officer} (để chuẩn bị trả lời);", "Người chủ trì (để biết);", File],
        DigestKind.Host => ["Người chủ trì;", "Các cán bộ được giao trả lời;", File],
        _ => ["Thường trực Đảng ủy, HĐND (để báo cáo);", "Ủy ban MTTQ Việt Nam cùng cấp;", "Chủ tịch, các Phó Chủ tịch UBND;", File],
    };

    public static IReadOnlyList<string> Signer { get; } = [OnBehalf, Chairperson];
}
