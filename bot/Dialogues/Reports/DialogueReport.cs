namespace CivicBot.Dialogues.Reports;

/// <summary>What a report is about.</summary>
/// <param name="From">First date of the meetings.</param>
/// <param name="To">Last date.</param>
/// <param name="Programme">Only meetings under it; null: all.</param>
/// <param name="Commune">Only this commune's; null: all.</param>
/// <param name="Day">Only this day; null: all.</param>
/// <param name="Public">True: denunciations are only counted.</param>
public sealed record ReportScope(DateOnly From, DateOnly To, string? Programme = null, string? Commune = null, string? Day = null, bool Public = false);

/// <summary>The numbers of dialogue days (báo cáo kết quả đối thoại): meetings, attendance, comments and what became of them, by unit and in total. Names of topics and communes are ids.</summary>
/// <param name="Scope">What it is about.</param>
/// <param name="At">When it was counted; UTC.</param>
/// <param name="Units">Each commune of the programme, or each that held a meeting; ordered by id.</param>
/// <param name="Total">Over all units.</param>
public sealed record DialogueReport(ReportScope Scope, DateTimeOffset At, IReadOnlyList<UnitReport> Units, ReportNumbers Total);

/// <param name="Commune">Id.</param>
/// <param name="PlanNumber">Of its own plan under the programme; null: none.</param>
public sealed record UnitReport(string Commune, string? PlanNumber, ReportNumbers Numbers);

/// <param name="Id">Topic, neighbourhood (null: unknown), outcome or reason.</param>
public sealed record CountOf(string? Id, int Count);

/// <summary>The numbers of a unit or of all.</summary>
public sealed record ReportNumbers
{
    /// <summary>Dialogue days that were held.</summary>
    public required int Meetings { get; init; }

    /// <summary>Field trips (đi cơ sở).</summary>
    public required int FieldTrips { get; init; }

    /// <summary>Neighbourhoods that were visited at least once.</summary>
    public required int NeighbourhoodsVisited { get; init; }

    /// <summary>People present, added up over the days (lượt người dự).</summary>
    public required int Attendance { get; init; }

    /// <summary>Officials present, added up (lượt cán bộ).</summary>
    public required int Officials { get; init; }

    /// <summary>Comments of these days, denunciations included.</summary>
    public required int Comments { get; init; }

    /// <summary>Of these, tố cáo.</summary>
    public required int Denunciations { get; init; }

    /// <summary>How many others said "me too".</summary>
    public required int Supporters { get; init; }

    /// <summary>Main topic; every comment once. In a public report without denunciations.</summary>
    public required IReadOnlyList<CountOf> ByTopic { get; init; }

    /// <summary>Neighbourhood; every comment once. In a public report without denunciations.</summary>
    public required IReadOnlyList<CountOf> ByPlace { get; init; }

    /// <summary>What became of them; every comment once, all outcomes. In a public report without denunciations.</summary>
    public required IReadOnlyList<CountOf> ByOutcome { get; init; }

    /// <summary>Reasons of refusals.</summary>
    public required IReadOnlyList<CountOf> ByRefusal { get; init; }

    /// <summary>Open ones whose day (promised, expected or by the commune's own term) has passed.</summary>
    public required int Overdue { get; init; }

    /// <summary>Comments that were rated; the last rating counts.</summary>
    public required int Rated { get; init; }

    /// <summary>Mean of the stars, 1 to 5, two digits; null: nobody rated.</summary>
    public required decimal? RatingMean { get; init; }

    /// <summary>How often a comment was closed with a result (answered, done, refused, duplicate).</summary>
    public required int Closings { get; init; }

    /// <summary>How many of these closings the citizen contested.</summary>
    public required int Contested { get; init; }

    /// <summary>Comments that these days passed on to later ones; they are counted there.</summary>
    public required int CarriedOver { get; init; }

    /// <summary>Comments that came in during the period and wait for a day; only where the report is about no programme and no single day.</summary>
    public required int WaitingForDay { get; init; }

    /// <summary>Share of closings that were contested, 0 to 1; null: nothing was closed.</summary>
    public decimal? ContestedShare => Closings == 0 ? null : Math.Round((decimal)Contested / Closings, 3);

    public int Of(CommentOutcome outcome) => ByOutcome.FirstOrDefault(count => count.Id == outcome.WireName())?.Count ?? 0;
}
