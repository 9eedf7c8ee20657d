using System.CommandLine;
using CivicBot.Load.Ack;
using CivicBot.Load.Bot;
using CivicBot.Load.Chaos;
using CivicBot.Load.Filing;
using CivicBot.Load.Fuzz;
using CivicBot.Load.Kill;
using CivicBot.Load.Nodes;
using CivicBot.Load.Soak;
using CivicBot.Load.Start;
using CivicBot.Load.Turns;

var root = new RootCommand("Measures the way of a message: how fast it is acknowledged, how fast it is answered, and that no kill loses or doubles it.")
{
    AckCommand.Create(),
    TurnsCommand.Create(),
    NodesCommand.Create(),
    StartCommand.Create(),
    KillCommand.Create(),
    FileCommand.Create(),
    FuzzCommand.Create(),
    SoakCommand.Create(),
    ChaosCommand.Create(),
    BareEndpoint.Create(),
    EchoBot.Create(),
};
return await root.Parse(args).InvokeAsync();
