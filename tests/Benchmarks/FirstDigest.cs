using System.CommandLine;
using System.Diagnostics;
using CivicBot.Digests;
using CivicBot.Storage.Records;
using CivicBot.Tests.Digests;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Benchmarks;

/// <summary><c>first-digest</c>: one digest as the first thing that a process does, nothing prepared: what <c>digests</c> starts again and again, because a process has only one first time.</summary>
internal static class FirstDigest
{
    public static Command Create()
    {
        var records = new Argument<FileInfo>("records") { Description = "records.db of the example." };
        var kind = new Argument<string>("kind");
        var format = new Argument<string>("format");
        var command = new Command("first-digest", "One digest of the records that digests made, in a process of its own.") { records, kind, format };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (wanted, drawn) = (DigestKinds.OfWireName(parsed.GetRequiredValue(kind))!.Value, DigestFormats.OfWireName(parsed.GetRequiredValue(format))!.Value);
            var started = Stopwatch.GetTimestamp();
            using var database = RecordsDatabase.Open(connectionString: null, parsed.GetRequiredValue(records).FullName);
            await using var services = DigestsCommand.Build(database);
            var ready = Stopwatch.GetElapsedTime(started);
            var digest = await services.GetRequiredService<DigestDesk>().MakeAsync(ExampleRecords.Request(wanted), cancellationToken) ?? throw new InvalidOperationException("The example has this day.");
            var made = Stopwatch.GetElapsedTime(started);
            var document = DigestDrawing.Draw(digest, drawn);
            var all = Stopwatch.GetElapsedTime(started);
            using var self = Process.GetCurrentProcess();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(FormattableString.Invariant(
                $"  first of a process, {wanted} of {digest.Counts.Total} as {drawn}: {all.TotalSeconds:0.00} s (services {ready.TotalMilliseconds:0} ms, read and make {(made - ready).TotalMilliseconds:0} ms, draw {(all - made).TotalMilliseconds:0} ms, {document.Length >> 10} KB); with the start of the process {(DateTime.Now - self.StartTime).TotalSeconds:0.00} s, {self.TotalProcessorTime.TotalSeconds:0.00} s of processor"));
            return 0;
        });
        return command;
    }

    /// <summary>In a process of its own, as often as wanted.</summary>
    public static async Task RunAsync(string records, DigestKind kind, DigestFormat format, int times, TextWriter output, CancellationToken cancellationToken)
    {
        for (var time = 0; time < times; time++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(FirstDigest).Assembly.Location, "first-digest", records, kind.WireName(), format.WireName()])
            {
                RedirectStandardOutput = true, UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            await output.WriteAsync(await process.StandardOutput.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"first-digest ended with {process.ExitCode}.");
            }
        }
    }
}
