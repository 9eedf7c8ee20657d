using System.CommandLine;
using System.Security.Cryptography;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;

namespace CivicBot.Load.Filing;

/// <summary><c>file</c>: a whole commune files comments at once while the process dies again and again; afterwards there is exactly one comment each, and everybody knows its code.</summary>
internal static class FileCommand
{
    public static Command Create()
    {
        var citizens = new Option<int>("--citizens") { Description = "How many citizens file a comment at the same time.", DefaultValueFactory = _ => 1_000 };
        var kills = new Option<int>("--kills") { Description = "How often the bot is killed meanwhile; 0 measures how fast comments are filed.", DefaultValueFactory = _ => 10 };
        var duplicates = new Option<double>("--duplicates") { Description = "Events that arrive a second time, as a share of all.", DefaultValueFactory = _ => 0.2 };
        var records = new Option<string>("--records")
        {
            Description = "Where the bot keeps its records: sqlite, postgres (a server of this run's own) or a connection string of an empty database (Host=…).",
            DefaultValueFactory = _ => RecordsPlace.Sqlite,
        };
        records.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } value && !RecordsPlace.IsKnown(value))
            {
                result.AddError($"--records '{value}' is not known; use sqlite, postgres or a connection string that begins with Host=.");
            }
        });
        var seed = new Option<int>("--seed") { Description = "Seed of all random choices.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
        var keep = new Option<bool>("--keep") { Description = "Keep the bot's data and log for inspection." };
        var command = new Command("file", "Citizens file comments at once, with words and photos, while the bot is killed; exit code 1 when a comment or a code is missing or there twice.")
        {
            citizens, kills, duplicates, records, seed, keep, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new FileRun(new FilePlan(
            parsed.GetRequiredValue(citizens),
            parsed.GetRequiredValue(kills),
            parsed.GetRequiredValue(duplicates),
            parsed.GetRequiredValue(records),
            parsed.GetRequiredValue(seed),
            parsed.GetValue(keep))).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}

internal sealed record FilePlan(int Citizens, int Kills, double Duplicates, string Records, int Seed, bool Keep)
{
    /// <summary>Within this time from the start each citizen begins.</summary>
    public TimeSpan Spread { get; init; } = TimeSpan.FromSeconds(1);
}
