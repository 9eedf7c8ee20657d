using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Text;

namespace CivicBot.Communes.Files;

/// <summary>Parts of a commune's file as people type them into a box, one thing a line; pure. What is wrong is one Vietnamese sentence that cites the line.</summary>
internal static partial class CommuneLines
{
    private static readonly (string Name, DayOfWeek Day)[] Week =
    [
        ("Thứ 2", DayOfWeek.Monday), ("Thứ 3", DayOfWeek.Tuesday), ("Thứ 4", DayOfWeek.Wednesday), ("Thứ 5", DayOfWeek.Thursday), ("Thứ 6", DayOfWeek.Friday), ("Thứ 7", DayOfWeek.Saturday),
        ("Chủ nhật", DayOfWeek.Sunday),
    ];

    /// <summary>Days that have the same hours one after the other share a line: "Thứ 2 đến Thứ 6: 07:30-11:30, 13:30-17:00".</summary>
    public static string HoursText(OpeningHours hours)
    {
        var lines = new List<string>();
        for (var first = 0; first < Week.Length;)
        {
            var spans = Spans(hours.On(Week[first].Day));
            var last = first;
            while (last + 1 < Week.Length && Spans(hours.On(Week[last + 1].Day)) == spans)
            {
                last++;
            }

            if (spans.Length > 0)
            {
                lines.Add($"{(first == last ? Week[first].Name : $"{Week[first].Name} đến {Week[last].Name}")}: {spans}");
            }

            first = last + 1;
        }

        return string.Join('\n', lines);
    }

    /// <returns>Hours, or what is wrong.</returns>
    public static (OpeningHours? Hours, string? Problem) Hours(string? text)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>();
        foreach (var line in Lines(text))
        {
            var match = HoursLine().Match(VietnameseLetters.Fold(line.ToLowerInvariant()));
            if (!match.Success || DayIndex(match.Groups["first"].Value) is not { } first || SpansOf(match.Groups["spans"].Value) is not { } spans)
            {
                return (null, $"Không hiểu dòng giờ làm việc “{line}”; hãy ghi như: Thứ 2 đến Thứ 6: 07:30-11:30, 13:30-17:00");
            }

            var last = match.Groups["last"].Success ? DayIndex(match.Groups["last"].Value) ?? first : first;
            for (var day = first; day <= last; day++)
            {
                if (!days.TryAdd(Week[day].Day, spans))
                {
                    return (null, $"{Week[day].Name} được ghi hai lần; hãy gộp thành một dòng.");
                }
            }
        }

        return days.Count == 0 ? (null, "Hãy ghi giờ làm việc của ít nhất một ngày.") : (new OpeningHours(days), null);
    }

    public static string NeighbourhoodText(IEnumerable<Neighbourhood> all) =>
        string.Join('\n', all.Select(one => one.Aliases.Count == 0 ? one.Name : $"{one.Name}: {string.Join(", ", one.Aliases)}"));

    public static (IReadOnlyList<Neighbourhood> Read, string? Problem) Neighbourhoods(string? text)
    {
        var read = new List<Neighbourhood>();
        foreach (var line in Lines(text))
        {
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts[0].Length == 0)
            {
                return (read, $"Dòng “{line}” thiếu tên; hãy ghi như: Khu phố 1: KP1, khu 1");
            }

            if (read.Exists(one => string.Equals(one.Name, parts[0], StringComparison.OrdinalIgnoreCase)))
            {
                return (read, $"“{parts[0]}” được ghi hai lần; hãy xóa một dòng.");
            }

            read.Add(new Neighbourhood(parts[0], parts[0], parts.Length == 2 ? Words(parts[1]) : []));
        }

        return (read, null);
    }

    public static string ClosureText(IEnumerable<Closure> all) => string.Join('\n', all.Select(one => one.From == one.To ? $"{Date(one.From)}: {one.Reason}" : $"{Date(one.From)} đến {Date(one.To)}: {one.Reason}"));

    public static (IReadOnlyList<Closure> Read, string? Problem) Closures(string? text)
    {
        var read = new List<Closure>();
        foreach (var line in Lines(text))
        {
            var match = ClosureLine().Match(line);
            if (!match.Success || DateOf(match.Groups["from"].Value) is not { } from || DateOf(match.Groups["to"].Success ? match.Groups["to"].Value : match.Groups["from"].Value) is not { } to || to < from)
            {
                return (read, $"Không hiểu dòng ngày nghỉ “{line}”; hãy ghi như: 15/01/2027 đến 16/01/2027: tổng kết công tác năm");
            }

            read.Add(new Closure(from, to, match.Groups["reason"].Value.Trim()));
        }

        return (read, null);
    }

    public static string DepartmentText(IEnumerable<Department> all) => string.Join('\n', all.Select(one => one.Phone is null ? one.Name : $"{one.Name}; {one.Phone}"));

    /// <param name="before">Keep their ids and fields by their names: accounts and stories name them.</param>
    public static (IReadOnlyList<Department> Read, string? Problem) Departments(string? text, IReadOnlyList<Department> before)
    {
        var read = new List<Department>();
        foreach (var line in Lines(text))
        {
            var parts = line.Split(';', 2, StringSplitOptions.TrimEntries);
            var phone = parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;
            if (phone is not null && !PhoneFormat.IsPhone(phone))
            {
                return (read, NoPhone(phone));
            }

            var known = before.FirstOrDefault(one => one.Name == parts[0]);
            var id = known?.Id ?? Slug(parts[0]);
            if (id.Length == 0 || read.Exists(one => one.Id == id))
            {
                return (read, $"“{parts[0]}” trùng tên với dòng khác hoặc không có chữ; hãy sửa lại tên.");
            }

            read.Add(new Department(id, parts[0], phone, known?.Fields ?? []));
        }

        return (read, null);
    }

    /// <summary>Small letters a–z, digits and single hyphens: "Phường An Mẫu" is phuong-an-mau.</summary>
    public static string Slug(string name) => NotInIds().Replace(VietnameseLetters.Fold(name.ToLowerInvariant()), "-").Trim('-');

    public static string NoPhone(string phone) => $"“{phone}” không phải số điện thoại gọi được; hãy ghi như 0277 3851 234 hoặc 1900 1234.";

    /// <summary>What stands between commas.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Spans(IReadOnlyList<OpeningSpan> spans) => string.Join(", ", spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.From:HH\\:mm}-{span.To:HH\\:mm}")));

    private static List<OpeningSpan>? SpansOf(string text)
    {
        var read = new List<OpeningSpan>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = SpanText().Match(part);
            if (!match.Success || TimeOf(match, "h1", "m1") is not { } from || TimeOf(match, "h2", "m2") is not { } to || from >= to || read.Exists(one => one.From < to && from < one.To))
            {
                return null;
            }

            read.Add(new OpeningSpan(from, to));
        }

        return read.Count == 0 ? null : [.. read.OrderBy(one => one.From)];
    }

    private static TimeOnly? TimeOf(Match match, string hour, string minute)
    {
        var (h, m) = (int.Parse(match.Groups[hour].Value, CultureInfo.InvariantCulture), match.Groups[minute].Length > 0 ? int.Parse(match.Groups[minute].Value, CultureInfo.InvariantCulture) : 0);
        return h < 24 && m < 60 ? new TimeOnly(h, m) : null;
    }

    private static int? DayIndex(string folded) => folded.Trim() switch
    {
        "chu nhat" or "cn" => 6,
        [.., >= '2' and <= '7' and var digit] => digit - '2',
        _ => null,
    };

    private static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly? DateOf(string text) => DateOnly.TryParseExact(text.Trim(), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^(?<first>(thu\s*|t)[2-7]|chu nhat|cn)(\s*(-|–|den)\s*(?<last>((thu\s*|t)?[2-7])|chu nhat|cn))?\s*:(?<spans>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HoursLine();

    [GeneratedRegex(@"^(?<h1>\d{1,2})\s*[:hg]\s*(?<m1>\d{0,2})\s*(-|–|den)\s*(?<h2>\d{1,2})\s*[:hg]\s*(?<m2>\d{0,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpanText();

    [GeneratedRegex(@"^(?<from>\d{1,2}/\d{1,2}/\d{4})(\s*(đến|-|–)\s*(?<to>\d{1,2}/\d{1,2}/\d{4}))?\s*:\s*(?<reason>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClosureLine();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInIds();
}
