using System.Globalization;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using Microsoft.AspNetCore.WebUtilities;

namespace CivicBot.Officials.Comments;

/// <summary>The filter of the list of comments as it stands in the page's address, so that a list can be kept as a bookmark and sent to a colleague.</summary>
public sealed record CommentSearch
{
    public const string Path = "/officials/comments";
    public const int UsualSize = 50;

    /// <summary>How many a page may show.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, UsualSize, 100, 200];

    public string? Text { get; init; }

    /// <summary>Main or further topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Main topic only: what charts and reports count by.</summary>
    public string? Main { get; init; }

    public string? State { get; init; }

    public string? Day { get; init; }

    public string? Neighbourhood { get; init; }

    public string? Officer { get; init; }

    /// <summary>Id of the competent body.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// unsure, overdue, due-soon, flagged, recurring, grouped, unchecked, body-answered, without-day, without-place, open, closed, unassigned, kept (topic left as it was read), in-time, late,
    /// waiting (how far the answer has come).
    /// </summary>
    public string? Show { get; init; }

    public string? Group { get; init; }

    /// <summary>Id; only of a commune that the official may see.</summary>
    public string? Commune { get; init; }

    /// <summary>Name of <see cref="CommentChannel"/> in small letters.</summary>
    public string? Channel { get; init; }

    /// <summary>First and last day of receipt, yyyy-MM-dd.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Working days until the answer: "3-5", "21-".</summary>
    public string? Days { get; init; }

    /// <summary>1 to 5.</summary>
    public string? Stars { get; init; }

    /// <summary>Wire name of the part that was corrected.</summary>
    public string? Corrected { get; init; }

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

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsFiltered => this with { Order = null, Page = 1, Size = UsualSize } != new CommentSearch();

    /// <summary>What stands in the address and has no field of its own in the form: kept when the form is sent.</summary>
    public IEnumerable<(string Name, string Value)> Kept => Parts
        .Where(part => part.Name is "main" or "group" or "commune" or "channel" or "days" or "stars" or "corrected" && !string.IsNullOrWhiteSpace(part.Value))
        .Select(part => (part.Name, part.Value!));

    private (string Name, string? Value)[] Parts =>
    [
        ("text", Text), ("topic", Topic), ("main", Main), ("state", State), ("day", Day), ("neighbourhood", Neighbourhood), ("officer", Officer), ("body", Body), ("show", Show), ("group", Group),
        ("commune", Commune), ("channel", Channel), ("from", From), ("to", To), ("days", Days), ("stars", Stars), ("corrected", Corrected), ("order", Order),
        ("size", Size == UsualSize ? null : Size.ToString(CultureInfo.InvariantCulture)),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <param name="query">What follows the question mark of an address.</param>
    public static CommentSearch Of(string query) => Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    /// <summary>The filter of an address; what cannot be understood is left out.</summary>
    public static CommentSearch Of(IQueryCollection query) => new()
    {
        Text = One(query, "text"),
        Topic = One(query, "topic"),
        Main = One(query, "main"),
        State = One(query, "state"),
        Day = One(query, "day"),
        Neighbourhood = One(query, "neighbourhood"),
        Officer = One(query, "officer"),
        Body = One(query, "body"),
        Show = One(query, "show"),
        Group = One(query, "group"),
        Commune = One(query, "commune"),
        Channel = One(query, "channel"),
        From = One(query, "from"),
        To = One(query, "to"),
        Days = One(query, "days"),
        Stars = One(query, "stars"),
        Corrected = One(query, "corrected"),
        Order = One(query, "order"),
        Page = NumberOf(One(query, "page")) is { } page and > 0 ? page : 1,
        Size = NumberOf(One(query, "size")) is { } size && Sizes.Contains(size) ? size : UsualSize,
    };

    /// <param name="scope">What the official may see.</param>
    public CommentFilter Within(CommentFilter scope) => scope with
    {
        Communes = Commune is not { } commune ? scope.Communes : scope.Communes.Count == 0 || scope.Communes.Contains(commune, StringComparer.Ordinal) ? [commune] : ["-"],
        Text = Text,
        Topic = Topic,
        MainTopics = Main is { } main ? [main] : [],
        States = CommentStates.OfWireName(State ?? "") is { } state ? [state] : Show == "unassigned" ? [CommentState.Received, CommentState.Confirmed, CommentState.Reopened] : [],
        DayId = Day,
        Neighbourhood = Neighbourhood,
        Officer = Officer,
        Body = Body,
        Group = Guid.TryParse(Group, out var group) ? group : null,
        Channel = Enum.TryParse<CommentChannel>(Channel, ignoreCase: true, out var channel) ? channel : null,
        From = DayOf(From),
        To = DayOf(To),
        AnsweredFrom = Days?.Split('-') is [var from, ..] ? NumberOf(from) : null,
        AnsweredUpTo = Days?.Split('-') is [.., var upTo] ? NumberOf(upTo) : null,
        Stars = NumberOf(Stars),
        Corrected = Enum.GetValues<CorrectedPart>().Where(part => CorrectionDesk.WireName(part) == Corrected).Select(part => (CorrectedPart?)part).FirstOrDefault(),
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
        WithoutNeighbourhood = Show == "without-place",
        TopicKept = Show == "kept",
        Progress = Show switch { "in-time" => AnswerProgress.InTime, "late" => AnswerProgress.Late, "waiting" => AnswerProgress.Waiting, _ => null },
    };

    /// <summary>The same list at another page.</summary>
    public string AddressOf(int page) => $"{Path}{QueryOf(page)}";

    /// <summary>With its question mark; "" where there is nothing to say.</summary>
    public string QueryOf(int page)
    {
        var query = string.Join('&', (this with { Page = page }).Parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "" : $"?{query}";
    }

    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? NumberOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? One(IQueryCollection query, string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;
}
