using System.Globalization;
using CivicBot.Comments.Desk;

namespace CivicBot.Officials.Comments;

/// <summary>What an official filled in to do the same to several comments.</summary>
public sealed class ManyForm
{
    public List<string>? Codes { get; set; }

    /// <summary>Which button was pressed: answer, assign, topic.</summary>
    public string? Do { get; set; }

    public string? Text { get; set; }

    public string? Checked { get; set; }

    public string? LegalGround { get; set; }

    public string? Officer { get; set; }

    public string? Topic { get; set; }

    /// <summary>Made when the page was shown: pressing twice does it once.</summary>
    public string? Occasion { get; set; }

    /// <summary>The ticked ones, each with the version that was seen.</summary>
    internal IReadOnlyList<BulkItem> Items() => [.. (Codes ?? []).Select(Item).OfType<BulkItem>()];

    private static BulkItem? Item(string value) =>
        value.Split(':') is [var code, var version] && int.TryParse(version, CultureInfo.InvariantCulture, out var seen) ? new BulkItem(code, seen) : null;
}
