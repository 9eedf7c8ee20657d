using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Comments.Deadlines;
using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>days</c>: dialogue days from plan to published result. Ends with 0 (done), 1 (refused, told why in Vietnamese; no such day) or 2 (bad use).
/// </summary>
public static class DaysCommand
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="configuration">Where records, communes and knowledge lie.</param>
    /// <param name="time">The clock.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time) => new("days", "Dialogue days: plan, announce, hold, report, publish.")
    {
        List(configuration, time),
        DaysPlanCommands.Plan(configuration, time),
        DaysPlanCommands.PlanMonth(configuration, time),
        DaysPlanCommands.Rotation(configuration, time),
        DaysPlanCommands.Edit(configuration, time),
        DaysStepCommands.Announce(configuration, time),
        DaysReportCommands.Texts(configuration, time),
        DaysStepCommands.CutOff(configuration, time),
        DaysStepCommands.Hold(configuration, time),
        DaysStepCommands.Attend(configuration, time),
        DaysStepCommands.Conclude(configuration, time),
        DaysReportCommands.Report(configuration, time),
        DaysStepCommands.Publish(configuration, time),
        DaysStepCommands.Reopen(configuration, time),
        DaysStepCommands.Cancel(configuration, time),
    };

    /// <summary>The commune that an option names; null (and told) where there is none.</summary>
    internal static async Task<Commune?> CommuneAsync(DaysServices services, ParseResult parsed, string? id)
    {
        if ((id is null ? services.Communes.ForOa(null) : services.Communes.Find(id)) is { } commune)
        {
            return commune;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync($"No commune file is named '{id}'; leave --commune away for the default one.");
        return null;
    }

    internal static string OccasionOf(string? given) => given ?? $"command/{Guid.NewGuid():N}";

    private static Command List(IConfiguration configuration, TimeProvider time)
    {
        var commune = new Option<string?>("--commune") { Description = "Only of this commune (name of its file)." };
        var programme = new Option<string?>("--programme") { Description = "Only of this programme." };
        var (from, to) = (DaysOptions.Date("--from", "From this date on (2026-12-01)."), DaysOptions.Date("--to", "Up to this date."));
        var open = new Option<bool>("--open") { Description = "Only those that are neither published nor cancelled." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("list", "List dialogue days with their clocks; ends with 1 where a clock is red.") { commune, programme, from, to, open, json };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var filter = new DayFilter(parsed.GetValue(commune), parsed.GetValue(programme), parsed.GetValue(from), parsed.GetValue(to), Done: !parsed.GetValue(open));
            var days = await services.Days.ListAsync(filter, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            foreach (var day in days)
            {
                await output.WriteLineAsync(parsed.GetValue(json) ? AsJson(day) : AsText(day));
            }

            return days.Any(day => day.Colour == ClockColour.Red) ? DaysServices.FoundProblems : DaysServices.Done;
        }, cancellationToken));
        return command;
    }

    private static string AsText(ListedDay listed)
    {
        var day = listed.Day;
        string[] lines =
        [
            $"{day.Id}  [{listed.Colour.WireName()}]  {DialogueTexts.StateName(day.State)}",
            $"  {DialogueTexts.When(day.Date, day.From)}, {day.Place}: {day.Title}{(day.Subject is { } subject ? $" ({subject})" : "")}",
            string.Create(CultureInfo.InvariantCulture, $"  {listed.Comments} ý kiến ({listed.Late} gửi muộn), {listed.People} lượt người dự; version {day.Version}"),
            .. listed.Clocks.Select(clock => $"  [{clock.Colour.WireName()}] {clock.Text}"),
        ];
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static string AsJson(ListedDay listed) => JsonSerializer.Serialize(
        new
        {
            listed.Day.Id,
            listed.Day.Commune,
            Programme = listed.Day.ProgrammeId,
            Kind = listed.Day.Kind == DayKind.FieldTrip ? "field-trip" : "dialogue",
            State = listed.Day.State.WireName(),
            listed.Day.Title,
            listed.Day.Subject,
            listed.Day.Date,
            listed.Day.From,
            listed.Day.To,
            listed.Day.Place,
            listed.Day.Neighbourhoods,
            listed.Day.Topics,
            listed.Day.Hosts,
            listed.Day.Guests,
            CutOff = VietnamTime.ToVietnam(listed.Day.CutOff),
            listed.Day.Version,
            listed.Comments,
            listed.Late,
            listed.People,
            Colour = listed.Colour.WireName(),
            Clocks = listed.Clocks.Select(clock => new
            {
                Kind = clock.Kind.ToString().ToLowerInvariant(), clock.DueOn, clock.HappenedOn, Colour = clock.Colour.WireName(), clock.DaysLeft, clock.WorkingDaysLeft, clock.Text,
            }),
        },
        Json);
}
