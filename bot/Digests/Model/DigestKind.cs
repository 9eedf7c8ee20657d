namespace CivicBot.Digests;

/// <summary>What a digest is for (loại tài liệu).</summary>
public enum DigestKind
{
    /// <summary>Người chủ trì: everything, before the day.</summary>
    Host,

    /// <summary>Cán bộ phụ trách: what one officer answers, with related procedures and past answers.</summary>
    Officer,

    /// <summary>Cơ quan khác: what is open and one body beyond the commune is competent for or was sent, with a letter that asks it to send somebody.</summary>
    Department,

    /// <summary>Công khai: without personal data, withheld texts and codes.</summary>
    Public,

    /// <summary>Phiếu ghi: for handwriting in the room.</summary>
    Sheet,

    /// <summary>Báo cáo kết quả: after the day.</summary>
    Report,

    /// <summary>Tháng: regrouped into the three fields of the board.</summary>
    Month,

    /// <summary>Năm: the table of the year.</summary>
    Year,
}

public static class DigestKinds
{
    public static IReadOnlyList<DigestKind> All { get; } = Enum.GetValues<DigestKind>();

    /// <summary>As commands and records write it, for example <c>host</c>.</summary>
    public static string WireName(this DigestKind kind) => kind.ToString().ToLowerInvariant();

    public static DigestKind? OfWireName(string name) => All.Select(kind => (DigestKind?)kind).FirstOrDefault(kind => kind!.Value.WireName() == name);
}
