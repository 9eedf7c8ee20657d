using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Tests.Conversation;

/// <summary>Made-up procedures and communes, named by what is special about them.</summary>
internal static class Samples
{
    public static Procedure Birth { get; } = Make("khai-sinh-mau", "Đăng ký khai sinh mẫu") with { FieldSlug = "ho-tich" };

    public static Procedure Residence { get; } = Make("tam-tru-mau", "Đăng ký tạm trú mẫu") with { FieldSlug = "cu-tru", Level = "công an xã" };

    public static Procedure Unsure { get; } = Make("nuoc-sach-mau", "Cấp nước sạch mẫu") with { Confidence = EntryConfidence.Low };

    public static Procedure Expired { get; } = Make("het-han-mau", "Thủ tục đã hết hạn mẫu") with
    {
        ValidUntil = new DateOnly(2026, 10, 31),
        ValidityNote = "Từ 01/11/2026 áp dụng quy định mới",
    };

    public static Procedure NotYet { get; } = Make("chua-ap-dung-mau", "Thủ tục chưa áp dụng mẫu") with { ValidFrom = new DateOnly(2027, 1, 1) };

    public static Procedure EndsSoon { get; } = Make("sap-het-han-mau", "Thủ tục sắp hết hạn mẫu") with { ValidUntil = new DateOnly(2027, 2, 28) };

    public static Procedure Old { get; } = Make("ra-soat-lau-mau", "Thủ tục rà soát đã lâu mẫu") with { Reviewed = new DateOnly(2025, 1, 15) };

    public static Procedure Fire { get; } = Make("bao-chay-mau", "Báo cháy mẫu") with { EmergencyPhone = "114", EmergencyNote = "Ra khỏi nhà rồi hãy gọi" };

    public static Procedure WithConditions { get; } = With(
        Make("co-dieu-kien-mau", "Thủ tục có điều kiện mẫu"), SectionKind.Conditions, "- Từ đủ 75 tuổi trở lên.\n- Chưa có lương hưu hằng tháng.");

    public static Procedure Offline { get; } = Make("khong-qua-mang-mau", "Thủ tục trực tiếp mẫu") with { Online = "không", OnlineService = OnlineService.None };

    public static IReadOnlyList<Procedure> All { get; } = [Birth, Residence, Unsure, Expired, NotYet, EndsSoon, Old, Fire, WithConditions, Offline];

    public static ProcedureSnapshot Snapshot { get; } = new(1, All, []);

    /// <summary>A commune with one office, open on weekday mornings, and two dialogue days, one of them past.</summary>
    public static Commune Commune { get; } = new()
    {
        Id = "xa-thu",
        Name = "Xã Thử",
        Kind = CommuneKind.Commune,
        Province = new Province("tinh-thu", "Tỉnh Thử"),
        Offices =
        [
            new Office
            {
                Name = "Bộ phận một cửa xã Thử",
                Address = "ấp Giữa, xã Thử",
                Hours = new OpeningHours(new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>
                {
                    [DayOfWeek.Monday] = [new OpeningSpan(new TimeOnly(7, 30), new TimeOnly(11, 0))],
                }),
            },
        ],
        DialogueDays =
        [
            new DialogueDay(new DateOnly(2026, 12, 5), new TimeOnly(18, 30), "nhà văn hóa ấp Giữa", "rác thải"),
            new DialogueDay(new DateOnly(2026, 11, 1), null, "trụ sở xã", null),
        ],
    };

    /// <summary>Saturday 12 December 2026, announced.</summary>
    public static UpcomingDay NextDay { get; } = new()
    {
        Id = "phuong-an-mau-2026-12-12",
        Date = new DateOnly(2026, 12, 12),
        From = new TimeOnly(8, 0),
        Place = "nhà văn hóa khu phố 3",
        CutOff = new DateTimeOffset(2026, 12, 11, 17, 0, 0, TimeSpan.FromHours(7)),
    };

    public static Procedure With(Procedure procedure, SectionKind kind, string text) =>
        procedure with { Sections = new Dictionary<SectionKind, string>(procedure.Sections) { [kind] = text } };

    private static Procedure Make(string slug, string name) => new()
    {
        Slug = slug,
        FieldSlug = "khac",
        Code = "1.000001",
        Name = name,
        Field = "Mẫu",
        Authority = "Ủy ban nhân dân cấp xã",
        Level = "xã",
        Online = "toàn trình",
        OnlineService = OnlineService.Full,
        Fee = "Miễn phí",
        Duration = "3 ngày làm việc",
        LegalGrounds = ["Luật Mẫu 2020", "Nghị định 1/2021/NĐ-CP", "Thông tư 2/2022/TT-BTP"],
        Sources = ["Cổng Dịch vụ công quốc gia, thủ tục 1.000001 (bản chụp 6/2026)", "https://example.vn/mau"],
        Reviewed = new DateOnly(2026, 11, 1),
        Confidence = EntryConfidence.High,
        Sections = new Dictionary<SectionKind, string>
        {
            [SectionKind.Papers] = "- Tờ khai theo mẫu.\n- Giấy chứng sinh.\n- Thẻ căn cước của người đi làm.\n- Giấy ủy quyền nếu nhờ người khác không phải ông bà, cha mẹ, anh chị em ruột đi làm thay cho mình tại một cửa.\n- Ảnh 3x4.",
            [SectionKind.Steps] = "1. Nộp ở một cửa hoặc nộp trực tuyến trên VNeID.\n2. Nhận phiếu hẹn.\n3. Nhận kết quả.",
            [SectionKind.Duration] = "- 3 ngày làm việc.",
            [SectionKind.Fee] = "- Miễn phí lần đầu. Cấp thêm bản sao: 8.000 đồng/bản.",
            [SectionKind.Where] = "- Một cửa cấp xã.\n- dichvucong.gov.vn.",
            [SectionKind.LegalGround] = "- Luật Mẫu 2020.\n- Nghị định 1/2021/NĐ-CP.",
            [SectionKind.Notes] = "- Quá 60 ngày vẫn làm được.\n- Người có vợ hoặc chồng đang đi xa thì một người có mặt là đủ.",
        },
    };
}
