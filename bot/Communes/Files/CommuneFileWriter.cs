using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Places;

namespace CivicBot.Communes.Files;

/// <summary>Writes a commune as the file that <see cref="CommuneFileReader"/> reads; what an administrator wrote as remarks into an older file is not in it.</summary>
internal static class CommuneFileWriter
{
    private static readonly JsonSerializerOptions Quotes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Key, DayOfWeek Day)[] Days =
    [
        ("thu-2", DayOfWeek.Monday), ("thu-3", DayOfWeek.Tuesday), ("thu-4", DayOfWeek.Wednesday), ("thu-5", DayOfWeek.Thursday),
        ("thu-6", DayOfWeek.Friday), ("thu-7", DayOfWeek.Saturday), ("chu-nhat", DayOfWeek.Sunday),
    ];

    public static string Write(Commune commune)
    {
        var yaml = new StringBuilder();
        Line(yaml, "# Tệp này do trang quản trị ghi; sửa ở trang Quản trị, mục Xã, phường, hoặc sửa tay đều được.");
        Line(yaml, $"name: {Quoted(commune.Name)}");
        Line(yaml, $"kind: {Kind(commune.Kind)}");
        Line(yaml, $"province: {{id: {Quoted(commune.Province.Id)}, name: {Quoted(commune.Province.Name)}}}");
        Line(yaml, commune.Fictional ? "fictional: true" : null);
        Line(yaml, commune.IsDefault ? "default: true" : null);
        Line(yaml, $"oa_ids: {List(commune.OaIds)}");
        Line(yaml, commune.Website is { } website ? $"website: {Quoted(website)}" : null);
        Items(yaml, "neighbourhoods", commune.Neighbourhoods.Select(Neighbourhood));
        Items(yaml, "offices", commune.Offices.Select(Office));
        Items(yaml, "officers", commune.Officers.Select(officer => Map(
            ("title", Quoted(officer.Title)), ("name", QuotedOrNull(officer.Name)), ("phone", QuotedOrNull(officer.Phone)), ("fields", List(officer.Fields)))));
        Items(yaml, "departments", commune.Departments.Select(department => Map(
            ("id", Quoted(department.Id)), ("name", Quoted(department.Name)), ("phone", QuotedOrNull(department.Phone)), ("fields", List(department.Fields)))));
        Items(yaml, "dialogue_days", commune.DialogueDays.Select(Day));
        Line(yaml, commune.DueWorkingDays.Count == 0 ? null : $"due_working_days: {Map([.. commune.DueWorkingDays.OrderBy(due => due.Key, StringComparer.Ordinal).Select(due => (due.Key, (string?)due.Value.ToString(CultureInfo.InvariantCulture)))])}");
        Items(yaml, "closures", commune.Closures.Select(closure => Map(("from", Date(closure.From)), ("to", Date(closure.To)), ("reason", Quoted(closure.Reason)))));
        return yaml.ToString();
    }

    public static string Kind(CommuneKind kind) => kind switch
    {
        CommuneKind.Commune => "xã",
        CommuneKind.Ward => "phường",
        CommuneKind.SpecialZone => "đặc khu",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private static string Neighbourhood(Neighbourhood neighbourhood) => Map(
        ("name", Quoted(neighbourhood.Name)), ("aliases", neighbourhood.Aliases.Count == 0 ? null : List(neighbourhood.Aliases)));

    private static string Office(Office office) => Map(
        ("name", Quoted(office.Name)), ("address", Quoted(office.Address)), ("phones", List(office.Phones)), ("hours", Hours(office.Hours)), ("note", QuotedOrNull(office.Note)));

    private static string Hours(OpeningHours hours)
    {
        var working = Days.Take(5).Select(day => Spans(hours.On(day.Day))).Distinct(StringComparer.Ordinal).ToList();
        var alike = working is [not "[]"];
        return Map([
            ("ngay-thuong", alike ? working[0] : null),
            .. Days.Where(day => hours.On(day.Day).Count > 0 && (!alike || day.Day is DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => (day.Key, (string?)Spans(hours.On(day.Day)))),
        ]);
    }

    private static string Spans(IReadOnlyList<OpeningSpan> spans) => List([.. spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.From:HH\\:mm}-{span.To:HH\\:mm}"))]);

    private static string Day(DialogueDay day) => Map(
        ("date", Date(day.Date)), ("from", Time(day.From)), ("to", Time(day.To)), ("title", QuotedOrNull(day.Title)), ("place", Quoted(day.Place)), ("topic", QuotedOrNull(day.Topic)),
        ("topics", day.Topics.Count == 0 ? null : List(day.Topics)), ("neighbourhoods", day.Neighbourhoods.Count == 0 ? null : List(day.Neighbourhoods)),
        ("announced", day.Announced is { } announced ? Date(announced) : null));

    private static string? Time(TimeOnly? time) => time is { } at ? Quoted(at.ToString("HH:mm", CultureInfo.InvariantCulture)) : null;

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Items(StringBuilder yaml, string key, IEnumerable<string> items)
    {
        var lines = items.ToList();
        Line(yaml, lines.Count == 0 ? null : $"{key}:");
        lines.ForEach(line => Line(yaml, $"  - {line}"));
    }

    private static string Map(params IReadOnlyList<(string Key, string? Value)> members) =>
        $"{{{string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"{member.Key}: {member.Value}"))}}}";

    private static string List(IReadOnlyList<string> texts) => $"[{string.Join(", ", texts.Select(Quoted))}]";

    /// <summary>A text in quotes as JSON has it is one in YAML too, whatever stands in it.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quotes);

    private static string? QuotedOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Quoted(text);

    private static void Line(StringBuilder yaml, string? line)
    {
        if (line is not null)
        {
            yaml.Append(line).Append('\n');
        }
    }
}
