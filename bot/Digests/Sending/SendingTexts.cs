using System.Globalization;
using System.Text;
using CivicBot.Knowledge.Calendar;
using CivicBot.Mail;

namespace CivicBot.Digests.Sending;

/// <summary>What mails say, and what officials read about sending.</summary>
public static class SendingTexts
{
    /// <summary>Trouble of a delivery whose document could not be made.</summary>
    internal const string NotMade = "NotMade";

    public const string EachMonth = "hằng tháng";
    public const string EachYear = "hằng năm";
    public const string MailOff = "Chưa nối máy chủ thư nên chưa gửi được. Người quản trị máy chủ đặt Mail__Host, Mail__From rồi khởi động lại chương trình.";
    public const string NoRecipients = "Chưa chọn người nhận. Hãy thêm địa chỉ ở trang Người nhận.";
    public const string NoFormat = "Hãy chọn ít nhất một loại tệp đính kèm.";
    public const string NotPlanned = "Lượt gửi này không còn trong lịch: ngày đối thoại đã đổi, đã hủy hoặc đã qua. Hãy tải lại trang.";
    public const string SentBefore = "Lượt này đã gửi rồi. Muốn gửi nữa thì chọn “Gửi lại” ở phần đã gửi.";
    public const string KnownRecipient = "Địa chỉ này đã có trong danh sách với cùng vai trò.";
    public const string NoSuchRecipient = "Người nhận này không còn trong danh sách. Hãy tải lại trang.";
    public const string NoSuchAccount = "Tài khoản này không thuộc xã, phường hoặc đã khóa. Hãy chọn lại.";
    public const string NameMissing = "Hãy ghi tên người hoặc nơi nhận.";
    public const string RoleMissing = "Hãy chọn người này nhận với vai trò gì.";
    public const string OfficerMissing = "Hãy chọn chức danh cán bộ trong danh sách của xã, phường.";
    public const string BodyMissing = "Hãy chọn cơ quan trong danh mục.";

    public static string NameTooLong(int most) => $"Tên dài quá; ghi nhiều nhất {most} chữ cái.";

    public static string TooManyRecipients(int most) => $"Danh sách đã có {most} địa chỉ; hãy bỏ bớt địa chỉ không dùng.";

    public static string WrongAddress(string address) => address.Length == 0
        ? "Hãy ghi địa chỉ thư điện tử, ví dụ vanphong@example.gov.vn."
        : $"“{MailComposition.OneLine(address)}” không phải là địa chỉ thư điện tử. Mỗi ô một địa chỉ, không dấu, ví dụ vanphong@example.gov.vn.";

    public static string RoleName(RecipientRole role) => role switch
    {
        RecipientRole.Host => "Người chủ trì",
        RecipientRole.Officer => "Cán bộ phụ trách",
        RecipientRole.Department => "Sở, ngành, cơ quan khác",
        RecipientRole.Leader => "Lãnh đạo",
        RecipientRole.Office => "Văn phòng, thư ký",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    /// <summary>What somebody in this role receives.</summary>
    public static string RoleReceives(RecipientRole role) => role switch
    {
        RecipientRole.Host => "tổng hợp trước buổi, phiếu ghi tại buổi, báo cáo sau buổi",
        RecipientRole.Officer => "chỉ ý kiến thuộc phần việc của mình",
        RecipientRole.Department => "thư mời và ý kiến thuộc thẩm quyền của cơ quan, do người tiếp nhận bấm gửi",
        RecipientRole.Leader => "tổng hợp trước buổi, báo cáo sau buổi, bảng tháng và năm",
        RecipientRole.Office => "tổng hợp, phiếu ghi, báo cáo, bảng tháng và năm, bản công khai",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    public static string KindName(DigestKind kind) => kind switch
    {
        DigestKind.Host => "Tổng hợp cho người chủ trì",
        DigestKind.Officer => "Tổng hợp cho cán bộ phụ trách",
        DigestKind.Department => "Thư và ý kiến gửi cơ quan khác",
        DigestKind.Public => "Bản công khai",
        DigestKind.Sheet => "Phiếu ghi tại buổi đối thoại",
        DigestKind.Report => "Báo cáo kết quả",
        DigestKind.Month => "Bảng tổng hợp tháng",
        DigestKind.Year => "Bảng tổng hợp năm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <param name="kind">Wire name.</param>
    public static string KindName(string kind) => DigestKinds.OfWireName(kind) is { } known ? KindName(known) : kind;

    public static string StateName(DigestDelivery delivery) => delivery.State switch
    {
        DeliveryState.Waiting => delivery.Attempts == 0 ? "Chờ gửi" : "Chưa gửi được, đang chờ gửi lại",
        DeliveryState.Sent => "Đã gửi",
        DeliveryState.Refused => "Không gửi được",
        DeliveryState.Overtaken => "Không gửi nữa vì đã qua buổi hoặc buổi đã hủy",
        DeliveryState.Nothing => "Không có ý kiến nào để gửi",
        DeliveryState.Stopped => "Đã dừng gửi",
        DeliveryState.Held => "Zalo chưa cho nhắn; tin đến khi người nhận nhắn cho OA",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.State, "Unknown state."),
    };

    /// <summary>Why it was not taken, and what to do; null: no trouble.</summary>
    public static string? TroubleOf(DigestDelivery delivery)
    {
        if (delivery.Trouble is not { } trouble)
        {
            return null;
        }

        var parts = trouble.Split(' ', 2);
        return Enum.TryParse<MailTrouble>(parts[0], out var known)
            ? Trouble(known, parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null)
            : parts[0] switch
            {
                ChatSender.NoChat => "người nhận đã thôi nối Zalo",
                ChatSender.ChannelOff => "kênh Zalo đang tắt",
                ChatSender.Undeliverable => "Zalo không chuyển được tin; thư điện tử vẫn gửi riêng",
                _ => "chưa lập được tài liệu; người quản trị xem nhật ký của máy chủ",
            };
    }

    /// <param name="code">The server's; null: it gave none.</param>
    internal static string Trouble(MailTrouble trouble, int? code)
    {
        var why = trouble switch
        {
            MailTrouble.Unreachable => "không nối được máy chủ thư",
            MailTrouble.TimedOut => "máy chủ thư không trả lời kịp",
            MailTrouble.Tls => "máy chủ thư không có đường truyền mã hóa đáng tin; người quản trị kiểm tra chứng chỉ",
            MailTrouble.Account => "máy chủ thư không nhận tài khoản hoặc địa chỉ gửi; người quản trị kiểm tra Mail__User, Mail__Password, Mail__From",
            MailTrouble.TryLater => "máy chủ thư hẹn gửi lại sau",
            MailTrouble.Recipient => "máy chủ thư nói không có địa chỉ này; hãy kiểm tra lại địa chỉ",
            MailTrouble.Content => "máy chủ thư không nhận vì tệp quá lớn hoặc nội dung bị chặn",
            _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
        };
        return code is null ? why : $"{why} (mã {code})";
    }

    internal static string TestSubject(string commune) => $"{commune}: thư thử của CivicBot";

    internal static string TestBody(string name, string commune, string by) =>
        $"Kính gửi: {name}\n\nĐây là thư thử do {by} gửi từ trang cán bộ của {commune}. Nhận được thư này nghĩa là các bản tổng hợp ý kiến sẽ đến được địa chỉ này. Không cần trả lời.\n";

    internal static string TestFailed(string why) => $"Chưa gửi được thư thử: {why}.";

    public static string Moment(DateTimeOffset moment) => DigestTexts.Moment(VietnamTime.ToVietnam(moment));

    internal static string Subject(Digest digest) => $"{digest.Commune.Name}: {DigestTexts.Subject(digest)}";

    internal static string Body(Digest digest, string name, IReadOnlyList<MailFile> files, string? link)
    {
        var body = new StringBuilder()
            .Append("Kính gửi: ").Append(name).Append("\n\n")
            .Append(digest.Commune.Name).Append(" gửi ông/bà: ").Append(KindName(digest.Kind)).Append(", ").Append(DigestTexts.Scope(digest)).Append(".\n\n")
            .Append(Numbers(digest)).Append('\n');
        if (digest.Commune.Fictional)
        {
            body.Append("\nĐây là thư chạy thử: xã, phường trong thư là hư cấu.\n");
        }

        body.Append("\nTệp kèm theo:\n");
        foreach (var file in files)
        {
            body.Append("- ").Append(file.Name).Append('\n');
        }

        if (link is not null)
        {
            body.Append("\nXem trên trang cán bộ (cần đăng nhập): ").Append(link).Append('\n');
        }

        return body
            .Append("\nTài liệu có lời của người dân, chỉ dùng cho công việc; xin không chuyển tiếp ra ngoài.\n")
            .Append("Thư do phần mềm CivicBot của ").Append(digest.Commune.Name).Append(" gửi tự động. Nhận nhầm hoặc không muốn nhận nữa, xin báo cho Văn phòng ").Append(DigestTexts.LowerName(digest.Commune)).Append(".\n")
            .ToString();
    }

    /// <summary>The top line, for whoever reads no further.</summary>
    internal static string Numbers(Digest digest)
    {
        var counts = digest.Counts;
        var all = counts.Total == 0 ? "Chưa có ý kiến nào." : counts.Total == counts.Listed ? $"Có {counts.Total} ý kiến." : $"Có {counts.Total} ý kiến; {counts.Listed} ý kiến được liệt kê, số còn lại chỉ đếm.";
        return digest.News is { } news ? $"{all} So với bản gửi lúc {DigestTexts.Moment(news.LastAt)}: {news.New.Count} ý kiến mới, {news.Changed.Count} ý kiến có thay đổi." : all;
    }

    /// <summary>One short message in Zalo. No number and no word of a comment: Zalo keeps what is sent.</summary>
    internal static string Chat(string commune, DigestKind kind, string? about, string? link) =>
        $"{commune} xin báo cán bộ: đã có {KindName(kind)}{(about is null ? "" : $", {about}")}.{(link is null ? " Ông/bà xem trong thư điện tử hoặc trên trang cán bộ." : $" Ông/bà mở trang cán bộ để xem: {link}")}";
}
