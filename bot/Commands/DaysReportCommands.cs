using System.CommandLine;
using CivicBot.Comments.Life;
using CivicBot.Dialogues.Announcements;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Reports;
using CivicBot.Knowledge.Calendar;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>days report</c>: the numbers of a period, or of one day and fixing them. <c>days announce-texts</c>: what is told to the people, as files.</summary>
internal static class DaysReportCommands
{
    public static Command Report(IConfiguration configuration, TimeProvider time)
    {
        var (from, to) = (DaysOptions.Date("--from", "First date of the meetings (2026-01-01)."), DaysOptions.Date("--to", "Last date."));
        var day = new Option<string?>("--day") { Description = "One day instead of a period; the numbers as they were fixed, where they are." };
        var fix = new Option<bool>("--fix") { Description = "With --day: fix its numbers (chốt số liệu); needs --by." };
        var by = new Option<string?>("--by") { Description = "With --fix: who does it." };
        var programme = new Option<string?>("--programme") { Description = "Only meetings under this programme." };
        var commune = new Option<string?>("--commune") { Description = "Only this commune's." };
        var isPublic = new Option<bool>("--public") { Description = "For publication: denunciations are only counted." };
        var json = new Option<bool>("--json") { Description = "JSON instead of Markdown." };
        var command = new Command("report", "Meetings, attendance, comments and what became of them, by unit and in total.") { from, to, day, fix, by, programme, commune, isPublic, json };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (parsed.GetValue(day) is { } id)
            {
                if (parsed.GetValue(fix))
                {
                    if (string.IsNullOrWhiteSpace(parsed.GetValue(by)))
                    {
                        await error.WriteLineAsync("Say with --by who fixes the numbers.");
                        return DaysServices.BadUse;
                    }

                    var outcome = await services.Desk.ActAsync(id, new DayAction.Report(), Actor.Official(parsed.GetValue(by)!), version: null, DaysCommand.OccasionOf(null), cancellationToken);
                    if (await DaysServices.TellAsync(parsed, id, outcome) is not DaysServices.Done and var refused)
                    {
                        return refused;
                    }
                }

                return await OfDayAsync(services, parsed, id, parsed.GetValue(isPublic), parsed.GetValue(json), cancellationToken);
            }

            if (parsed.GetValue(from) is not { } first || parsed.GetValue(to) is not { } last || first > last || parsed.GetValue(fix))
            {
                await error.WriteLineAsync("Give a period with --from and --to, or one day with --day.");
                return DaysServices.BadUse;
            }

            var scope = new ReportScope(first, last, parsed.GetValue(programme), parsed.GetValue(commune), Public: parsed.GetValue(isPublic));
            string? title = null;
            if (scope.Programme is { } wanted)
            {
                if ((await services.Days.ProgrammesAsync(cancellationToken)).FirstOrDefault(p => p.Id == wanted) is not { } found)
                {
                    await error.WriteLineAsync($"There is no programme '{wanted}'; 'programmes list' shows their ids.");
                    return DaysServices.FoundProblems;
                }

                title = $"{found.Title} ({found.PlanNumber}, {found.IssuedBy})";
            }

            await PrintAsync(services, parsed, await services.Reports.CountAsync(scope, cancellationToken), parsed.GetValue(json), title, conclusion: null);
            return DaysServices.Done;
        }, cancellationToken));
        return command;
    }

    public static Command Texts(IConfiguration configuration, TimeProvider time)
    {
        var day = DaysOptions.Day();
        var folder = new Option<string>("--out") { Description = "Folder for the files; made where it is missing.", Required = true };
        var command = new Command("announce-texts", "Write OA post, message for Zalo groups, loudspeaker script, reminders and A4 posters with QR code.") { day, folder };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var id = parsed.GetValue(day)!;
            if (await services.Days.FindAsync(id, cancellationToken) is not { } found || services.Communes.Find(found.Commune) is not { } commune)
            {
                await error.WriteLineAsync($"There is no dialogue day '{id}' of a known commune; 'days list' shows their ids.");
                return DaysServices.FoundProblems;
            }

            var announcement = Announcement.Of(found, commune, services.Topics, VietnamTime.Today(time));
            var files = AnnouncementFiles.Of(announcement, services.Options.RemindDaysInUse);
            await AnnouncementFiles.WriteAsync(parsed.GetValue(folder)!, files, cancellationToken);
            foreach (var (name, _) in files)
            {
                await output.WriteLineAsync(Path.Combine(parsed.GetValue(folder)!, name));
            }

            if (announcement.Link is null)
            {
                await error.WriteLineAsync($"The file of '{commune.Id}' names no OA (oa_ids): the posters have no QR code.");
            }

            return DaysServices.Done;
        }, cancellationToken));
        return command;
    }

    private static async Task<int> OfDayAsync(DaysServices services, ParseResult parsed, string id, bool isPublic, bool json, CancellationToken cancellationToken)
    {
        if (await services.Days.FindAsync(id, cancellationToken) is not { } day)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no dialogue day '{id}'; 'days list' shows their ids.");
            return DaysServices.FoundProblems;
        }

        var fixedNumbers = isPublic ? day.FixedPublicReport : day.FixedReport;
        var report = fixedNumbers is not null
            ? ReportJson.Read(fixedNumbers)
            : await services.Reports.CountAsync(new ReportScope(day.Date, day.Date, Day: day.Id, Public: isPublic), cancellationToken);
        await PrintAsync(services, parsed, report, json, $"{day.Title}, {services.NameOf(day.Commune)}", day.Conclusion);
        return DaysServices.Done;
    }

    private static Task PrintAsync(DaysServices services, ParseResult parsed, DialogueReport report, bool json, string? title, string? conclusion)
    {
        if (json)
        {
            return parsed.InvocationConfiguration.Output.WriteLineAsync(ReportJson.Write(report));
        }

        var topics = services.Topics;
        return parsed.InvocationConfiguration.Output.WriteAsync(ReportText.Of(report, new ReportNames(services.NameOf, id => topics[id].Name, title, conclusion)));
    }
}
