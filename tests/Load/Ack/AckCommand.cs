using System.CommandLine;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;

namespace CivicBot.Load.Ack;

/// <summary><c>ack</c>: how many signed events a second are acknowledged, compared with an endpoint that does nothing.</summary>
internal static class AckCommand
{
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Length of each measurement.", DefaultValueFactory = _ => 10 };
        var connections = new Option<int>("--connections") { Description = "Connections at saturation.", DefaultValueFactory = _ => 64 };
        var rate = new Option<int>("--rate") { Description = "Events a second of the latency measurement.", DefaultValueFactory = _ => 500 };
        var citizens = new Option<int>("--citizens") { Description = "How many citizens write.", DefaultValueFactory = _ => 2_000 };
        var kind = new Option<EventKind>("--events")
        {
            Description = "Text: every event is a question that is answered behind the acknowledgement. Receipt: nothing to answer, the acknowledgement alone.",
            DefaultValueFactory = _ => EventKind.Text,
        };
        var stores = BotStores.NewOption();
        var command = new Command("ack", "Acknowledged events a second and latency of the webhook, beside a bare endpoint.")
        {
            seconds, connections, rate, citizens, kind, stores, BotLaunch.ProgramOption, BotLaunch.SettingsOption, Report.JsonOption,
        };
        command.SetAction((parsed, cancellationToken) => new AckRun(
            TimeSpan.FromSeconds(parsed.GetRequiredValue(seconds)),
            parsed.GetRequiredValue(connections),
            parsed.GetRequiredValue(rate),
            parsed.GetRequiredValue(citizens),
            parsed.GetRequiredValue(kind),
            parsed.GetRequiredValue(stores)).RunAsync(
                parsed.GetRequiredValue(BotLaunch.ProgramOption),
                parsed.GetRequiredValue(BotLaunch.SettingsOption),
                parsed.GetValue(Report.JsonOption),
                cancellationToken));
        return command;
    }
}

internal enum EventKind
{
    Text,
    Receipt,
}
