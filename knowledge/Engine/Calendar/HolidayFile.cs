using System.Globalization;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Calendar;

/// <summary>Reads <c>calendar/public-holidays.yaml</c> of the knowledge directory.</summary>
public static class HolidayFile
{
    public const string RelativePath = "calendar/public-holidays.yaml";

    /// <summary>Values that cannot be: a Tết outside January and February, a working "weekend" on a Tuesday.</summary>
    public static KnowledgeRule WrongHoliday { get; } = KnowledgeRule.Blocking("wrong-holiday");

    public static KnowledgeRule HolidaysNotAnnounced { get; } = KnowledgeRule.Warning("holidays-not-announced");

    public static IReadOnlyList<KnowledgeRule> Rules { get; } = [WrongHoliday, HolidaysNotAnnounced];

    /// <param name="directory">The knowledge directory.</param>
    /// <returns>Null where the file is missing or broken; the problems then say so.</returns>
    public static (PublicHolidays? Holidays, IReadOnlyList<KnowledgeProblem> Problems) Read(string directory)
    {
        var log = new ProblemLog(RelativePath);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, RelativePath));
        }
        catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
        {
            log.Add(FileRules.Unreadable, 1, $"The file cannot be opened ({unable.GetType().Name}); without it, offices would look open on public holidays.");
            return (null, log.Problems);
        }

        var years = EditedFile.Decode(bytes, log) is { } file && YamlFields.Parse(string.Join('\n', file.Lines), 1, log) is { } fields
            ? Years(fields, log)
            : [];
        return (log.IsBlocked ? null : new PublicHolidays(years), log.Problems);
    }

    /// <summary>Warns in the last quarter while the coming year's swaps are not entered, and of the running year at any time.</summary>
    public static IReadOnlyList<KnowledgeProblem> CheckDates(PublicHolidays holidays, DateOnly vietnamDate)
    {
        var years = vietnamDate.Month >= 10 ? new[] { vietnamDate.Year, vietnamDate.Year + 1 } : [vietnamDate.Year];
        return
        [
            .. years.Where(y => !holidays.IsAnnounced(y)).Select(y => new KnowledgeProblem(
                RelativePath,
                1,
                HolidaysNotAnnounced.Severity,
                HolidaysNotAnnounced.Id,
                $"The days off of {y.ToString(CultureInfo.InvariantCulture)} are computed from the law; enter the official announcement (swapped days) and set 'announced: true'.")),
        ];
    }

    private static List<HolidayYear> Years(YamlFields fields, ProblemLog log)
    {
        fields.Require("years");
        var years = new List<HolidayYear>();
        foreach (var entry in fields.Maps("years"))
        {
            if (Year(entry, log) is { } year)
            {
                if (years.Exists(y => y.Year == year.Year))
                {
                    log.Add(WrongHoliday, entry.Line, $"The year {year.Year.ToString(CultureInfo.InvariantCulture)} stands twice; join the two.");
                    continue;
                }

                years.Add(year);
            }
        }

        fields.RejectUnknown();
        return years;
    }

    private static HolidayYear? Year(YamlFields entry, ProblemLog log)
    {
        foreach (var key in new[] { "year", "announced", "tet", "tet_days_before", "hung_kings", "national_day_extra" })
        {
            entry.Require(key);
        }

        var number = entry.Number("year");
        var announced = entry.Flag("announced");
        var tet = entry.Date("tet");
        var before = entry.Number("tet_days_before");
        var hungKings = entry.Date("hung_kings");
        var extra = entry.Date("national_day_extra");
        var off = Dates(entry, "days_off", log);
        var working = Dates(entry, "working_weekends", log);
        entry.RejectUnknown();
        if (number is not { } year || announced is null || tet is null || before is null || hungKings is null || extra is null)
        {
            return null;
        }

        Expect(tet.Value.Year == year && tet.Value.DayOfYear is >= 20 and <= 52, "tet", "must lie between 20 January and 21 February of the year");
        Expect(before is 1 or 2, "tet_days_before", "must be 1 or 2");
        Expect(hungKings.Value.Year == year && hungKings.Value.Month is >= 3 and <= 5, "hung_kings", "must lie between March and May of the year");
        Expect(extra == new DateOnly(year, 9, 1) || extra == new DateOnly(year, 9, 3), "national_day_extra", "must be 1 or 3 September of the year");
        Expect(off.Concat(working).All(d => d.Year == year), "days_off", "and 'working_weekends' must lie in the year");
        Expect(off.All(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)), "days_off", "are working days; a weekend is off anyway");
        Expect(working.All(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), "working_weekends", "must be Saturdays or Sundays");
        return new HolidayYear(year, announced.Value, tet.Value, before.Value, hungKings.Value, extra.Value, off, working);

        void Expect(bool holds, string key, string requirement)
        {
            if (!holds)
            {
                log.Add(WrongHoliday, entry.LineOf(key), $"'{key}' {requirement}.");
            }
        }
    }

    private static List<DateOnly> Dates(YamlFields entry, string key, ProblemLog log)
    {
        var dates = new List<DateOnly>();
        foreach (var text in entry.Texts(key) ?? [])
        {
            if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                dates.Add(date);
            }
            else
            {
                log.Add(FileRules.WrongDate, text.Line, $"'{text.Text}' is no date; write year-month-day, for example 2026-11-21.");
            }
        }

        return dates;
    }
}
