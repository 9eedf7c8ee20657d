using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Communes;

/// <summary>A commune, ward or special zone (xã, phường, đặc khu) that CivicBot serves, as one YAML file describes it.</summary>
public sealed record Commune
{
    /// <summary>File name without <c>.yaml</c>; also the folder of its local texts.</summary>
    public required string Id { get; init; }

    /// <summary>Name with its kind, for example "Phường An Mẫu".</summary>
    public required string Name { get; init; }

    public required CommuneKind Kind { get; init; }

    public required Province Province { get; init; }

    /// <summary>True: an invented place for trying out; every first contact must say so.</summary>
    public bool Fictional { get; init; }

    /// <summary>True: serves every OA that no file names, and Web Chat.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Official Accounts (Zalo OA) of this commune.</summary>
    public IReadOnlyList<string> OaIds { get; init; } = [];

    public IReadOnlyList<Neighbourhood> Neighbourhoods { get; init; } = [];

    /// <summary>The one-stop office (bộ phận một cửa, Trung tâm Phục vụ hành chính công) first, then other offices.</summary>
    public required IReadOnlyList<Office> Offices { get; init; }

    public IReadOnlyList<Officer> Officers { get; init; } = [];

    /// <summary>Own divisions (phòng, ban) and the bodies that a matter beyond the commune is sent to.</summary>
    public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>Days or spans on which all offices are closed, besides public holidays.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>Dialogue days (ngày đối thoại) that were announced, in any order; past ones may stay in the file. Each comes into the records once; the records are the truth afterwards.</summary>
    public IReadOnlyList<DialogueDay> DialogueDays { get; init; } = [];

    /// <summary>By topic id: within how many working days the commune wants a comment answered; a topic that is not named has the installation's setting.</summary>
    public IReadOnlyDictionary<string, int> DueWorkingDays { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public string? Website { get; init; }

    /// <summary>The one-stop office.</summary>
    public Office OneStop => Offices[0];

    /// <summary>Whose local texts apply here.</summary>
    public Locality Locality => new(Province.Id, Id);

    /// <summary>The officer for a field of procedures (folder name, for example <c>ho-tich</c>) or a topic id of design §8; null where none is named.</summary>
    public Officer? OfficerFor(string fieldOrTopic) =>
        Officers.FirstOrDefault(o => o.Fields.Contains(fieldOrTopic, StringComparer.Ordinal));
}

/// <summary>Kinds of commune-level units since 2025-07-01.</summary>
public enum CommuneKind
{
    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Đặc khu.</summary>
    SpecialZone,
}

/// <summary>Province or city (tỉnh, thành phố).</summary>
/// <param name="Id">Folder of its local texts.</param>
/// <param name="Name">With its kind, for example "Tỉnh Đồng Tháp".</param>
public sealed record Province(string Id, string Name);

/// <summary>A place where people are received.</summary>
public sealed record Office
{
    public required string Name { get; init; }

    public required string Address { get; init; }

    public IReadOnlyList<string> Phones { get; init; } = [];

    public required OpeningHours Hours { get; init; }

    /// <summary>Way there, parking, wheelchair access; one sentence.</summary>
    public string? Note { get; init; }
}

/// <summary>An officer by task; no private person has to be named.</summary>
/// <param name="Title">For example "Công chức Tư pháp – hộ tịch".</param>
/// <param name="Name">Null where the commune names nobody.</param>
/// <param name="Phone">Null: the one-stop office's number.</param>
/// <param name="Fields">Procedure folders and comment topics.</param>
public sealed record Officer(string Title, string? Name, string? Phone, IReadOnlyList<string> Fields);

/// <summary>A division of the commune or a body that it works with.</summary>
/// <param name="Id">Stable id, for example <c>kinh-te</c>.</param>
/// <param name="Name">For example "Phòng Kinh tế, Hạ tầng và Đô thị".</param>
/// <param name="Phone">Null where none is published.</param>
/// <param name="Fields">Procedure folders and comment topics.</param>
public sealed record Department(string Id, string Name, string? Phone, IReadOnlyList<string> Fields);

/// <summary>A closed span, both days included.</summary>
/// <param name="Reason">Vietnamese, as told to citizens, for example "nghỉ tập huấn".</param>
public sealed record Closure(DateOnly From, DateOnly To, string Reason);

/// <summary>A day on which the commune's leaders meet the people (đối thoại với nhân dân).</summary>
/// <param name="From">Vietnamese local time; null where only the day is known.</param>
/// <param name="Place">Vietnamese, for example "nhà văn hóa Khu phố 3".</param>
/// <param name="Topic">Vietnamese, what it is about; null: anything.</param>
public sealed record DialogueDay(DateOnly Date, TimeOnly? From, string Place, string? Topic)
{
    public TimeOnly? To { get; init; }

    /// <summary>Null: a general title.</summary>
    public string? Title { get; init; }

    /// <summary>When it was announced; null: when the program first saw it.</summary>
    public DateOnly? Announced { get; init; }

    /// <summary>Topic ids; empty: anything.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Neighbourhood ids; empty: the whole commune.</summary>
    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];
}
