using System.Globalization;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;

namespace CivicBot.Communes;

/// <summary>Reads the <c>hours</c> of an office: days (thứ, chủ nhật) with spans as <c>07:30-11:30</c>.</summary>
internal static class HoursReader
{
    /// <summary>Monday to Friday at once; a day named by itself wins over it.</summary>
    private const string WorkingDays = "ngay-thuong";

    private static readonly (string Key, DayOfWeek Day)[] Days =
    [
        ("thu-2", DayOfWeek.Monday), ("thu-3", DayOfWeek.Tuesday), ("thu-4", DayOfWeek.Wednesday), ("thu-5", DayOfWeek.Thursday),
        ("thu-6", DayOfWeek.Friday), ("thu-7", DayOfWeek.Saturday), ("chu-nhat", DayOfWeek.Sunday),
    ];

    public static OpeningHours Read(YamlFields hours, ProblemLog log)
    {
        var read = new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>();
        if (hours.Texts(WorkingDays) is { } spans)
        {
            var working = Spans(spans, log);
            foreach (var (_, day) in Days.Where(d => d.Day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
            {
                read[day] = working;
            }
        }

        foreach (var (key, day) in Days)
        {
            if (hours.Texts(key) is { } own)
            {
                read[day] = Spans(own, log);
            }
        }

        hours.RejectUnknown();
        if (read.Values.All(s => s.Count == 0))
        {
            log.Add(CommuneRules.WrongHours, hours.Line, "The office is never open; give at least one day, as: ngay-thuong: [\"07:30-11:30\", \"13:30-17:00\"].");
        }

        return new OpeningHours(read);
    }

    private static List<OpeningSpan> Spans(IReadOnlyList<LinedText> texts, ProblemLog log)
    {
        var spans = new List<OpeningSpan>();
        foreach (var text in texts)
        {
            if (Span(text.Text) is not { } span)
            {
                log.Add(CommuneRules.WrongHours, text.Line, $"'{text.Text}' is no span of time; write it as \"07:30-11:30\", the earlier time first.");
            }
            else if (spans.Exists(s => s.From < span.To && span.From < s.To))
            {
                log.Add(CommuneRules.OverlappingHours, text.Line, $"'{text.Text}' overlaps another span of the same day; correct one.");
            }
            else
            {
                spans.Add(span);
            }
        }

        return [.. spans.OrderBy(s => s.From)];
    }

    private static OpeningSpan? Span(string text) =>
        text.Split('-', '–') is [var from, var to]
        && TimeOnly.TryParseExact(from.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        && TimeOnly.TryParseExact(to.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
        && start < end
            ? new OpeningSpan(start, end)
            : null;
}
