using System.Globalization;
using CivicBot.Adapters.Zalo;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Notices;
using CivicBot.Conversation.Records;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Clocks;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;
using CivicBot.Messaging.Stores;
using CivicBot.Officials.Accounts;
using CivicBot.Officials.Comments;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Today;

/// <summary>One thing that needs somebody today.</summary>
/// <param name="Colour">red, amber, green; "": neither.</param>
/// <param name="Count">Shown large.</param>
/// <param name="Path">The list behind it.</param>
internal sealed record TodayTile(string Colour, int Count, string Text, string Path);

/// <summary>A clock of a dialogue day that is amber or red.</summary>
internal sealed record TodayClock(ClockColour Colour, string Text, string Path);

/// <summary>What the page of the day shows.</summary>
/// <param name="Open">Comments that are open, for the calm line below.</param>
internal sealed record TodayView(IReadOnlyList<TodayTile> Tiles, IReadOnlyList<TodayClock> Clocks, int Open)
{
    public bool IsQuiet => Tiles.Count + Clocks.Count == 0;
}

/// <summary>What needs this official today: each tile only where it has something, and its list shows exactly what it counts.</summary>
internal sealed class TodayTiles(
    Viewer viewer,
    CommentQueries comments,
    CallList calls,
    IUnansweredQuestions questions,
    DayQuery days,
    RecordsDatabase database,
    IDeadLetterStore letters,
    TopicScheme scheme,
    ZaloHealth zalo,
    IHttpContextAccessor http,
    TimeProvider time)
{
    private const int MostClocks = 8;

    /// <summary>A day that was held so long ago and never published is a matter for its page, not for today.</summary>
    private const int DaysBack = 60;

    /// <summary>Questions of the last weeks: older ones are in the list.</summary>
    private const int QuestionDays = 30;

    public async Task<TodayView> ReadAsync(CancellationToken cancellationToken)
    {
        if (viewer.Scope is not { } scope)
        {
            return new TodayView([], [], 0);
        }

        var tiles = new List<TodayTile>();
        foreach (var (colour, show, text) in TodayWords.Lists.Where(list => list.For(viewer.Role)).Select(list => (list.Colour, list.Show, list.Text)))
        {
            var search = new CommentSearch { Show = show };
            tiles.Add(new TodayTile(colour, await comments.CountAsync(search.Within(scope), cancellationToken), text, search.AddressOf(1)));
        }

        tiles.AddRange(await OfficesAsync(scope, cancellationToken));
        return new TodayView(
            [.. tiles.Where(tile => tile.Count > 0)], await ClocksAsync(cancellationToken), await comments.CountAsync(scope with { Open = true }, cancellationToken));
    }

    private async Task<IReadOnlyList<TodayTile>> OfficesAsync(CommentFilter scope, CancellationToken cancellationToken)
    {
        var tiles = new List<TodayTile>();
        if (viewer.Role == OfficialRole.Officer)
        {
            foreach (var topic in http.HttpContext!.User.FindAll(OfficialClaims.Topic).Select(claim => claim.Value))
            {
                var search = new CommentSearch { Topic = topic, Show = "open" };
                tiles.Add(new TodayTile("", await comments.CountAsync(search.Within(scope), cancellationToken), TodayWords.OpenOf(scheme[topic].Name), search.AddressOf(1)));
            }
        }

        if (viewer.MayWork)
        {
            tiles.Add(new TodayTile("red", await calls.CountAsync(scope.Communes, cancellationToken), TodayWords.Calls, "/officials/comments/calls"));
        }

        if (viewer.MaySort)
        {
            var unanswered = questions.Groups(viewer.Commune, VietnamTime.Today(time).AddDays(-QuestionDays)).Count;
            tiles.Add(new TodayTile("amber", unanswered, TodayWords.Questions, "/officials/knowledge/questions"));
        }

        if (viewer.Role == OfficialRole.Administrator)
        {
            var depths = await letters.MeasureAsync(cancellationToken);
            tiles.Add(new TodayTile("red", (int)depths.DeadLetters, TodayWords.DeadLetters, "/officials/administration"));
            tiles.Add(new TodayTile(zalo.Level == ZaloHealthLevel.Down ? "red" : "amber", zalo.Reasons.Count, TodayWords.Channel(zalo.Level), "/officials/administration"));
        }

        return tiles;
    }

    private async Task<IReadOnlyList<TodayClock>> ClocksAsync(CancellationToken cancellationToken)
    {
        var since = VietnamTime.Today(time).AddDays(-DaysBack);
        await using var records = database.Read();
        var running = await viewer.Days(records.Days).Where(day => day.Date >= since && day.State != DayState.Published && day.State != DayState.Cancelled).ToListAsync(cancellationToken);
        return
        [
            .. running
                .SelectMany(day => days.ClocksOf(day).Where(clock => clock is { HappenedOn: null, Colour: not ClockColour.Green }).Select(clock => (Day: day, Clock: clock)))
                .OrderByDescending(one => one.Clock.Colour)
                .ThenBy(one => one.Clock.DueOn)
                .Take(MostClocks)
                .Select(one => new TodayClock(one.Clock.Colour, $"{one.Day.Date.ToString("dd/MM", CultureInfo.InvariantCulture)}, {one.Day.Place}: {one.Clock.Text}", $"/officials/days/{one.Day.Id}")),
        ];
    }
}
