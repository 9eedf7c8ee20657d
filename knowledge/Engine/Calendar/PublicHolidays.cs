namespace CivicBot.Knowledge.Calendar;

/// <summary>Days on which administrative offices are closed by law (nghỉ lễ, Tết), and weekend days on which they work instead.</summary>
public sealed class PublicHolidays
{
    private readonly IReadOnlyDictionary<DateOnly, string> holidays;
    private readonly HashSet<DateOnly> workingWeekends;
    private readonly IReadOnlyDictionary<int, bool> announced;

    /// <param name="years">What is known of each year; each year once.</param>
    public PublicHolidays(IReadOnlyList<HolidayYear> years)
    {
        workingWeekends = years.SelectMany(y => y.WorkingWeekends).ToHashSet();
        announced = years.ToDictionary(y => y.Year, y => y.Announced);
        holidays = WithSubstitutes([.. years.OrderBy(y => y.Year).SelectMany(y => y.Days())], workingWeekends);
    }

    /// <summary>Nothing known: every weekday is a working day.</summary>
    public static PublicHolidays None { get; } = new([]);

    /// <summary>Vietnamese name of the holiday; null on any other day.</summary>
    public string? NameOf(DateOnly date) => holidays.GetValueOrDefault(date);

    /// <summary>A Saturday or Sunday on which offices work as on a Monday, in exchange for a day off.</summary>
    public bool IsWorkingWeekend(DateOnly date) => workingWeekends.Contains(date);

    /// <summary>False: the year is missing, or its swapped days were not announced yet.</summary>
    public bool IsAnnounced(int year) => announced.GetValueOrDefault(year);

    /// <summary>A holiday on a weekend gives the next working day off (Labour Code 2019, article 111.3).</summary>
    private static Dictionary<DateOnly, string> WithSubstitutes(IReadOnlyList<(DateOnly Date, string Name)> days, HashSet<DateOnly> working)
    {
        var all = new Dictionary<DateOnly, string>();
        foreach (var (date, name) in days)
        {
            all.TryAdd(date, name);
        }

        foreach (var (date, name) in days.Where(d => IsWeekend(d.Date) && !working.Contains(d.Date)))
        {
            var substitute = date.AddDays(1);
            while (IsWeekend(substitute) || all.ContainsKey(substitute))
            {
                substitute = substitute.AddDays(1);
            }

            all.Add(substitute, HolidayTexts.SubstituteFor(name));
        }

        return all;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>The holidays of one year: fixed days by law, lunar days and announced swaps from the data file.</summary>
/// <param name="Year">Solar year.</param>
/// <param name="Announced">True once the government has announced the year's days and swaps.</param>
/// <param name="Tet">First day of the lunar year (mùng 1 Tết), by the Vietnamese calendar.</param>
/// <param name="TetDaysBefore">How many of the five days lie before it.</param>
/// <param name="HungKings">Giỗ Tổ Hùng Vương, the tenth day of the third lunar month.</param>
/// <param name="NationalDayExtra">The second day of the National Day holiday.</param>
/// <param name="DaysOff">Working days swapped for a weekend day.</param>
/// <param name="WorkingWeekends">Weekend days worked in exchange.</param>
public sealed record HolidayYear(
    int Year,
    bool Announced,
    DateOnly Tet,
    int TetDaysBefore,
    DateOnly HungKings,
    DateOnly NationalDayExtra,
    IReadOnlyList<DateOnly> DaysOff,
    IReadOnlyList<DateOnly> WorkingWeekends)
{
    private const int TetDays = 5;

    /// <summary>Resolution 28/2026/QH16 made 24 November a day off from 1 July 2026.</summary>
    private const int FirstCultureDay = 2026;

    internal IEnumerable<(DateOnly Date, string Name)> Days()
    {
        yield return (new DateOnly(Year, 1, 1), HolidayTexts.NewYear);
        for (var day = 0; day < TetDays; day++)
        {
            yield return (Tet.AddDays(day - TetDaysBefore), HolidayTexts.LunarNewYear);
        }

        yield return (HungKings, HolidayTexts.HungKings);
        yield return (new DateOnly(Year, 4, 30), HolidayTexts.VictoryDay);
        yield return (new DateOnly(Year, 5, 1), HolidayTexts.LabourDay);
        yield return (new DateOnly(Year, 9, 2), HolidayTexts.NationalDay);
        yield return (NationalDayExtra, HolidayTexts.NationalDay);
        if (Year >= FirstCultureDay)
        {
            yield return (new DateOnly(Year, 11, 24), HolidayTexts.CultureDay);
        }

        foreach (var swapped in DaysOff)
        {
            yield return (swapped, HolidayTexts.SwappedDay);
        }
    }
}
