using System.CommandLine;
using System.Security.Cryptography;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;

namespace CivicBot.Load.Soak;

/// <summary><c>soak</c>: a busy hour of a commune, again and again the same: memory rises to its level and stays there.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var minutes = new Option<int>("--minutes") { Description = "Length; the first third is not counted.", DefaultValueFactory = _ => 60 };
        var rate = new Option<int>("--rate") { Description = "Questions a second, whatever the bot does.", DefaultValueFactory = _ => 20 };
        var slope = new Option<double>("--slope") { Description = "Most MiB of memory more in an hour.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "Seed of all random choices.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
        var command = new Command("soak", "Questions at a steady rate and ten comments a minute, for an hour; exit code 1 when something is not answered or memory goes on growing.")
        {
            minutes, rate, slope, seed, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new SoakRun(new SoakPlan(
            TimeSpan.FromMinutes(parsed.GetRequiredValue(minutes)), parsed.GetRequiredValue(rate), parsed.GetRequiredValue(slope), parsed.GetRequiredValue(seed))).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}

/// <param name="Length">Of the whole run.</param>
/// <param name="PerSecond">Questions.</param>
/// <param name="Slope">Most MiB an hour.</param>
/// <param name="Seed">Of all random choices.</param>
internal sealed record SoakPlan(TimeSpan Length, int PerSecond, double Slope, int Seed)
{
    private const int CommentsPerMinute = 10;

    public int Comments => Math.Max(1, (int)(Length.TotalMinutes * CommentsPerMinute));
}
