using System.CommandLine;
using System.Globalization;

namespace CivicBot.Benchmarks.Growth;

/// <summary><c>growth</c>: asking, filing, digests and lists at growing numbers of comments and procedures, as the tables of <c>docs/scale.md</c>; exit code 1 where something grows faster than n log n.</summary>
internal static class GrowthCommand
{
    // n log n grows by a power of 1.1 to 1.15 at these sizes; times of a few milliseconds jump by as much again.
    private const double MostPower = 1.3;

    public static Command Create()
    {
        var comments = new Option<int[]>("--comments") { Description = "Numbers of comments.", DefaultValueFactory = _ => [1_000, 10_000, 100_000], AllowMultipleArgumentsPerToken = true };
        var procedures = new Option<int[]>("--procedures") { Description = "Numbers of procedures.", DefaultValueFactory = _ => [150, 1_500, 7_000], AllowMultipleArgumentsPerToken = true };
        var command = new Command("growth", "How costs grow with comments and with procedures.") { comments, procedures };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
            var fast = Table("procedures", parsed.GetValue(procedures)!, GrowthOfProcedures.Measure(parsed.GetValue(procedures)!), output);
            var filled = await GrowthOfComments.MeasureAsync(parsed.GetValue(comments)!, parsed.InvocationConfiguration.Error, cancellationToken);
            fast |= Table("comments", parsed.GetValue(comments)!, filled, output);
            return fast ? 1 : 0;
        });
        return command;
    }

    /// <returns>Whether something grows too fast.</returns>
    private static bool Table(string what, int[] sizes, IReadOnlyDictionary<string, double[]> rows, TextWriter output)
    {
        var tooFast = false;
        output.WriteLine();
        output.WriteLine($"| {what} | {string.Join(" | ", sizes.Select(size => size.ToString("n0", CultureInfo.InvariantCulture)))} | power |");
        output.WriteLine($"| --- | {string.Join(" | ", sizes.Select(_ => "---:"))} | ---: |");
        foreach (var (row, values) in rows)
        {
            var power = values.Length < 2 ? 0 : Math.Log(values[^1] / values[^2]) / Math.Log((double)sizes[^1] / sizes[^2]);
            tooFast |= power > MostPower;
            output.WriteLine($"| {row} | {string.Join(" | ", values.Select(value => value.ToString(value < 10 ? "0.00" : "n0", CultureInfo.InvariantCulture)))} | {power.ToString("0.00", CultureInfo.InvariantCulture)} |");
        }

        return tooFast;
    }
}
