using System.CommandLine;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;

namespace CivicBot.Load.Start;

/// <summary><c>start</c>: from the start of the process until it says that it is ready.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var times = new Option<int>("--times") { Description = "How often it is started.", DefaultValueFactory = _ => 10 };
        var command = new Command("start", "Starts a bot again and again, first in an empty folder and then in the same, and stops it each time.")
        {
            times, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new StartRun(parsed.GetRequiredValue(times)).RunAsync(
            parsed.GetRequiredValue(BotLaunch.ProgramOption), parsed.GetRequiredValue(BotLaunch.SettingsOption), parsed.GetValue(Report.JsonOption), cancellationToken));
        return command;
    }
}
