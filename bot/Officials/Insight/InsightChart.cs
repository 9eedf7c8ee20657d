using CivicBot.Officials.Comments;

namespace CivicBot.Officials.Insight;

/// <summary>One chart: bars that each lead to exactly the comments that they count.</summary>
/// <param name="Id">In the address of the page and the CSV: time, topic, place, answer-days, in-time, stars, agreement, corrected, recurrence, channel.</param>
/// <param name="Says">What the chart says, one sentence for those who do not see it.</param>
/// <param name="Upright">Columns over time instead of bars beneath each other.</param>
internal sealed record InsightChart(string Id, string Title, string Says, bool Upright, IReadOnlyList<InsightBar> Bars)
{
    public int Most => Bars.Count == 0 ? 0 : Bars.Max(bar => Math.Max(bar.Count, bar.Before ?? 0));

    public int Sum => Bars.Sum(bar => bar.Count);
}

/// <param name="Before">The same in the period before; null where nothing is to be compared.</param>
/// <param name="Comments">The list behind the bar.</param>
internal sealed record InsightBar(string Label, int Count, int? Before, CommentSearch Comments)
{
    public string Address => Comments.AddressOf(1);
}

/// <summary>A number above the charts.</summary>
/// <param name="Before">In words, with the period before; null where there is nothing to compare with.</param>
/// <param name="Comments">The list behind the number; null: a share or a mean has none.</param>
internal sealed record InsightFigure(string Label, string Value, string? Before, CommentSearch? Comments);
