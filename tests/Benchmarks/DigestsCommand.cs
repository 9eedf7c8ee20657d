using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CivicBot.Communes;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Digests.Reading;
using CivicBot.Digests.Sheets;
using CivicBot.Knowledge;
using CivicBot.Storage.Records;
using CivicBot.Tests.Digests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CivicBot.Benchmarks;

/// <summary><c>digests</c>: how long digests of 500 and of 10,000 comments take, from the records to the file, against writing the same rows as CSV.</summary>
internal static class DigestsCommand
{
    private const int Rounds = 5;
    private const int FirstTimes = 3;

    public static Command Create()
    {
        var command = new Command("digests", "Time of digests of 500 and of 10,000 comments in each format, against plain CSV of the same rows.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // One in five comments of the example has no day, or another one.
            await MeasureAsync(700, ExampleRecords.Request(DigestKind.Host), DigestFormat.Docx, parsed.InvocationConfiguration.Output, cancellationToken);
            await MeasureAsync(11_800, ExampleRecords.Request(DigestKind.Year), DigestFormat.Xlsx, parsed.InvocationConfiguration.Output, cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task MeasureAsync(int comments, DigestRequest request, DigestFormat asFirst, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("civicbot-digests-");
        try
        {
            var file = Path.Combine(folder.FullName, "records.db");
            using var records = RecordsDatabase.Open(connectionString: null, file);
            await records.MigrateAsync(cancellationToken);
            await ExampleRecords.FillAsync(records, seed: 1, comments);
            await FirstDigest.RunAsync(file, request.Kind, asFirst, FirstTimes, output, cancellationToken);
            await using var services = Build(records);
            var reader = services.GetRequiredService<DigestReader>();
            var knowledge = services.GetRequiredService<DigestKnowledge>();
            Digest? digest = null;
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                var material = await reader.ReadAsync(request, ExampleRecords.Now, cancellationToken) ?? throw new InvalidOperationException("The example has this day.");
                var read = Stopwatch.GetElapsedTime(started);
                started = Stopwatch.GetTimestamp();
                digest = DigestMaker.Make(request, material, knowledge, ExampleRecords.Now);
                var made = Stopwatch.GetElapsedTime(started);
                Draw(digest, read, made, round == 0 ? "first " : "", output);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Draw(Digest digest, TimeSpan read, TimeSpan made, string which, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var bytes = Csv(digest);
        var csv = Stopwatch.GetElapsedTime(started);
        output.WriteLine(FormattableString.Invariant(
            $"{which}{digest.Kind}, {digest.Counts.Total} comments: read {read.TotalMilliseconds:0} ms, make {made.TotalMilliseconds:0} ms, CSV {csv.TotalMilliseconds:0.0} ms ({bytes >> 10} KB)"));
        foreach (var format in DigestFormats.All)
        {
            started = Stopwatch.GetTimestamp();
            var document = DigestDrawing.Draw(digest, format);
            var drawn = Stopwatch.GetElapsedTime(started);
            output.WriteLine(FormattableString.Invariant(
                $"  {format}: draw {drawn.TotalMilliseconds:0} ms, {document.Length >> 10} KB, {drawn / csv:0.0} times CSV; all {(read + made + drawn).TotalSeconds:0.00} s"));
        }
    }

    /// <summary>The rows of the workbook's list, as plain as it goes.</summary>
    private static int Csv(Digest digest)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            foreach (var row in DigestWorkbook.Of(digest).Sheets[^1].Rows)
            {
                writer.WriteLine(string.Join(',', row.Select(cell => cell.Text is { } text
                    ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : cell.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? cell.Number?.ToString(CultureInfo.InvariantCulture) ?? "")));
            }
        }

        return (int)stream.Length;
    }

    internal static ServiceProvider Build(RecordsDatabase records)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(records);
        builder.AddKnowledge();
        builder.AddDigests();
        return builder.Services.BuildServiceProvider();
    }
}
