using System.CommandLine;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Benchmarks.Grid;

/// <summary><c>grid</c>: how long the officials' pages take with many comments in the records, over HTTP, signed in, against the same pages on empty records.</summary>
internal static class GridCommand
{
    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";

    public static Command Create()
    {
        var comments = new Argument<int>("comments") { Description = "How many comments are in the records.", DefaultValueFactory = _ => 100_000 };
        var records = new Option<string>("--records") { Description = "Where the records are: sqlite, or postgres (a server of this run's own).", DefaultValueFactory = _ => Sqlite };
        records.AcceptOnlyFromAmong(Sqlite, Postgres);
        var command = new Command("grid", "Time of the pages that list comments, signed in over HTTP, against the same pages on empty records; exit code 1 where a bar is missed.") { comments, records };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (count, output) = (parsed.GetValue(comments), parsed.InvocationConfiguration.Output);
            var empty = await RunAsync(0, parsed.GetValue(records)!, output, cancellationToken);
            var full = await RunAsync(count, parsed.GetValue(records)!, output, cancellationToken);
            var missed = 0;
            foreach (var (page, time) in full)
            {
                var late = GridPages.BarOf(page) is { } bar && time.Median > bar;
                missed += late ? 1 : 0;
                output.WriteLine(FormattableString.Invariant(
                    $"{page,-34} {time.Median.TotalMilliseconds,7:0.0} ms  slowest {time.Slowest.TotalMilliseconds,7:0.0}  processor {time.Processor.TotalMilliseconds,6:0.0}  empty {empty[page].Median.TotalMilliseconds,6:0.0}  ratio {time.Median / empty[page].Median,5:0.0}{(late ? "  TOO SLOW" : "")}"));
            }

            return missed == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyDictionary<string, PageTime>> RunAsync(int comments, string records, TextWriter output, CancellationToken cancellationToken)
    {
        await using var bot = await GridBot.StartAsync(records == Postgres ? PostgresServer.NewDatabase() : "", comments, cancellationToken);
        output.WriteLine(FormattableString.Invariant($"{records}, {comments} comments: filled in {bot.Filled.TotalSeconds:0.0} s, quiet after {bot.Settled.TotalSeconds:0.0} s"));
        return await GridPages.MeasureAsync(bot, cancellationToken);
    }
}

/// <param name="Median">Of all rounds but the first.</param>
/// <param name="Processor">This process's time a round, whatever else the machine does; what a PostgreSQL server spends is not in it.</param>
internal sealed record PageTime(TimeSpan Median, TimeSpan Slowest, TimeSpan Processor);
