using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CivicBot.Comments.Life;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Desk;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>programmes list|create|edit|add-unit</c>: plans under which dialogue days are held. Ends with 0 (done), 1 (refused; no such programme) or 2 (bad use).</summary>
public static class ProgrammesCommand
{
    /// <param name="configuration">Where records and communes lie.</param>
    /// <param name="time">The clock.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time) => new("programmes", "Programmes (kế hoạch, chương trình) of dialogue days.")
    {
        List(configuration, time),
        CreateOne(configuration, time),
        Edit(configuration, time),
        AddUnit(configuration, time),
    };

    private static Command List(IConfiguration configuration, TimeProvider time)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("list", "List programmes with their units.") { json };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var output = parsed.InvocationConfiguration.Output;
            foreach (var programme in await services.Days.ProgrammesAsync(cancellationToken))
            {
                if (parsed.GetValue(json))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(programme, DaysCommand.Json));
                    continue;
                }

                await output.WriteLineAsync($"{programme.Id}  {programme.PlanNumber} ({programme.IssuedBy}{(programme.IssuedOn is { } on ? $", {DialogueTexts.Date(on)}" : "")}): {programme.Title}");
                foreach (var unit in programme.Units.OrderBy(unit => unit.Commune, StringComparer.Ordinal))
                {
                    await output.WriteLineAsync($"  {services.NameOf(unit.Commune)}{(unit.PlanNumber is { } plan ? $"  {plan}" : "")}");
                }
            }

            return DaysServices.Done;
        }, cancellationToken));
        return command;
    }

    private static Command CreateOne(IConfiguration configuration, TimeProvider time)
    {
        var id = new Option<string>("--id") { Description = "Id: small letters a–z, digits, hyphens.", Required = true };
        var title = new Option<string>("--title") { Description = "Title.", Required = true };
        var plan = new Option<string>("--plan") { Description = "Number of the plan (116-KH/TU).", Required = true };
        var issuer = new Option<string>("--issued-by") { Description = "Who issued it.", Required = true };
        var on = DaysOptions.Date("--issued-on", "When.");
        var (by, occasion) = (DaysOptions.By(), DaysOptions.Occasion());
        var command = new Command("create", "Make a programme.") { id, title, plan, issuer, on, by, occasion };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var programme = new NewProgramme(parsed.GetValue(id)!, parsed.GetValue(title)!, parsed.GetValue(plan)!, parsed.GetValue(issuer)!, parsed.GetValue(on));
            return await TellAsync(parsed, await services.Programmes.CreateAsync(programme, Actor.Official(parsed.GetValue(by)!), DaysCommand.OccasionOf(parsed.GetValue(occasion)), cancellationToken));
        }, cancellationToken));
        return command;
    }

    private static Command Edit(IConfiguration configuration, TimeProvider time)
    {
        var id = new Option<string>("--programme") { Description = "Id of the programme.", Required = true };
        var (title, plan, issuer) = (new Option<string?>("--title") { Description = "New title." }, new Option<string?>("--plan") { Description = "New number." }, new Option<string?>("--issued-by") { Description = "New issuer." });
        var on = DaysOptions.Date("--issued-on", "When.");
        var (by, version, occasion) = (DaysOptions.By(), DaysOptions.Version(), DaysOptions.Occasion());
        var command = new Command("edit", "Change a programme.") { id, title, plan, issuer, on, by, version, occasion };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var edit = new ProgrammeEdit(parsed.GetValue(title), parsed.GetValue(plan), parsed.GetValue(issuer), parsed.GetValue(on));
            var outcome = await services.Programmes.EditAsync(
                parsed.GetValue(id)!, edit, Actor.Official(parsed.GetValue(by)!), parsed.GetValue(version), DaysCommand.OccasionOf(parsed.GetValue(occasion)), cancellationToken);
            return await TellAsync(parsed, outcome);
        }, cancellationToken));
        return command;
    }

    private static Command AddUnit(IConfiguration configuration, TimeProvider time)
    {
        var id = new Option<string>("--programme") { Description = "Id of the programme.", Required = true };
        var commune = new Option<string>("--commune") { Description = "Commune that takes part (name of its file).", Required = true };
        var plan = new Option<string?>("--plan") { Description = "Its own plan (58-KH/ĐU)." };
        var (by, occasion) = (DaysOptions.By(), DaysOptions.Occasion());
        var command = new Command("add-unit", "Add a commune to a programme.") { id, commune, plan, by, occasion };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var outcome = await services.Programmes.AddUnitAsync(
                parsed.GetValue(id)!, parsed.GetValue(commune)!, parsed.GetValue(plan), Actor.Official(parsed.GetValue(by)!), DaysCommand.OccasionOf(parsed.GetValue(occasion)), cancellationToken);
            return await TellAsync(parsed, outcome);
        }, cancellationToken));
        return command;
    }

    private static async Task<int> TellAsync(ParseResult parsed, ProgrammeOutcome outcome)
    {
        switch (outcome)
        {
            case ProgrammeOutcome.Done done:
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done.ProgrammeId}  version {done.Version}"));
                return DaysServices.Done;
            case ProgrammeOutcome.NotAllowed refused:
                await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.Why);
                return DaysServices.FoundProblems;
            case ProgrammeOutcome.ChangedMeanwhile changed:
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{changed.By ?? "Người khác"} vừa sửa chương trình này; hãy xem lại rồi làm lại.");
                return DaysServices.FoundProblems;
            default:
                await parsed.InvocationConfiguration.Error.WriteLineAsync("There is no such programme; 'programmes list' shows their ids.");
                return DaysServices.FoundProblems;
        }
    }
}
