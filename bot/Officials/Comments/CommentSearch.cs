using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;

namespace CivicBot.Officials.Comments;

/// <summary>The filter of the list of comments as it stands in the page's address, so that a list can be kept as a bookmark and sent to a colleague.</summary>
internal sealed record CommentSearch
{
    public string? Text { get; init; }

    public string? Topic { get; init; }

    public string? State { get; init; }

    public string? Day { get; init; }

    public string? Neighbourhood { get; init; }

    public string? Officer { get; init; }

    /// <summary>unsure, overdue, due-soon, flagged, recurring, unchecked, body-answered, without-day, open, closed.</summary>
    public string? Show { get; init; }

    public string? Group { get; init; }

    public string? Order { get; init; }

    public int Page { get; init; } = 1;

    public CommentOrder CommentOrder => Order switch
    {
        "oldest" => CommentOrder.OldestFirst,
        "due" => CommentOrder.DueFirst,
        _ => CommentOrder.NewestFirst,
    };

    /// <param name="scope">What the official may see.</param>
    public CommentFilter Within(CommentFilter scope) => scope with
    {
        Text = Text,
        Topic = NullIfEmpty(Topic),
        States = CommentStates.OfWireName(State ?? "") is { } state ? [state] : [],
        DayId = NullIfEmpty(Day),
        Neighbourhood = NullIfEmpty(Neighbourhood),
        Officer = NullIfEmpty(Officer),
        Group = Guid.TryParse(Group, out var group) ? group : null,
        Open = Show switch { "open" => true, "closed" => false, _ => null },
        Unsure = Show == "unsure",
        Overdue = Show == "overdue",
        DueSoon = Show == "due-soon",
        Flagged = Show == "flagged",
        Recurring = Show == "recurring",
        Unchecked = Show == "unchecked",
        BodyAnswered = Show == "body-answered",
        WithoutDay = Show == "without-day",
    };

    /// <summary>The same list at another page.</summary>
    public string AddressOf(int page)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("text", Text), ("topic", Topic), ("state", State), ("day", Day), ("neighbourhood", Neighbourhood), ("officer", Officer), ("show", Show), ("group", Group), ("order", Order),
            ("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        var query = string.Join('&', parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "/officials/comments" : $"/officials/comments?{query}";
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
