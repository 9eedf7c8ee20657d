using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Search;

/// <summary>Three invented procedures and a library that a test can reload.</summary>
internal sealed class SmallLibrary : IProcedureLibrary
{
    public event EventHandler? Reloaded;

    public ProcedureSnapshot Current { get; private set; } = new(1, [Birth, Marriage, Land], []);

    public static Procedure Birth { get; } = Of("khai-sinh", "Đăng ký khai sinh", ["làm giấy khai sinh", "em bé mới sinh làm giấy gì"], "Giấy chứng sinh của bệnh viện.");

    public static Procedure Marriage { get; } = Of("ket-hon", "Đăng ký kết hôn", ["hai đứa muốn cưới thì làm gì", "giấy kết hôn xin ở đâu"], "Giấy xác nhận độc thân.");

    public static Procedure Land { get; } = Of("tach-thua", "Tách thửa đất", ["chia đất cho con", "tách sổ đỏ mất bao lâu"], "Giấy chứng nhận quyền sử dụng đất.");

    public static Procedure Of(string slug, string name, string[] questions, string papers) => new()
    {
        Slug = slug,
        FieldSlug = "thu",
        Name = name,
        Field = "Thử nghiệm",
        Authority = "Ủy ban nhân dân xã",
        Level = "xã",
        Online = "không",
        Fee = "Miễn phí",
        Duration = "Trong ngày",
        Questions = questions,
        Reviewed = new DateOnly(2026, 11, 21),
        Confidence = EntryConfidence.High,
        Sections = new Dictionary<SectionKind, string> { [SectionKind.Papers] = papers },
    };

    public void Reload(params Procedure[] procedures)
    {
        Current = new ProcedureSnapshot(Current.Version + 1, procedures, []);
        Reloaded?.Invoke(this, EventArgs.Empty);
    }
}
