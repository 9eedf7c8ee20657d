using System.CommandLine;
using System.Security.Cryptography;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;

namespace CivicBot.Load.Kill;

/// <summary><c>kill</c>: the process dies again and again while citizens write; afterwards every message must be answered once and in order.</summary>
internal static class KillCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often the bot is killed.", DefaultValueFactory = _ => 20 };
        var events = new Option<int>("--events") { Description = "How many different events arrive.", DefaultValueFactory = _ => 5_000 };
        var citizens = new Option<int>("--citizens") { Description = "How many citizens write.", DefaultValueFactory = _ => 200 };
        var duplicates = new Option<double>("--duplicates") { Description = "Shuffled duplicates for each event.", DefaultValueFactory = _ => 0.6 };
        var rate = new Option<int>("--rate") { Description = "New events a second while the bot is up.", DefaultValueFactory = _ => 300 };
        var seed = new Option<int>("--seed") { Description = "Seed of all random choices.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
        var stop = new Option<bool>("--stop") { Description = "SIGTERM instead of SIGKILL: stop in order, and say how long that took." };
        var keep = new Option<bool>("--keep") { Description = "Keep the bot's data and log for inspection." };
        var command = new Command("kill", "SIGKILL at random moments while events arrive in shuffled duplicates; exit code 1 when a guarantee is broken.")
        {
            rounds, events, citizens, duplicates, rate, seed, stop, keep, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new KillRun(new KillPlan(
            parsed.GetRequiredValue(rounds),
            parsed.GetRequiredValue(events),
            parsed.GetRequiredValue(citizens),
            parsed.GetRequiredValue(duplicates),
            parsed.GetRequiredValue(rate),
            parsed.GetRequiredValue(seed),
            parsed.GetValue(stop),
            parsed.GetValue(keep))).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}

internal sealed record KillPlan(int Rounds, int Events, int Citizens, double Duplicates, int Rate, int Seed, bool Stop, bool Keep)
{
    /// <summary>Citizens are numbered from here: those of another crowd of the same run are others.</summary>
    public int FirstCitizen { get; init; }
}
