using System.CommandLine;
using CivicBot.Comments.Life;
using CivicBot.Dialogues.Days;
using CivicBot.Knowledge.Calendar;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>days announce|cutoff|hold|attend|conclude|publish|reopen|cancel</c>: one step of one day each.</summary>
internal static class DaysStepCommands
{
    public static Command Announce(IConfiguration configuration, TimeProvider time)
    {
        var through = DaysOptions.Many("--through", "Through what people are told: OA, Zalo groups, loudspeaker, posters …");
        var on = DaysOptions.Date("--on", "The day on which they were told, where it is recorded later.");
        var late = new Option<string?>("--late-because") { Description = "Fewer than 7 days are left: why. Kept and shown." };
        var command = Step("announce", "Record that the day was announced; comments that waited for it are put on it.", configuration, time, parsed =>
            new DayAction.Announce(parsed.GetValue(through) ?? [], parsed.GetValue(on), parsed.GetValue(late)));
        Array.ForEach<Option>([through, on, late], command.Add);
        return command;
    }

    public static Command CutOff(IConfiguration configuration, TimeProvider time)
    {
        var date = DaysOptions.Date("--date", "Date; left away with --time: now.");
        var hour = DaysOptions.Time("--time", "Time of that day (17:00).");
        var command = Step("cutoff", "Change until when comments are in time; later ones are still taken.", configuration, time, parsed =>
            new DayAction.CutOff(parsed.GetValue(date) is { } day ? VietnamTime.At(day, parsed.GetValue(hour) ?? new TimeOnly(17, 0)) : time.GetUtcNow()));
        Array.ForEach<Option>([date, hour], command.Add);
        return command;
    }

    public static Command Hold(IConfiguration configuration, TimeProvider time) =>
        Step("hold", "Record that the meeting takes place; attendance and comments of the room follow.", configuration, time, _ => new DayAction.Hold());

    public static Command Attend(IConfiguration configuration, TimeProvider time)
    {
        var people = new Option<int>("--people") { Description = "People, added to what was counted; negative to correct." };
        var officials = new Option<int>("--officials") { Description = "Officials, likewise." };
        var neighbourhood = new Option<string?>("--neighbourhood") { Description = "Whose people they are." };
        var note = new Option<string?>("--note") { Description = "For officials only; no names of citizens." };
        var command = Step("attend", "Count people present; counts add up.", configuration, time, parsed =>
            new DayAction.Count(parsed.GetValue(people), parsed.GetValue(officials), parsed.GetValue(neighbourhood), parsed.GetValue(note)));
        Array.ForEach<Option>([people, officials, neighbourhood, note], command.Add);
        return command;
    }

    public static Command Conclude(IConfiguration configuration, TimeProvider time)
    {
        var text = new Option<string>("--text") { Description = "What the chair concluded; it becomes public with the result, so no names of citizens.", Required = true };
        var carry = new Option<bool>("--carry-over") { Description = "Comments that nobody dealt with go on to the next suitable day." };
        var command = Step("conclude", "Record the conclusion.", configuration, time, parsed => new DayAction.Conclude(parsed.GetValue(text)!, parsed.GetValue(carry)));
        Array.ForEach<Option>([text, carry], command.Add);
        return command;
    }

    public static Command Publish(IConfiguration configuration, TimeProvider time)
    {
        var through = DaysOptions.Many("--through", "Through what: posted at the office, OA, heads of neighbourhoods …");
        var on = DaysOptions.Date("--on", "The day on which it was made public, where it is recorded later.");
        var command = Step("publish", "Record that the result was made public.", configuration, time, parsed => new DayAction.Publish(parsed.GetValue(through) ?? [], parsed.GetValue(on)));
        Array.ForEach<Option>([through, on], command.Add);
        return command;
    }

    public static Command Reopen(IConfiguration configuration, TimeProvider time)
    {
        var reason = new Option<string>("--reason") { Description = "What was wrong; no names of citizens.", Required = true };
        var command = Step("reopen", "Drop the fixed numbers of a reported day, to correct them and report again.", configuration, time, parsed => new DayAction.Reopen(parsed.GetValue(reason)!));
        command.Add(reason);
        return command;
    }

    public static Command Cancel(IConfiguration configuration, TimeProvider time)
    {
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var command = Step("cancel", "Cancel the day; its comments are kept for the next one.", configuration, time, parsed => new DayAction.Cancel(parsed.GetValue(reason)!));
        command.Add(reason);
        return command;
    }

    /// <summary>A command that does one thing with one day.</summary>
    public static Command Step(string name, string description, IConfiguration configuration, TimeProvider time, Func<ParseResult, DayAction> action)
    {
        var (day, by, version, occasion) = (DaysOptions.Day(), DaysOptions.By(), DaysOptions.Version(), DaysOptions.Occasion());
        var command = new Command(name, description) { day, by, version, occasion };
        command.SetAction((parsed, cancellationToken) => DaysServices.RunAsync(configuration, time, parsed, async services =>
        {
            var id = parsed.GetValue(day)!;
            var outcome = await services.Desk.ActAsync(
                id, action(parsed), Actor.Official(parsed.GetValue(by)!), parsed.GetValue(version), DaysCommand.OccasionOf(parsed.GetValue(occasion)), cancellationToken);
            return await DaysServices.TellAsync(parsed, id, outcome);
        }, cancellationToken));
        return command;
    }
}
