using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CivicBot.Benchmarks;

/// <summary><c>benchmark</c>: BenchmarkDotNet's own tables: mean, deviation and allocations of a message.</summary>
internal static class BenchmarkCommand
{
    public static Command Create()
    {
        var command = new Command("benchmark", "Run BenchmarkDotNet over the understanding of messages and comments, and over the start; further arguments are BenchmarkDotNet's (--filter …).")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parsed =>
        {
            string[] arguments = parsed.UnmatchedTokens is { Count: > 0 } given ? [.. given] : ["--filter", "*"];

            // In this process: the knowledge lies beside this program, and no second project has to be restored.
            var config = DefaultConfig.Instance
                .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(15))
                .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
            BenchmarkSwitcher.FromTypes([typeof(AskBenchmark), typeof(ClassifyBenchmark), typeof(StartBenchmark)]).Run(arguments, config);
            return 0;
        });
        return command;
    }
}
