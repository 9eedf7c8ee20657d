using System.Globalization;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;

namespace CivicBot.Officials.Comments;

/// <summary>The filter of the list of comments as it stands in the page's address, so that a list can be kept as a bookmark and sent to a colleague.</summary>
public sealed record CommentSearch
{
    public const string Path = "/officials/comments";
    public const int UsualSize = 50;

    /// <summary>How many a page may show.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, UsualSize, 100, 200];

    public string? Text { get; init; }

    public string? Topic { get; init; }

    public string? State { get; init; }

    public string? Day { get; init; }

    public string? Neighbourhood { get; init; }

    public string? Officer { get; init; }

    /// <summary>Id of the competent body.</summary>
    public string? Body { get; init; }

    /// <summary>unsure, overdue, due-soon, flagged, recurring, grouped, unchecked, body-answered, without-day, open, closed, unassigned.</summary>
    public string? Show { get; init; }

    public string? Group { get; init; }

    /// <summary>yyyy-MM-dd: received from this day on.</summary>
    public string? From { get; init; }

    /// <summary>yyyy-MM-dd: received up to and with this day.</summary>
    public string? To { get; init; }

    public string? Order { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Comments a page; one of <see cref="Sizes"/>.</summary>
    public int Size { get; init; } = UsualSize;

    public CommentOrder CommentOrder => Order switch
    {
        "oldest" => CommentOrder.OldestFirst,
        "due" => CommentOrder.DueFirst,
        _ => CommentOrder.NewestFirst,
    };

    /// <summary>The filter of an address; what cannot be understood is left out.</summary>
    public static CommentSearch Of(IQueryCollection query) => new()
    {
        Text = One(query, "text"),
        Topic = One(query, "topic"),
        State = One(query, "state"),
        Day = One(query, "day"),
        Neighbourhood = One(query, "neighbourhood"),
        Officer = One(query, "officer"),
        Body = One(query, "body"),
        Show = One(query, "show"),
        Group = One(query, "group"),
        From = One(query, "from"),
        To = One(query, "to"),
        Order = One(query, "order"),
        Page = Number(query, "page") is { } page and > 0 ? page : 1,
        Size = Number(query, "size") is { } size && Sizes.Contains(size) ? size : UsualSize,
    };

    /// <param name="scope">What the official may see.</param>
    public CommentFilter Within(CommentFilter scope) => scope with
    {
        Text = Text,
        Topic = Topic,
        States = CommentStates.OfWireName(State ?? "") is { } state ? [state] : Show == "unassigned" ? [CommentState.Received, CommentState.Confirmed, CommentState.Reopened] : [],
        DayId = Day,
        Neighbourhood = Neighbourhood,
        Officer = Officer,
        Body = Body,
        Group = Guid.TryParse(Group, out var group) ? group : null,
        From = DayOf(From),
        To = DayOf(To),
        Open = Show switch { "open" => true, "closed" => false, _ => null },
        Unsure = Show == "unsure",
        Overdue = Show == "overdue",
        DueSoon = Show == "due-soon",
        Flagged = Show == "flagged",
        Recurring = Show == "recurring",
        Grouped = Show == "grouped",
        Unchecked = Show == "unchecked",
        BodyAnswered = Show == "body-answered",
        WithoutDay = Show == "without-day",
    };

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsFiltered => this with { Order = null, Page = 1, Size = UsualSize } != new CommentSearch();

    /// <summary>The same list at another page.</summary>
    public string AddressOf(int page) => $"{Path}{QueryOf(page)}";

    /// <summary>With its question mark; "" where there is nothing to say.</summary>
    public string QueryOf(int page)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("text", Text), ("topic", Topic), ("state", State), ("day", Day), ("neighbourhood", Neighbourhood), ("officer", Officer), ("body", Body), ("show", Show), ("group", Group),
            ("from", From), ("to", To), ("order", Order), ("size", Size == UsualSize ? null : Size.ToString(CultureInfo.InvariantCulture)),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)),
        };
        var query = string.Join('&', parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "" : $"?{query}";
    }

    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? One(IQueryCollection query, string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    private static int? Number(IQueryCollection query, string name) =>
        int.TryParse(One(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
