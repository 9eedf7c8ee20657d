using System.Globalization;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Digests.Sending;

/// <summary>
/// When digests go out by themselves; configuration section <c>Digests:Schedule</c>. Days are counted from the dialogue day, as officials say them: "T-7,T-3" is seven and three days before,
/// "T+1" the day after, "T" the day itself; "none" or nothing: never by itself.
/// </summary>
public sealed class ScheduleOptions
{
    public const string Section = "Digests:Schedule";

    private const string Never = "none";

    public bool Enabled { get; set; } = true;

    /// <summary>Time of day, Vietnam's clock, "HH:mm".</summary>
    public string At { get; set; } = "07:00";

    public string Host { get; set; } = "T-7,T-3,T-1";

    public string Officer { get; set; } = "T-3,T-1";

    /// <summary>None: a letter to another body is signed first; the page sends it by hand.</summary>
    public string Department { get; set; } = Never;

    public string Sheet { get; set; } = "T-1";

    /// <summary>Once the day is written down as held.</summary>
    public string Report { get; set; } = "T+1";

    /// <summary>Day of the following month on which the board's digest of a month goes out; 0: never.</summary>
    public int MonthOnDay { get; set; } = 2;

    /// <summary>Day of January on which the table of the past year goes out; 0: never.</summary>
    public int YearOnDay { get; set; } = 5;

    /// <summary>What was due while the program was off goes out afterwards, if it is not older than this.</summary>
    public int CatchUpHours { get; set; } = 48;

    internal TimeOnly TimeOfDay => TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Days relative to the dialogue day, earliest first.</summary>
    internal IReadOnlyList<int> OffsetsOf(DigestKind kind) => kind switch
    {
        DigestKind.Host => Parse(Host)!,
        DigestKind.Officer => Parse(Officer)!,
        DigestKind.Department => Parse(Department)!,
        DigestKind.Sheet => Parse(Sheet)!,
        DigestKind.Report => Parse(Report)!,
        _ => [],
    };

    internal DateTimeOffset MomentOn(DateOnly date) => VietnamTime.At(date, TimeOfDay);

    /// <summary>"T-7", "T", "T+1".</summary>
    internal static string Name(int offset) => offset == 0 ? "T" : string.Create(CultureInfo.InvariantCulture, $"T{offset:+0;-0}");

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (!TimeOnly.TryParseExact(At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return "Digests__Schedule__At must be a time such as 07:00.";
        }

        foreach (var (key, text, first, last) in new[] { (nameof(Host), Host, -30, 0), (nameof(Officer), Officer, -30, 0), (nameof(Department), Department, -30, 0), (nameof(Sheet), Sheet, -30, 0), (nameof(Report), Report, 0, 10) })
        {
            if (Parse(text) is not { } offsets || offsets.Any(offset => offset < first || offset > last))
            {
                yield return $"Digests__Schedule__{key} must name days from {Name(first)} to {Name(last)}, for example {(first < 0 ? "T-7,T-1" : "T+1")}, or none.";
            }
        }

        if (MonthOnDay is < 0 or > 28)
        {
            yield return "Digests__Schedule__MonthOnDay must be a day from 1 to 28, or 0 for never.";
        }

        if (YearOnDay is < 0 or > 31)
        {
            yield return "Digests__Schedule__YearOnDay must be a day from 1 to 31, or 0 for never.";
        }

        if (CatchUpHours is < 1 or > 240)
        {
            yield return "Digests__Schedule__CatchUpHours must be from 1 to 240.";
        }
    }

    private static List<int>? Parse(string text)
    {
        var offsets = new SortedSet<int>();
        if (!text.Trim().Equals(Never, StringComparison.OrdinalIgnoreCase))
        {
            foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (part[0] is not ('T' or 't') || (part.Length > 1 && part[1] is not ('+' or '-')))
                {
                    return null;
                }

                if (part.Length == 1)
                {
                    offsets.Add(0);
                }
                else if (int.TryParse(part.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
                {
                    offsets.Add(offset);
                }
                else
                {
                    return null;
                }
            }
        }

        return [.. offsets];
    }
}
