namespace CivicBot.Knowledge.Procedures;

/// <summary>An administrative procedure (thủ tục hành chính) as one Markdown file under <c>knowledge/procedures</c> describes it.</summary>
public sealed record Procedure
{
    /// <summary>File name without <c>.md</c>; unique over all folders, stable, used in every interface.</summary>
    public required string Slug { get; init; }

    /// <summary>Name of the folder, for example <c>ho-tich</c>.</summary>
    public required string FieldSlug { get; init; }

    /// <summary>National procedure code (mã thủ tục), for example <c>1.001193</c>; null where none is confirmed.</summary>
    public string? Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Field as officials call it (lĩnh vực), for example "Hộ tịch".</summary>
    public required string Field { get; init; }

    /// <summary>Who decides (cơ quan thực hiện).</summary>
    public required string Authority { get; init; }

    /// <summary>Level of the authority as written: xã, tỉnh, công an xã, công an tỉnh, khác.</summary>
    public required string Level { get; init; }

    /// <summary>Online service as written: toàn trình, một phần or không, with an explanation after a comma or dash where there is one.</summary>
    public required string Online { get; init; }

    /// <summary>How much of it can be done online.</summary>
    public OnlineService OnlineService { get; init; }

    public required string Fee { get; init; }

    public required string Duration { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Ways in which people ask for it.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    public IReadOnlyList<string> LegalGrounds { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>When a person last compared the entry with its sources.</summary>
    public required DateOnly Reviewed { get; init; }

    public required EntryConfidence Confidence { get; init; }

    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which the whole entry holds.</summary>
    public DateOnly? ValidUntil { get; init; }

    public string? ValidityNote { get; init; }

    /// <summary>Number to call before anything else (114, 113, 115, 111 …); null for an ordinary procedure.</summary>
    public string? EmergencyPhone { get; init; }

    /// <summary>The sentence that goes with <see cref="EmergencyPhone"/> before anything else; null where the number says it all.</summary>
    public string? EmergencyNote { get; init; }

    /// <summary>False: switched off by an official; not found, not answered.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Sections in the order of the file, Markdown text without the heading.</summary>
    /// <remarks>Cross-references (<c>[[slug]]</c> in the file) are already readable text; what they point to is in <see cref="Related"/>.</remarks>
    public required IReadOnlyDictionary<SectionKind, string> Sections { get; init; }

    /// <summary>Slugs of the procedures that the sections refer to, in order, each once. One of them may be switched off: look it up.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Sections that a province or commune changed; empty for the national text.</summary>
    public IReadOnlySet<SectionKind> LocalSections { get; init; } = new HashSet<SectionKind>();

    /// <summary>The locality whose file changed the entry last; null for the national text.</summary>
    public Locality? LocalTo { get; init; }

    /// <summary>Text of a section; null where the file has none.</summary>
    public string? Section(SectionKind kind) => Sections.GetValueOrDefault(kind);

    /// <param name="vietnamDate">Today in Asia/Ho_Chi_Minh.</param>
    public EntryValidity ValidityOn(DateOnly vietnamDate) => (ValidFrom, ValidUntil) switch
    {
        ({ } from, _) when vietnamDate < from => EntryValidity.NotYetValid,
        (_, { } until) when vietnamDate > until => EntryValidity.Expired,
        _ => EntryValidity.Valid,
    };

    /// <summary>True where nobody compared the entry with its sources for more than <paramref name="afterDays"/> days.</summary>
    public bool ReviewIsDue(DateOnly vietnamDate, int afterDays) => vietnamDate.DayNumber - Reviewed.DayNumber > afterDays;
}

/// <summary>How much of a procedure can be done online (dịch vụ công trực tuyến).</summary>
public enum OnlineService
{
    /// <summary>không.</summary>
    None,

    /// <summary>một phần.</summary>
    Partial,

    /// <summary>toàn trình.</summary>
    Full,
}

/// <summary>How sure the writers of an entry are of it.</summary>
public enum EntryConfidence
{
    Low,
    Medium,
    High,
}

/// <summary>The headings a procedure file may have.</summary>
public enum SectionKind
{
    /// <summary>Hồ sơ.</summary>
    Papers,

    /// <summary>Điều kiện (optional).</summary>
    Conditions,

    /// <summary>Trình tự.</summary>
    Steps,

    /// <summary>Thời hạn.</summary>
    Duration,

    /// <summary>Lệ phí.</summary>
    Fee,

    /// <summary>Nơi nộp.</summary>
    Where,

    /// <summary>Căn cứ pháp lý.</summary>
    LegalGround,

    /// <summary>Lưu ý.</summary>
    Notes,
}
