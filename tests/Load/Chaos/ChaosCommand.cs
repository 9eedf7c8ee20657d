using System.CommandLine;
using System.Security.Cryptography;
using CivicBot.Load.Bot;
using CivicBot.Load.Filing;
using CivicBot.Load.Kill;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;

namespace CivicBot.Load.Chaos;

/// <summary><c>chaos</c>: several nodes on Redis and PostgreSQL while citizens ask and file; everything breaks in turn; afterwards a ledger of what was acknowledged, answered and recorded.</summary>
internal static class ChaosCommand
{
    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long things break.", DefaultValueFactory = _ => 10 };
        var nodes = new Option<int>("--nodes") { Description = "How many nodes.", DefaultValueFactory = _ => 3 };
        var rate = new Option<int>("--rate") { Description = "Questions a second.", DefaultValueFactory = _ => 20 };
        var citizens = new Option<int>("--citizens") { Description = "How many citizens ask.", DefaultValueFactory = _ => 200 };
        var filers = new Option<int>("--filers") { Description = "How many citizens file a comment with a photo, spread over the time.", DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { Description = "Seed of all random choices.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
        var only = new Option<string?>("--only") { Description = "Only faults with this in their name." };
        var keep = new Option<bool>("--keep") { Description = "Keep logs and data for inspection." };
        var command = new Command("chaos", "Nodes are killed, stopped, cut off and skewed, Redis and PostgreSQL fail, a disk fills, while citizens chat; exit code 1 when a guarantee is broken.")
        {
            minutes, nodes, rate, citizens, filers, seed, only, keep, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new ChaosRun(new ChaosPlan(
            TimeSpan.FromMinutes(parsed.GetRequiredValue(minutes)),
            parsed.GetRequiredValue(nodes),
            parsed.GetRequiredValue(rate),
            parsed.GetRequiredValue(citizens),
            parsed.GetRequiredValue(filers),
            parsed.GetRequiredValue(seed),
            parsed.GetValue(only),
            parsed.GetValue(keep))).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}

internal sealed record ChaosPlan(TimeSpan Length, int Nodes, int Rate, int Citizens, int Filers, int Seed, string? Only, bool Keep)
{
    /// <summary>Numbers of those who ask; those who file come first.</summary>
    private const int Askers = 500_000;

    public KillPlan Questions => new(0, (int)(Rate * Length.TotalSeconds), Citizens, 0.3, Rate, Seed, Stop: false, Keep) { FirstCitizen = Askers };

    public FilePlan Filing => new(Filers, 0, 0.2, RecordsPlace.Postgres, Seed, Keep) { Spread = Length };
}
