namespace CivicBot.Dialogues.Records;

/// <summary>A plan under which dialogue days are held (kế hoạch, chương trình), for example "116-KH/TU" of a Party committee.</summary>
public sealed class Programme
{
    /// <summary>Chosen by people, lower case, for example <c>thu-bay-ve-khu-dan-cu-2026</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; set; }

    /// <summary>Số, ký hiệu văn bản.</summary>
    public required string PlanNumber { get; set; }

    /// <summary>Cơ quan ban hành.</summary>
    public required string IssuedBy { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public List<ProgrammeUnit> Units { get; init; } = [];

    public int Version { get; set; }
}

/// <summary>A commune that takes part, with its own plan.</summary>
public sealed class ProgrammeUnit
{
    public required string ProgrammeId { get; init; }

    public required string Commune { get; init; }

    /// <summary>Its own plan number, for example "58-KH/ĐU".</summary>
    public string? PlanNumber { get; set; }
}
