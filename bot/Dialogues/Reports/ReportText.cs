using System.Globalization;
using CivicBot.Comments.Life;

namespace CivicBot.Dialogues.Reports;

/// <summary>What a report needs to speak in names instead of ids.</summary>
/// <param name="Commune">Name of a commune's id.</param>
/// <param name="Topic">Name of a topic's id.</param>
/// <param name="Programme">Title and plan number; null: the report is about none.</param>
/// <param name="Conclusion">What the chair concluded; null: the report is about more than one day, or it is not to be shown.</param>
public sealed record ReportNames(Func<string, string> Commune, Func<string, string> Topic, string? Programme, string? Conclusion);

/// <summary>A report as Vietnamese text (Markdown): numbers only, no words of citizens.</summary>
public static class ReportText
{
    public static string Of(DialogueReport report, ReportNames names) => string.Join('\n', Lines(report, names)) + "\n";

    private static IEnumerable<string> Lines(DialogueReport report, ReportNames names)
    {
        yield return $"# {(report.Scope.Public ? DialogueTexts.PublicReportTitle : DialogueTexts.ReportTitle)}";
        yield return "";
        foreach (var line in new[] { names.Programme, DialogueTexts.Period(report.Scope.From, report.Scope.To) }.OfType<string>())
        {
            yield return line + "  ";
        }

        yield return "";
        yield return DialogueTexts.Sentence(report.Total);
        foreach (var line in Numbers(report.Total, report.Scope.Public, names, "##").Concat(Units(report, names)))
        {
            yield return line;
        }

        if (names.Conclusion is { } conclusion)
        {
            yield return "";
            yield return $"## {DialogueTexts.ConclusionTitle}";
            yield return "";
            yield return conclusion;
        }
    }

    private static IEnumerable<string> Units(DialogueReport report, ReportNames names)
    {
        if (report.Units.Count < 2)
        {
            yield break;
        }

        yield return "";
        yield return $"## {DialogueTexts.ByUnitTitle}";
        foreach (var unit in report.Units)
        {
            yield return "";
            yield return $"### {names.Commune(unit.Commune)}{(unit.PlanNumber is { } plan ? $" (kế hoạch {plan})" : "")}";
            yield return "";
            yield return DialogueTexts.Sentence(unit.Numbers);
            foreach (var line in Numbers(unit.Numbers, report.Scope.Public, names, "####"))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Numbers(ReportNumbers numbers, bool isPublic, ReportNames names, string heading)
    {
        yield return "";
        foreach (var line in Facts(numbers, isPublic))
        {
            yield return $"- {line}";
        }

        IEnumerable<string>[] tables =
        [
            Table(heading, DialogueTexts.ByOutcomeTitle, numbers.ByOutcome.Where(c => c.Count > 0), id => DialogueTexts.OutcomeName(Enum.GetValues<CommentOutcome>().First(o => o.WireName() == id))),
            Table(heading, DialogueTexts.ByTopicTitle, numbers.ByTopic, id => names.Topic(id!)),
            Table(heading, DialogueTexts.ByPlaceTitle, numbers.ByPlace, id => id ?? DialogueTexts.UnknownPlace),
            Table(heading, DialogueTexts.ByRefusalTitle, numbers.ByRefusal, id => DialogueTexts.RefusalName(Enum.Parse<RefusalReason>(id!))),
        ];
        foreach (var line in tables.SelectMany(table => table))
        {
            yield return line;
        }
    }

    /// <summary>What stands between the sentence and the tables.</summary>
    internal static IEnumerable<string> Facts(ReportNumbers numbers, bool isPublic)
    {
        var culture = CultureInfo.GetCultureInfo("vi-VN");
        if (numbers.Denunciations > 0)
        {
            yield return $"Ý kiến có nội dung tố cáo: {numbers.Denunciations}.{(isPublic ? " " + DialogueTexts.OnlyCountedDenunciations : "")}";
        }

        yield return $"Người cùng ý kiến: {numbers.Supporters}; khu phố, thôn, ấp đã đến: {numbers.NeighbourhoodsVisited}.";
        yield return $"Ý kiến quá hạn: {numbers.Overdue}.";
        yield return numbers.RatingMean is { } mean ? string.Create(culture, $"Người dân chấm điểm: trung bình {mean:0.00}/5 ({numbers.Rated} ý kiến được chấm).") : "Người dân chấm điểm: chưa có.";
        yield return numbers.ContestedShare is { } share
            ? string.Create(culture, $"Kết quả bị người dân phản hồi chưa đồng ý: {numbers.Contested} trên {numbers.Closings} lần trả lời ({share:0.0 %}).")
            : "Kết quả bị người dân phản hồi chưa đồng ý: chưa có kết quả nào.";
        if (numbers.CarriedOver > 0)
        {
            yield return $"Ý kiến chuyển sang buổi sau (tính ở buổi đó): {numbers.CarriedOver}.";
        }

        if (numbers.WaitingForDay > 0)
        {
            yield return $"Ý kiến nhận trong kỳ, đang chờ buổi đối thoại: {numbers.WaitingForDay}.";
        }
    }

    private static IEnumerable<string> Table(string heading, string title, IEnumerable<CountOf> counts, Func<string?, string> name)
    {
        var rows = counts.ToList();
        return rows.Count == 0
            ? []
            : ["", $"{heading} {title}", "", $"| {title} | Số ý kiến |", "| --- | ---: |", .. rows.Select(row => $"| {name(row.Id)} | {row.Count} |"), $"| {DialogueTexts.AllUnits} | {rows.Sum(row => row.Count)} |"];
    }
}
