using System.Globalization;

namespace CivicBot.Officials.Insight;

/// <summary>The days that charts are about, and those before that they are compared with. All dates are Vietnam's; both ends are included.</summary>
/// <param name="Kind">month, last-month, quarter, year, own: as in the page's address.</param>
internal sealed record InsightPeriod(string Kind, DateOnly From, DateOnly To, DateOnly BeforeFrom, DateOnly BeforeTo)
{
    public const string Month = "month";
    public const string LastMonth = "last-month";
    public const string Quarter = "quarter";
    public const string Year = "year";
    public const string Own = "own";

    /// <summary>As many columns as a phone still shows.</summary>
    private const int MostDays = 14;
    private const int MostWeeksInDays = 140;
    private const int MostYears = 10;

    public int Length => To.DayNumber - From.DayNumber + 1;

    /// <summary>Null: own days that cannot be; the page says so.</summary>
    /// <param name="from">yyyy-MM-dd, for own days.</param>
    public static InsightPeriod? Of(string? kind, string? from, string? to, DateOnly today) => kind switch
    {
        LastMonth => Whole(First(today).AddMonths(-1)),
        Quarter => Since(Quarter, new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1), today, 3),
        Year => Since(Year, new DateOnly(today.Year, 1, 1), today, 12),
        Own when Date(from) is { } first && Date(to) is { } last && first <= last && last < first.AddYears(MostYears) =>
            new InsightPeriod(Own, first, last, first.AddDays(first.DayNumber - last.DayNumber - 1), first.AddDays(-1)),
        Own => null,
        _ => Since(Month, First(today), today, 1),
    };

    /// <summary>Days, weeks from Monday or months, cut at the ends of the period.</summary>
    public IReadOnlyList<Span> Spans()
    {
        var spans = new List<Span>();
        for (var from = From; from <= To;)
        {
            var last = Length switch
            {
                <= MostDays => from,
                <= MostWeeksInDays => from.AddDays((7 - (int)from.DayOfWeek) % 7),
                _ => First(from).AddMonths(1).AddDays(-1),
            };
            last = last < To ? last : To;
            spans.Add(new Span(from, last));
            from = last.AddDays(1);
        }

        return spans;
    }

    public static string Wire(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static InsightPeriod Since(string kind, DateOnly from, DateOnly today, int months)
    {
        var before = today.AddMonths(-months);
        return new InsightPeriod(kind, from, today, from.AddMonths(-months), before < from ? before : from.AddDays(-1));
    }

    private static InsightPeriod Whole(DateOnly first) => new(LastMonth, first, first.AddMonths(1).AddDays(-1), first.AddMonths(-1), first.AddDays(-1));

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    internal readonly record struct Span(DateOnly From, DateOnly To);
}
