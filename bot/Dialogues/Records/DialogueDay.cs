namespace CivicBot.Dialogues.Records;

/// <summary>
/// A day on which the commune's leaders meet the people (ngày đối thoại), with its two legal clocks: announced at least 7 days before, result made public no later than 10 days after
/// (Law on Organisation of Local Government 2025, article 43, as explained in the National Assembly's paper).
/// </summary>
public sealed class DialogueDay
{
    /// <summary>Commune, date and where needed a number: <c>phuong-an-mau-2026-12-12</c>.</summary>
    public required string Id { get; init; }

    public required string Commune { get; init; }

    public string? ProgrammeId { get; set; }

    public DayKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>What it is about, in words for the people ("đường, thoát nước và vệ sinh môi trường"); null: anything.</summary>
    public string? Subject { get; set; }

    public required DateOnly Date { get; set; }

    /// <summary>Vietnamese local time; null: not fixed yet.</summary>
    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    public required string Place { get; set; }

    /// <summary>Neighbourhood ids; empty: the whole commune.</summary>
    public List<string> Neighbourhoods { get; set; } = [];

    /// <summary>Topic ids that it is about; empty: anything.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>Who receives the people, by title.</summary>
    public List<string> Hosts { get; set; } = [];

    /// <summary>Higher leaders who attend, by title.</summary>
    public List<string> Guests { get; set; } = [];

    /// <summary>From this moment a new comment is late for this day (it is still taken).</summary>
    public required DateTimeOffset CutOff { get; set; }

    public DayState State { get; set; }

    public DateTimeOffset? AnnouncedAt { get; set; }

    /// <summary>Through what (OA, Zalo groups, loudspeaker, posters …).</summary>
    public List<string> AnnouncedThrough { get; set; } = [];

    /// <summary>Why it was announced later than the law asks for; null where it was not late.</summary>
    public string? AnnouncedLateBecause { get; set; }

    public DateTimeOffset? HeldAt { get; set; }

    public DateTimeOffset? ReportedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Through what (posted at the office, OA, heads of neighbourhoods …).</summary>
    public List<string> PublishedThrough { get; set; } = [];

    public string? CancelledBecause { get; set; }

    /// <summary>Why numbers that were fixed had to be corrected (mở lại báo cáo), the last time; who and when is in the audit trail.</summary>
    public string? ReopenedBecause { get; set; }

    /// <summary>Biên bản, kết luận: what the chair concluded; becomes part of the report.</summary>
    public string? Conclusion { get; set; }

    /// <summary>Comments that were still to be dealt with when it was concluded and went on to a later day: they are counted there, not here.</summary>
    public int CarriedOver { get; set; }

    /// <summary>The numbers as they were fixed when it was reported (JSON of a <c>DialogueReport</c>).</summary>
    public string? FixedReport { get; set; }

    /// <summary>The same for publication.</summary>
    public string? FixedPublicReport { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum DayKind
{
    /// <summary>Ngày đối thoại, hội nghị đối thoại: has the two legal clocks.</summary>
    Dialogue = 0,

    /// <summary>Đi cơ sở, "xuống phố, về làng": officials visit a neighbourhood; no notice and no publication are asked for by law.</summary>
    FieldTrip = 1,
}

/// <summary>Stored by number: never renumber.</summary>
public enum DayState
{
    Planned = 0,
    Announced = 1,

    /// <summary>Held; comments of the room are still typed in.</summary>
    Held = 2,

    /// <summary>Closed: the numbers of the report are fixed.</summary>
    Reported = 3,

    /// <summary>The result is public.</summary>
    Published = 4,
    Cancelled = 5,
}

/// <summary>One count of people present (điểm danh bằng số); the counts of a day add up.</summary>
public sealed class Attendance
{
    public required Guid Id { get; init; }

    public required string DayId { get; init; }

    /// <summary>People; negative to correct an earlier count.</summary>
    public required int People { get; init; }

    /// <summary>Officials who took part.</summary>
    public required int Officials { get; init; }

    public string? Neighbourhood { get; init; }

    public string? Note { get; init; }

    public required string CountedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}
