using System.CommandLine;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;

namespace CivicBot.Load.Turns;

/// <summary><c>turns</c>: from the webhook in to the message at the citizen out.</summary>
internal static class TurnsCommand
{
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Length of the measurement.", DefaultValueFactory = _ => 10 };
        var citizens = new Option<int>("--citizens")
        {
            Description = "Citizens who write at the same time, each one's next question after the answer.",
            DefaultValueFactory = _ => 64,
        };
        var latency = new Option<int>("--zalo-latency") { Description = "Milliseconds that Zalo takes for every send.", DefaultValueFactory = _ => 0 };
        var stores = BotStores.NewOption();
        var command = new Command("turns", "Full turns a second and their latency, with the bot's memory.")
        {
            seconds, citizens, latency, stores, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new TurnsRun(
            TimeSpan.FromSeconds(parsed.GetRequiredValue(seconds)),
            parsed.GetRequiredValue(citizens),
            TimeSpan.FromMilliseconds(parsed.GetRequiredValue(latency)),
            parsed.GetRequiredValue(stores)).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}
