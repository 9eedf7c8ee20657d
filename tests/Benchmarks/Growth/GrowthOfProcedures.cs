using System.Diagnostics;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Benchmarks.Growth;

/// <summary>One message over libraries of growing size: the shipped procedures first, then invented ones.</summary>
internal static class GrowthOfProcedures
{
    public static IReadOnlyDictionary<string, double[]> Measure(int[] sizes)
    {
        var all = GeneratedLibrary.With(Subjects.Shipped());
        var rows = new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["ask, median, µs"] = new double[sizes.Length], ["ask, p99, µs"] = new double[sizes.Length], ["learn the library, s"] = new double[sizes.Length], ["kept in memory, MB"] = new double[sizes.Length],
        };

        // The first one compiles the code.
        using (Subjects.Understanding(Of(all, Math.Min(50, sizes[0]))))
        {
            GC.Collect();
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var started = Stopwatch.GetTimestamp();
            using var engine = Subjects.Understanding(Of(all, sizes[i]));
            rows["learn the library, s"][i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            rows["kept in memory, MB"][i] = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
            var times = Percentiles.Of(Messages.Asked, message => Subjects.Ask(engine, message));
            (rows["ask, median, µs"][i], rows["ask, p99, µs"][i]) = (times.P50, times.P99);
        }

        return rows;
    }

    private static ProcedureSnapshot Of(ProcedureSnapshot all, int size) => new(all.Version, [.. all.Procedures.Take(size)], []);
}
