using System.Text;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Export;

namespace CivicBot.Officials.Insight;

/// <summary><c>/officials/insight/csv</c>: the numbers of all charts for a spreadsheet.</summary>
internal static class InsightEndpoints
{
    public static IEndpointRouteBuilder MapInsight(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/officials/insight/csv", CsvAsync).RequireAuthorization(Policies.Reads);
        return endpoints;
    }

    private static async Task<IResult> CsvAsync(HttpContext http, InsightDesk desk, TimeProvider time, string? period, string? from, string? to)
    {
        if (InsightPeriod.Of(period, from, to, VietnamTime.Today(time)) is not { } days)
        {
            return Results.Text(InsightTexts.OwnDaysWrong, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        if (await desk.ReportAsync(days, http.RequestAborted) is not { } report)
        {
            return Results.NotFound();
        }

        // With a byte order mark, or spreadsheets take Vietnamese for another encoding.
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv(report, days))], "text/csv; charset=utf-8", $"so-lieu-{InsightPeriod.Wire(days.From)}-{InsightPeriod.Wire(days.To)}.csv");
    }

    public static string Csv(InsightReport report, InsightPeriod period)
    {
        var csv = new StringBuilder(CsvText.Line(["Biểu", "Mục", $"Số ý kiến {InsightTexts.Period(period.From, period.To)}", $"Kỳ trước {InsightTexts.Period(period.BeforeFrom, period.BeforeTo)}"]));
        foreach (var figure in report.Figures())
        {
            csv.Append(CsvText.Line(["Tóm tắt", figure.Label, figure.Value, figure.Before]));
        }

        foreach (var chart in report.Charts())
        {
            foreach (var bar in chart.Bars)
            {
                csv.Append(CsvText.Line([chart.Title, bar.Label, bar.Count, bar.Before]));
            }
        }

        return csv.ToString();
    }
}
