using System.Diagnostics;

namespace CivicBot.Benchmarks.Grid;

/// <summary>The pages that are asked for, and how long each may take.</summary>
internal static class GridPages
{
    private const int Rounds = 9;
    private const string Insight = "/officials/insight?period=";
    private const string Grid = "/officials/comments";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("today", "/officials"),
        ("figures of a month", $"{Insight}month"),
        ("figures of a quarter", $"{Insight}quarter"),
        ("figures of a year", $"{Insight}year"),
        ("grid, first page", Grid),
        ("grid, page 500", $"{Grid}?page=500"),
        ("oldest first", $"{Grid}?order=oldest"),
        ("due first", $"{Grid}?order=due"),
        ("open", $"{Grid}?show=open"),
        ("closed", $"{Grid}?show=closed"),
        ("unsure", $"{Grid}?show=unsure"),
        ("overdue", $"{Grid}?show=overdue"),
        ("due soon", $"{Grid}?show=due-soon"),
        ("flagged", $"{Grid}?show=flagged"),
        ("recurring", $"{Grid}?show=recurring"),
        ("not checked by a second person", $"{Grid}?show=unchecked"),
        ("no day", $"{Grid}?show=without-day"),
        ("in a group", $"{Grid}?show=grouped"),
        ("one topic", $"{Grid}?topic=moi-truong"),
        ("one state", $"{Grid}?state=assigned"),
        ("one day", $"{Grid}?day={GridRecords.Day}"),
        ("one neighbourhood", $"{Grid}?neighbourhood={Uri.EscapeDataString(GridRecords.Neighbourhood)}"),
        ("one officer", $"{Grid}?officer={Uri.EscapeDataString(GridRecords.Officer)}"),
        ("one body", $"{Grid}?body=cong-an-xa"),
        ("words found often", $"{Grid}?text={Uri.EscapeDataString("den duong")}"),
        ("words found once", $"{Grid}?text={Uri.EscapeDataString("tui may " + GridRecords.Rare)}"),
        ("words found nowhere", $"{Grid}?text={Uri.EscapeDataString("voi bay qua ho")}"),
        ("words, topic and state", $"{Grid}?text=rac&topic=moi-truong&state=assigned"),
    ];

    /// <summary>The first page of the grid, filtered or not, in 300 ms; what counts (today, figures) in 500.</summary>
    public static TimeSpan? BarOf(string page) => TimeSpan.FromMilliseconds(page == "today" || page.StartsWith("figures", StringComparison.Ordinal) ? 500 : 300);

    public static async Task<IReadOnlyDictionary<string, PageTime>> MeasureAsync(GridBot bot, CancellationToken cancellationToken)
    {
        var times = new Dictionary<string, PageTime>(StringComparer.Ordinal);
        foreach (var (name, path) in Pages)
        {
            await bot.GetAsync(path, cancellationToken); // compiles
            var (taken, processor) = (new List<TimeSpan>(), Process.GetCurrentProcess().TotalProcessorTime);
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                var page = await bot.GetAsync(path, cancellationToken);
                taken.Add(Stopwatch.GetElapsedTime(started));
                if (!page.Contains("</html>", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"{path} gave no page.");
                }
            }

            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            taken.Sort();
            times[name] = new PageTime(taken[taken.Count / 2], taken[^1], processor / Rounds);
        }

        return times;
    }
}
