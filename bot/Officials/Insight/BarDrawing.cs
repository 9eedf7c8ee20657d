using System.Globalization;
using System.Net;
using System.Text;
using CivicBot.Officials.Comments;

namespace CivicBot.Officials.Insight;

/// <summary>
/// Draws a chart as SVG. Widths are shares of the page, heights and letters are pixels: so letters stay readable on a phone, where a scaled picture would shrink them. Every bar is a link.
/// Colours and fonts are those of <c>insight.css</c>.
/// </summary>
internal static class BarDrawing
{
    /// <summary>Bars beneath each other; the table below the chart has the others.</summary>
    public const int MostBars = 15;

    private const int Row = 46;
    private const int BarTop = 24;
    private const int BarHeight = 14;

    /// <summary>Percent of the width; the number stands behind it.</summary>
    private const double Widest = 86;
    private const int LongestLabel = 42;
    private const int Height = 190;
    private const int Ground = 160;
    private const int Tallest = 130;
    private const int MostNumbers = 16;
    private const int MostLabels = 6;

    public static string Draw(InsightChart chart)
    {
        var svg = new StringBuilder();
        var bars = chart.Upright ? chart.Bars : [.. chart.Bars.Take(MostBars)];
        var height = chart.Upright ? Height : bars.Count * Row;
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" width=\"100%\" height=\"{height}\" role=\"group\" aria-labelledby=\"{chart.Id}-title {chart.Id}-says\" focusable=\"false\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{chart.Id}-title\">{Text(chart.Title)}</title><desc id=\"{chart.Id}-says\">{Text(chart.Says)}</desc>");
        for (var at = 0; at < bars.Count; at++)
        {
            if (chart.Upright)
            {
                Column(svg, bars, at, Math.Max(1, chart.Most));
            }
            else
            {
                Bar(svg, bars[at], at, Math.Max(1, chart.Most));
            }
        }

        if (chart.Upright)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"ground\" x1=\"0\" y1=\"{Ground}\" x2=\"100%\" y2=\"{Ground}\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Bar(StringBuilder svg, InsightBar bar, int at, int most)
    {
        var (top, width) = (at * Row, Widest * bar.Count / most);
        Open(svg, bar);
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"touch\" x=\"0\" y=\"{top}\" width=\"100%\" height=\"{Row - 2}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" x=\"0\" y=\"{top + 17}\">{Text(Short(bar.Label))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"0\" y=\"{top + BarTop}\" width=\"{width:0.##}%\" height=\"{BarHeight}\" rx=\"2\"/>");
        if (bar.Before is > 0 and var before)
        {
            var mark = Widest * before / most;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"before\" x1=\"{mark:0.##}%\" y1=\"{top + BarTop - 3}\" x2=\"{mark:0.##}%\" y2=\"{top + BarTop + BarHeight + 3}\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"number\" x=\"{width:0.##}%\" dx=\"7\" y=\"{top + BarTop + 12}\">{InsightTexts.Number(bar.Count)}</text></a>");
    }

    private static void Column(StringBuilder svg, IReadOnlyList<InsightBar> bars, int at, int most)
    {
        var bar = bars[at];
        var (slot, height) = (100.0 / bars.Count, (double)Tallest * bar.Count / most);
        var (left, middle) = (slot * at, slot * (at + 0.5));
        Open(svg, bar);
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"touch\" x=\"{left:0.###}%\" y=\"0\" width=\"{slot:0.###}%\" height=\"{Ground}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{left + (slot * 0.12):0.###}%\" y=\"{Ground - height:0.##}\" width=\"{slot * 0.76:0.###}%\" height=\"{height:0.##}\"/>");
        if (bars.Count <= MostNumbers)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"number\" text-anchor=\"middle\" x=\"{middle:0.###}%\" y=\"{Ground - height - 6:0.##}\">{InsightTexts.Number(bar.Count)}</text>");
        }

        svg.Append("</a>");
        if (at % Math.Max(1, (int)Math.Ceiling((double)bars.Count / MostLabels)) == 0)
        {
            // The first label starts where the chart starts, or half of it would be cut off.
            var (anchor, x) = at == 0 ? ("start", 0) : ("middle", middle);
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" text-anchor=\"{anchor}\" x=\"{x:0.###}%\" y=\"{Ground + 20}\" aria-hidden=\"true\">{Text(bar.Label.Split('–')[0])}</text>");
        }
    }

    private static void Open(StringBuilder svg, InsightBar bar)
    {
        var before = bar.Before is { } count ? $", kỳ trước {InsightTexts.Number(count)}" : "";
        var says = Text($"{bar.Label}: {InsightTexts.Number(bar.Count)} ý kiến{before}");
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Text(bar.Address)}\"><title>{says}</title>");
    }

    private static string Short(string label) => label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)].TrimEnd() + "…";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
