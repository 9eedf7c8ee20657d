using System.CommandLine;
using System.Diagnostics;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Benchmarks;

/// <summary><c>measure</c>: a plain pass over the samples, one message after the other: percentiles, start, memory, and Lucene as the yardstick.</summary>
internal static class MeasureCommand
{
    public static Command Create()
    {
        var lucene = new Option<DirectoryInfo?>("--lucene") { Description = "Folder with LuceneSearch.java: the same procedures and messages through Apache Lucene." };
        var command = new Command("measure", "Percentiles of single messages, time and memory of the start.") { lucene };
        command.SetAction(parsed =>
        {
            try
            {
                Measure(parsed.GetValue(lucene)?.FullName, parsed.InvocationConfiguration.Output);
                return 0;
            }
            catch (InvalidOperationException e)
            {
                parsed.InvocationConfiguration.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static void Measure(string? lucene, TextWriter output)
    {
        output.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
        using (var engine = Started("shipped procedures", () => Subjects.Understanding(Subjects.Shipped(), Subjects.Models), output))
        {
            output.WriteLine($"ask, {engine.Snapshot.Procedures.Count} procedures");
            output.WriteLine($"  {Percentiles.Of(Messages.Asked, m => Subjects.Ask(engine, m))}");
            Yardstick(lucene, engine.Snapshot, output);
        }

        var comments = Started("models for comments", () => Subjects.Comments(Subjects.Models), output);
        output.WriteLine(Subjects.Models.Summary);
        output.WriteLine("classify");
        output.WriteLine($"  {Percentiles.Of(Messages.Comments, m => Subjects.Classify(comments, m))}");
        GC.KeepAlive(comments);

        using var large = Started("generated procedures", () => Subjects.Understanding(GeneratedLibrary.With(Subjects.Shipped())), output);
        output.WriteLine($"ask, {large.Snapshot.Procedures.Count} procedures");
        output.WriteLine($"  {Percentiles.Of(Messages.Asked, m => Subjects.Ask(large, m))}");
        Yardstick(lucene, large.Snapshot, output);
    }

    /// <summary>The first start in a process compiles the code as well, as in production.</summary>
    private static T Started<T>(string what, Func<T> start, TextWriter output)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var subject = start();
        var elapsed = Stopwatch.GetElapsedTime(started);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine(FormattableString.Invariant(
            $"{what}: ready in {elapsed.TotalSeconds:0.00} s ({cpu.TotalSeconds:0.00} s of processor time), keep {kept / 1048576.0:0.0} MB; the process holds {Environment.WorkingSet >> 20} MB"));
        return subject;
    }

    private static void Yardstick(string? peers, ProcedureSnapshot snapshot, TextWriter output)
    {
        if (peers is null)
        {
            return;
        }

        using var lucene = new LuceneYardstick(peers);
        foreach (var mode in new[] { "words", "pairs" })
        {
            output.WriteLine($"  {lucene.Measure(snapshot, Messages.Asked, mode)}");
        }
    }
}
