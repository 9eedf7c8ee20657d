namespace CivicBot.Knowledge.Procedures;

/// <summary>The headings that a procedure file may have, in the order in which they are written.</summary>
public static class SectionHeadings
{
    private static readonly (SectionKind Kind, string Heading, bool Required)[] Table =
    [
        (SectionKind.Papers, "Hồ sơ", true),
        (SectionKind.Conditions, "Điều kiện", false),
        (SectionKind.Steps, "Trình tự", true),
        (SectionKind.Duration, "Thời hạn", true),
        (SectionKind.Fee, "Lệ phí", true),
        (SectionKind.Where, "Nơi nộp", true),
        (SectionKind.LegalGround, "Căn cứ pháp lý", true),
        (SectionKind.Notes, "Lưu ý", true),
    ];

    /// <summary>Behind a heading of a local file: the text is added to the national section instead of replacing it.</summary>
    public const string AppendMark = "(bổ sung)";

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(t => t.Heading)];

    public static IReadOnlyList<SectionKind> Required { get; } = [.. Table.Where(t => t.Required).Select(t => t.Kind)];

    public static string Of(SectionKind kind) => Table[Position(kind)].Heading;

    public static SectionKind? KindOf(string heading)
    {
        foreach (var (kind, known, _) in Table)
        {
            if (string.Equals(known, heading, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Place of the section in a file, from zero.</summary>
    public static int Position(SectionKind kind) => Array.FindIndex(Table, t => t.Kind == kind) is >= 0 and var position
        ? position
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown section.");
}
