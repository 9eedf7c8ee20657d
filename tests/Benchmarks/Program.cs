using System.CommandLine;
using CivicBot.Benchmarks;

var root = new RootCommand("Measures how fast CivicBot understands messages.")
{
    MeasureCommand.Create(),
    BenchmarkCommand.Create(),
    DigestsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
