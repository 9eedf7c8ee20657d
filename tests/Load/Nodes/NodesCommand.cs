using System.CommandLine;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;

namespace CivicBot.Load.Nodes;

/// <summary><c>nodes</c>: what a further node brings.</summary>
internal static class NodesCommand
{
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Length of each measurement.", DefaultValueFactory = _ => 20 };
        var citizens = new Option<int>("--citizens") { Description = "Citizens who write at the same time, each one's next question after the answer.", DefaultValueFactory = _ => 64 };
        var nodes = new Option<int>("--nodes") { Description = "Most nodes, each with a core of its own.", DefaultValueFactory = _ => Environment.ProcessorCount };
        nodes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var wanted && (wanted < 2 || wanted > Environment.ProcessorCount))
            {
                result.AddError($"--nodes must lie between 2 and the cores of this machine ({Environment.ProcessorCount}).");
            }
        });
        var command = new Command("nodes", "Full turns a second of one node on one core, and of more nodes on a core each, all on one Redis and one PostgreSQL.")
        {
            seconds, citizens, nodes, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new NodesRun(
            TimeSpan.FromSeconds(parsed.GetRequiredValue(seconds)),
            parsed.GetRequiredValue(citizens),
            parsed.GetRequiredValue(nodes)).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}
