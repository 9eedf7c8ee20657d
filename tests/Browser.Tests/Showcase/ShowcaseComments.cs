using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Browser.Tests.Showcase;

/// <summary>An invented comment and what became of it.</summary>
internal sealed record ShowcaseComment(CommentChannel Channel, int DaysAgo, string Text)
{
    /// <summary>Index of the day that it is for; null: none yet.</summary>
    public int? Day { get; init; }

    /// <summary>With a point on the map.</summary>
    public bool Pinned { get; init; }

    public IReadOnlyList<(AttachmentKind Kind, string Name)> Attachments { get; init; } = [];

    /// <summary>In order; given today's date.</summary>
    public IReadOnlyList<Func<DateOnly, CommentAction>> Steps { get; init; } = [];
}

/// <summary>What the people of the invented ward said. Every name and place is made up.</summary>
internal static class ShowcaseComments
{
    /// <summary>Index of the one that says the same as the first.</summary>
    public const int Duplicate = 11;

    private const string Roads = "Công chức Xây dựng – đô thị";
    private const string Land = "Công chức Địa chính – môi trường";

    /// <summary>Markup, formulas and addresses that must stay words wherever they are shown.</summary>
    public const string Nasty =
        "<script>document.title='xss'</script><img src=x onerror=\"document.title='xss'\"> =HYPERLINK(\"https://evil.example\";\"x\") javascript:alert(1) {{7*7}} ${7*7} \" onmouseover=\"document.title='xss' rác trước nhà số 7, khu phố 2";

    public static IReadOnlyList<ShowcaseComment> All { get; } =
    [
        new(CommentChannel.Zalo, 12, "Cống thoát nước trước chợ khu phố 2 nghẹt cả tháng nay, mưa một lát là nước vô nhà. Nhờ phường cho người nạo vét.")
        {
            Day = 0, Pinned = true, Attachments = [(AttachmentKind.Image, "cong-nghet.jpg"), (AttachmentKind.File, "don-kien-nghi.pdf")],
            Steps = [_ => new CommentAction.Assign(Land), _ => new CommentAction.AnswerOnSpot("Phường đã hợp đồng nạo vét, làm từ thứ Hai tới.")],
        },
        new(CommentChannel.Zalo, 11, "Nước cống chợ khu phố 2 tràn lên đường, mùi hôi lắm, bà con buôn bán không nổi.") { Day = 0, Steps = [today => new CommentAction.Promise("Nạo vét xong đoạn cống trước chợ.", today.AddDays(9))] },
        new(CommentChannel.Phone, 9, "Ổ gà ngay khúc cua trước trường tiểu học khu phố 3, sáng nào phụ huynh chở con cũng suýt té.") { Day = 1, Pinned = true, Attachments = [(AttachmentKind.Image, "o-ga.jpg")], Steps = [_ => new CommentAction.Assign(Roads)] },
        new(CommentChannel.Zalo, 34, "Đèn đường hẻm 12 khu phố 4 tắt hơn tháng nay, tối om không ai dám đi.") { Day = 1, Steps = [_ => new CommentAction.Assign(Roads)] },
        new(CommentChannel.Paper, 20, "Gia đình tôi nộp hồ sơ tách thửa từ tháng trước, hẹn hai lần chưa có kết quả. Xin cho biết vướng chỗ nào.") { Day = 2, Steps = [_ => new CommentAction.AskCitizen("Ông/bà cho biết số biên nhận hồ sơ.")] },
        new(CommentChannel.Room, 4, "Quán nhậu đầu khu phố 1 mở loa tới nửa đêm, trẻ con không ngủ được.") { Day = 0, Steps = [_ => new CommentAction.Answer("Công an phường đã làm việc với chủ quán ngày hôm qua; quán cam kết tắt loa sau 22 giờ.", "Tổ tuần tra kiểm tra hai đêm liền", "Nghị định 282/2025/NĐ-CP")] },
        new(CommentChannel.Zalo, 3, "Điện khu phố 5 chập chờn mỗi tối, tủ lạnh hư hoài.") { Day = 1, Steps = [today => new CommentAction.Forward("Điện lực khu vực An Mẫu", "Lưới điện do Điện lực quản lý", today.AddDays(12))] },
        new(CommentChannel.Zalo, 2, "Xin phường mở thêm lớp xóa mù chữ buổi tối cho bà con ấp Vườn Dừa.") { Day = 1 },
        new(CommentChannel.Phone, 25, "Hàng xóm nuôi heo sát vách, nước thải chảy qua sân nhà tôi.") { Steps = [_ => new CommentAction.Assign(Land), _ => new CommentAction.Finish("Hộ nuôi đã xây hầm biogas, nước thải hết chảy qua sân.", "Biên bản kiểm tra và hai ảnh")] },
        new(CommentChannel.Zalo, 1, "Cán bộ một cửa hướng dẫn tận tình, cảm ơn phường.") { Day = 1 },
        new(CommentChannel.Import, 60, "Đề nghị thu hồi đất của nhà bên cạnh vì lấn ranh, hai bên đã ra tòa năm ngoái.") { Steps = [_ => new CommentAction.Refuse(RefusalReason.AlreadyDecided, "Vụ việc đã có bản án có hiệu lực.", "Luật Tổ chức Tòa án nhân dân 2024", "Cơ quan thi hành án dân sự")] },
        new(CommentChannel.Zalo, 10, "Cống trước chợ khu phố 2 nghẹt, ngập hoài không thấy ai làm.") { Day = 0 },
        new(CommentChannel.Zalo, 6, "Tôi tố cáo ông Nguyễn Văn Giả, cán bộ phường, nhận tiền 5 triệu đồng để làm hồ sơ nhà đất.") { Day = 1 },
        new(CommentChannel.WebChat, 5, "Xe tải chở cát chạy qua đường Minh Họa giờ học sinh tan trường, bụi mù mịt. Gọi tôi số 0900000123.") { Day = 1, Steps = [_ => new CommentAction.Assign(Roads)] },
        new(CommentChannel.Zalo, 8, Nasty) { Day = 1, Pinned = true, Attachments = [(AttachmentKind.File, "\"><img src=x onerror=document.title='xss'>\r\nSet-Cookie: a=b.pdf"), (AttachmentKind.Image, "..\\..\\<svg onload=document.title='xss'>.jpg")], Steps = [_ => new CommentAction.Assign(Land)] },
    ];
}
