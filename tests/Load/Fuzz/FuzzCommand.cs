using System.CommandLine;
using System.Security.Cryptography;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;

namespace CivicBot.Load.Fuzz;

/// <summary><c>fuzz</c>: signed webhook bodies, Direct Line calls and form posts that are wrong in every way; nothing may answer 5xx, nothing may be unhandled, memory stays flat.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        var requests = new Option<int>("--requests") { Description = "How many requests in all.", DefaultValueFactory = _ => 100_000 };
        var parallel = new Option<int>("--parallel") { Description = "How many at a time.", DefaultValueFactory = _ => 16 };
        var seed = new Option<int>("--seed") { Description = "Seed of all random choices.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
        var slope = new Option<double>("--slope") { Description = "Most MiB of memory more for each 10,000 requests, in the second half.", DefaultValueFactory = _ => 10 };
        var keep = new Option<bool>("--keep") { Description = "Keep the bot's data and log for inspection." };
        var command = new Command("fuzz", "Mutated webhook bodies, Direct Line calls and form posts against the real program; exit code 1 on a 5xx, an unhandled exception, a turn that failed, or growing memory.")
        {
            requests, parallel, seed, slope, keep, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new FuzzRun(new FuzzPlan(
            parsed.GetRequiredValue(requests), parsed.GetRequiredValue(parallel), parsed.GetRequiredValue(seed), parsed.GetRequiredValue(slope), parsed.GetValue(keep))).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption), parsed.GetRequiredValue(BotLaunch.SettingsOption), parsed.GetValue(Report.JsonOption), cancellationToken));
        return command;
    }
}

/// <param name="Slope">MiB for each 10,000 requests.</param>
internal sealed record FuzzPlan(int Requests, int Parallel, int Seed, double Slope, bool Keep);
