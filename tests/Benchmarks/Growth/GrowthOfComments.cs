using System.Diagnostics;
using CivicBot.Benchmarks.Grid;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Digests.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Benchmarks.Growth;

/// <summary>The whole program over records of growing size, all of one commune: filing one more comment, lists as officials see them, digests. In milliseconds.</summary>
internal static class GrowthOfComments
{
    private const int Rounds = 7;
    private const int Filed = 30;

    private static readonly (string Name, string Path)[] Pages =
    [
        ("today", "/officials"), ("grid, first page", "/officials/comments"), ("grid, open", "/officials/comments?show=open"), ("grid, words found often", "/officials/comments?text=den%20duong"), ("grid, words found nowhere", "/officials/comments?text=voi%20bay%20qua%20ho"),
    ];

    public static async Task<IReadOnlyDictionary<string, double[]>> MeasureAsync(int[] sizes, TextWriter progress, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, double[]>(StringComparer.Ordinal);
        void Put(string row, int size, double value)
        {
            if (!rows.TryGetValue(row, out var values))
            {
                rows[row] = values = new double[sizes.Length];
            }

            values[size] = value;
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            await using var bot = await GridBot.StartAsync(connection: "", sizes[i], cancellationToken);
            progress.WriteLine(FormattableString.Invariant($"{sizes[i]} comments: filled in {bot.Filled.TotalSeconds:0.0} s, quiet after {bot.Settled.TotalSeconds:0.0} s"));
            Put("file one comment", i, await FileAsync(bot, cancellationToken));
            foreach (var (name, path) in Pages)
            {
                Put(name, i, await MedianAsync(() => bot.GetAsync(path, cancellationToken)));
            }

            Put("digest of one day (1 in 300), Word", i, await DigestAsync(bot, new DigestRequest(DigestKind.Host, GridRecords.Commune, new DigestScope.Day(GridRecords.Day)), DigestFormat.Docx, cancellationToken));
            Put("digest of the year (1 in 6), Excel", i, await DigestAsync(bot, new DigestRequest(DigestKind.Year, GridRecords.Commune, DigestScope.Period.OfYear(DateTime.UtcNow.Year - 1)), DigestFormat.Xlsx, cancellationToken));
            using var process = Process.GetCurrentProcess();
            Put("records.db, MB", i, bot.RecordsMegabytes);
            Put("memory of the process, MB", i, process.WorkingSet64 / 1048576.0);
        }

        return rows;
    }

    private static async Task<double> FileAsync(GridBot bot, CancellationToken cancellationToken)
    {
        var entry = bot.Services.GetRequiredService<StaffEntry>();
        var number = 0;
        return await MedianAsync(
            async () => await entry.FileAsync(
                new StaffComment
                {
                    Occasion = $"growth/{++number}",
                    Commune = GridRecords.Commune,
                    Channel = CommentChannel.Phone,
                    Text = $"Cống trước nhà số {number * 3} đường Minh Họa {number} nghẹt từ tháng trước, nước tràn vào sân, nhờ phường cho người xuống xem.",
                    By = Actor.Official("Văn thư"),
                },
                cancellationToken),
            Filed);
    }

    private static Task<double> DigestAsync(GridBot bot, DigestRequest request, DigestFormat format, CancellationToken cancellationToken) => MedianAsync(async () =>
    {
        var now = DateTimeOffset.UtcNow;
        var material = await bot.Services.GetRequiredService<DigestReader>().ReadAsync(request, now, cancellationToken) ?? throw new InvalidOperationException("There is no such day.");
        return DigestDrawing.Draw(DigestMaker.Make(request, material, bot.Services.GetRequiredService<DigestKnowledge>(), now), format);
    });

    /// <summary>Milliseconds; the first round compiles the code and is not counted.</summary>
    private static async Task<double> MedianAsync<T>(Func<Task<T>> work, int rounds = Rounds)
    {
        await work();
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
