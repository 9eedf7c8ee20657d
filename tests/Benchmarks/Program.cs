using System.CommandLine;
using CivicBot.Benchmarks;
using CivicBot.Benchmarks.Grid;
using CivicBot.Benchmarks.Growth;

var root = new RootCommand("Measures how fast CivicBot understands messages, writes digests and lists comments.")
{
    MeasureCommand.Create(),
    BenchmarkCommand.Create(),
    DigestsCommand.Create(),
    FirstDigest.Create(),
    GridCommand.Create(),
    GrowthCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
