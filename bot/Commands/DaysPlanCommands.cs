using System.CommandLine;
using System.Text.Json;
using CivicBot.Comments.Life;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>days plan|plan-month|rotation|edit</c>.</summary>
internal static class DaysPlanCommands
{
    private static readonly (string Word, DayOfWeek Day)[] Weekdays =
    [
        ("thu-2", DayOfWeek.Monday), ("thu-3", DayOfWeek.Tuesday), ("thu-4", DayOfWeek.Wednesday), ("thu-5", DayOfWeek.Thursday), ("thu-6", DayOfWeek.Friday),
        ("thu-7", DayOfWeek.Saturday), ("chu-nhat", DayOfWeek.Sunday),
    ];

    public static Command Plan(IConfiguration configuration, TimeProvider time)
    {
        var (commune, by, occasion) = (DaysOptions.Commune(), DaysOptions.By(), DaysOptions.Occasion());
        var date = DaysOptions.Date("--date", "Date (2026-12-12).", required: true);
        var place = new Option<string>("--place") { Description = "Where, as people say it.", Required = true };
        var trip = new Option<bool>("--field-trip") { Description = "A field trip (đi cơ sở) instead of a dialogue: no legal clocks." };
        var past = new Option<bool>("--past") { Description = "It took place already and is recorded afterwards." };
        var programme = new Option<string?>("--programme") { Description = "Programme under which it is held." };
        var details = new DayDetails();
        var command = new Command("plan", "Plan one day.") { commune, date, place, programme, trip, past, by, occasion };
        details.AddTo(command);
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            if (await DaysCommand.CommuneAsync(services, parsed, parsed.GetValue(commune)) is not { } found)
            {
                return DaysServices.BadUse;
            }

            var plan = new NewDay
            {
                Commune = found.Id,
                Date = parsed.GetValue(date)!.Value,
                Place = parsed.GetValue(place)!,
                Kind = parsed.GetValue(trip) ? DayKind.FieldTrip : DayKind.Dialogue,
                Past = parsed.GetValue(past),
                ProgrammeId = parsed.GetValue(programme),
                Title = parsed.GetValue(details.Title),
                Subject = parsed.GetValue(details.Subject),
                From = parsed.GetValue(details.From),
                To = parsed.GetValue(details.To),
                Neighbourhoods = parsed.GetValue(details.Neighbourhoods) ?? [],
                Topics = parsed.GetValue(details.Topics) ?? [],
                Hosts = parsed.GetValue(details.Hosts) ?? [],
                Guests = parsed.GetValue(details.Guests) ?? [],
            };
            var outcome = await services.Desk.PlanAsync(plan, Actor.Official(parsed.GetValue(by)!), DaysCommand.OccasionOf(parsed.GetValue(occasion)), cancellationToken);
            return await DaysServices.TellAsync(parsed, "", outcome);
        }, cancellationToken));
        return command;
    }

    public static Command PlanMonth(IConfiguration configuration, TimeProvider time)
    {
        var (commune, by) = (DaysOptions.Commune(), DaysOptions.By());
        var month = DaysOptions.Month("--month", "Month (2026-12).");
        var count = new Option<int>("--count") { Description = "How many days.", DefaultValueFactory = _ => 1 };
        var weekday = new Option<string>("--weekday") { Description = "thu-2 … thu-7, chu-nhat.", DefaultValueFactory = _ => "thu-7" };
        weekday.AcceptOnlyFromAmong([.. Weekdays.Select(w => w.Word)]);
        var from = DaysOptions.Time("--from", "Begin of each (08:00).");
        var programme = new Option<string?>("--programme") { Description = "Programme under which they are held." };
        var propose = new Option<bool>("--dry-run") { Description = "Only print the proposal." };
        var command = new Command("plan-month", "Plan days of a month for the neighbourhoods that were visited never or longest ago.") { commune, month, count, weekday, from, programme, propose, by };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            if (await DaysCommand.CommuneAsync(services, parsed, parsed.GetValue(commune)) is not { } found)
            {
                return DaysServices.BadUse;
            }

            var day = Weekdays.First(w => w.Word == parsed.GetValue(weekday)).Day;
            var wanted = parsed.GetValue(count);
            var proposal = await services.Days.ProposeAsync(found, parsed.GetValue(month)!.Value, day, wanted, cancellationToken);
            var worst = DaysServices.Done;
            foreach (var one in proposal)
            {
                if (parsed.GetValue(propose))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync($"{DialogueTexts.When(one.Date, null)}: {one.Neighbourhood}");
                    continue;
                }

                var plan = new NewDay
                {
                    Commune = found.Id,
                    Date = one.Date,
                    Place = DialogueTexts.HallOf(one.Neighbourhood),
                    From = parsed.GetValue(from),
                    Neighbourhoods = [one.Neighbourhood],
                    ProgrammeId = parsed.GetValue(programme),
                };
                var outcome = await services.Desk.PlanAsync(plan, Actor.Official(parsed.GetValue(by)!), DaysCommand.OccasionOf(null), cancellationToken);
                worst = Math.Max(worst, await DaysServices.TellAsync(parsed, "", outcome));
            }

            if (proposal.Count < wanted)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(DialogueTexts.FewerDates(proposal.Count, wanted));
                return DaysServices.FoundProblems;
            }

            return worst;
        }, cancellationToken));
        return command;
    }

    public static Command Rotation(IConfiguration configuration, TimeProvider time)
    {
        var commune = DaysOptions.Commune();
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("rotation", "Which neighbourhoods were visited never or long ago; those first.") { commune, json };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            if (await DaysCommand.CommuneAsync(services, parsed, parsed.GetValue(commune)) is not { } found)
            {
                return DaysServices.BadUse;
            }

            foreach (var visit in await services.Days.VisitsAsync(found, cancellationToken))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(visit, DaysCommand.Json) : DialogueTexts.Visited(visit, VietnamTime.Today(time)));
            }

            return DaysServices.Done;
        }, cancellationToken));
        return command;
    }

    public static Command Edit(IConfiguration configuration, TimeProvider time)
    {
        var date = DaysOptions.Date("--date", "New date.");
        var place = new Option<string?>("--place") { Description = "New place." };
        var through = DaysOptions.Many("--through", "An announced day moves: through what people are told.");
        var late = new Option<string?>("--late-because") { Description = "An announced day moves with less than 7 days left: why." };
        var details = new DayDetails();
        var command = DaysStepCommands.Step(
            "edit",
            "Change what is planned; those who wait for an announced day are told of a new date, hour or place.",
            configuration,
            time,
            parsed => new DayAction.Edit
            {
                Date = parsed.GetValue(date),
                Place = parsed.GetValue(place),
                Title = parsed.GetValue(details.Title),
                Subject = parsed.GetValue(details.Subject),
                From = parsed.GetValue(details.From),
                To = parsed.GetValue(details.To),
                Neighbourhoods = DayDetails.Given(parsed, details.Neighbourhoods),
                Topics = DayDetails.Given(parsed, details.Topics),
                Hosts = DayDetails.Given(parsed, details.Hosts),
                Guests = DayDetails.Given(parsed, details.Guests),
                Through = parsed.GetValue(through) ?? [],
                LateBecause = parsed.GetValue(late),
            });
        Array.ForEach<Option>([date, place, through, late], command.Add);
        details.AddTo(command);
        return command;
    }

    /// <summary>What a plan may say beside date and place.</summary>
    private sealed class DayDetails
    {
        public Option<string?> Title { get; } = new("--title") { Description = "Title; left away: a general one." };

        public Option<string?> Subject { get; } = new("--subject") { Description = "What it is about, in words for the people." };

        public Option<TimeOnly?> From { get; } = DaysOptions.Time("--from", "Begin (08:00).");

        public Option<TimeOnly?> To { get; } = DaysOptions.Time("--to", "End.");

        public Option<string[]> Neighbourhoods { get; } = DaysOptions.Many("--neighbourhood", "For these neighbourhoods only (names of the commune's file).");

        public Option<string[]> Topics { get; } = DaysOptions.Many("--topic", "About these topics only (ids, for example dat-dai).");

        public Option<string[]> Hosts { get; } = DaysOptions.Many("--host", "Who receives the people, by title.");

        public Option<string[]> Guests { get; } = DaysOptions.Many("--guest", "Higher leaders who attend, by title.");

        public static string[]? Given(ParseResult parsed, Option<string[]> option) => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

        public void AddTo(Command command) => Array.ForEach<Option>([Title, Subject, From, To, Neighbourhoods, Topics, Hosts, Guests], command.Add);
    }
}
