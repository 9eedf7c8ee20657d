using System.CommandLine;
using System.Globalization;
using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Notices;
using CivicBot.Knowledge.Calendar;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>comments list|show|overdue|recurring|calls|closings</c>: what there is to do.</summary>
internal static class CommentsLists
{
    public static IEnumerable<Command> Create(IConfiguration configuration, TimeProvider time) =>
    [
        List(configuration, time, "list", "List comments, newest first.", CommentFilter.All, CommentOrder.NewestFirst),
        List(configuration, time, "overdue", "Open comments whose time is over, the longest first; with --soon those that are nearly due.", CommentFilter.All with { Overdue = true }, CommentOrder.DueFirst),
        List(configuration, time, "oldest", "Open comments, oldest first.", CommentFilter.All with { Open = true }, CommentOrder.OldestFirst),
        List(configuration, time, "recurring", "The same matter at the same place after it was closed.", CommentFilter.All with { Recurring = true }, CommentOrder.NewestFirst),
        Show(configuration, time),
        Calls(configuration, time),
        Closings(configuration, time),
    ];

    private static Command List(IConfiguration configuration, TimeProvider time, string name, string description, CommentFilter of, CommentOrder order)
    {
        var commune = new Option<string?>("--commune") { Description = "Only of this commune (name of its file)." };
        var day = new Option<string?>("--day") { Description = "Only of this dialogue day." };
        var topic = new Option<string?>("--topic") { Description = "Only with this topic." };
        var place = new Option<string?>("--neighbourhood") { Description = "Only of this neighbourhood (id of the commune's file)." };
        var state = new Option<string?>("--state") { Description = $"Only in these states, with commas between: {string.Join(", ", CommentStates.All.Select(s => s.WireName()))}." };
        var officer = new Option<string?>("--officer") { Description = "Only those that this officer has." };
        var level = new Option<string?>("--level") { Description = "Only of these levels of competence (xa, so, tinh …), with commas between." };
        var text = new Option<string?>("--text") { Description = "Only those that say this, diacritics or not; or a code." };
        var open = new Option<bool>("--open") { Description = "Only open ones." };
        var unsure = new Option<bool>("--unsure") { Description = "Only those whose topic a person must look at." };
        var flagged = new Option<bool>("--flagged") { Description = "Only denunciations, emergencies and abuse." };
        var uncheckedOnly = new Option<bool>("--unchecked") { Description = "Only closed ones that no second person has looked at." };
        var soon = new Option<bool>("--soon") { Description = "Only those that are nearly due." };
        var skip = new Option<int>("--skip") { Description = "Leave out so many.", DefaultValueFactory = _ => 0 };
        var take = new Option<int>("--take") { Description = "At most so many.", DefaultValueFactory = _ => 50 };
        var json = Json();
        var command = new Command(name, description) { commune, day, topic, place, state, officer, level, text, open, unsure, flagged, uncheckedOnly, soon, skip, take, json };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, ListAsync, cancellationToken));
        return command;

        async Task<int> ListAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            var states = Split(parsed.GetValue(state)).Select(s => (Name: s, State: CommentStates.OfWireName(s))).ToList();
            if (states.Find(s => s.State is null) is { Name: { } unknown })
            {
                await session.Error.WriteLineAsync($"'{unknown}' is no state; use {string.Join(", ", CommentStates.All.Select(s => s.WireName()))}.");
                return 2;
            }

            var filter = of with
            {
                Communes = parsed.GetValue(commune) is { } one ? [one] : [],
                DayId = parsed.GetValue(day),
                Topic = parsed.GetValue(topic),
                Neighbourhood = parsed.GetValue(place),
                States = [.. states.Select(s => s.State!.Value)],
                Officer = parsed.GetValue(officer),
                Levels = [.. Split(parsed.GetValue(level))],
                Text = parsed.GetValue(text),
                Open = parsed.GetValue(open) ? true : of.Open,
                Unsure = parsed.GetValue(unsure),
                Flagged = parsed.GetValue(flagged),
                Unchecked = parsed.GetValue(uncheckedOnly),
                DueSoon = parsed.GetValue(soon),
                Overdue = of.Overdue && !parsed.GetValue(soon),
            };
            var page = await session.Get<CommentQueries>().ListAsync(filter, order, Math.Max(0, parsed.GetValue(skip)), Math.Max(0, parsed.GetValue(take)), cancellationToken);
            foreach (var line in page.Lines)
            {
                await session.Output.WriteLineAsync(parsed.GetValue(json) ? CommentsOutput.JsonLine(line) : CommentsOutput.Line(line));
            }

            if (!parsed.GetValue(json))
            {
                await session.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{page.Lines.Count} of {page.Total} comments"));
            }

            return 0;
        }
    }

    private static Command Show(IConfiguration configuration, TimeProvider time)
    {
        var code = new Argument<string>("code") { Description = "Code, for example YK 482-915-736." };
        var json = Json();
        var command = new Command("show", "A comment with its whole story.") { code, json };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, ShowAsync, cancellationToken));
        return command;

        async Task<int> ShowAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            if (await session.CodeAsync(session.Parsed.GetValue(code)!) is not { } digits)
            {
                return 2;
            }

            if (await session.Get<CommentQueries>().FindAsync(digits, cancellationToken) is not { } file)
            {
                await session.Error.WriteLineAsync(CommentTexts.NoSuchComment(digits));
                return 1;
            }

            await session.Output.WriteLineAsync(session.Parsed.GetValue(json) ? CommentsOutput.JsonFile(file) : CommentsOutput.Text(file));
            return 0;
        }
    }

    private static Command Calls(IConfiguration configuration, TimeProvider time)
    {
        var commune = new Option<string?>("--commune") { Description = "Only of this commune (name of its file)." };
        var done = new Option<Guid?>("--done") { Description = "Id of a call from this list: the citizen was told." };
        var by = new Option<string>("--by") { Description = "With --done: who told the citizen.", DefaultValueFactory = _ => "" };
        var json = Json();
        var command = new Command("calls", "Whom no message reaches, and what is to be said by phone or in person.") { commune, done, by, json };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, CallsAsync, cancellationToken));
        return command;

        async Task<int> CallsAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            if (parsed.GetValue(done) is { } notice)
            {
                if (await session.ByAsync(parsed.GetValue(by)!) is not { } who)
                {
                    return 2;
                }

                var told = await session.Get<CallList>().DoneAsync(notice, who, $"called/{notice:N}", cancellationToken);
                await (told ? session.Output : session.Error).WriteLineAsync(told ? $"{notice} done" : $"{notice} is no open call");
                return told ? 0 : 1;
            }

            var calls = await session.Get<CallList>().ListAsync(parsed.GetValue(commune) is { } one ? [one] : [], cancellationToken);
            foreach (var call in calls)
            {
                await session.Output.WriteLineAsync(parsed.GetValue(json) ? CommentsOutput.JsonLine(call) : CommentsOutput.Line(call));
            }

            if (!parsed.GetValue(json))
            {
                await session.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{calls.Count} calls"));
            }

            return 0;
        }
    }

    private static Command Closings(IConfiguration configuration, TimeProvider time)
    {
        var commune = new Option<string?>("--commune") { Description = "Only of this commune (name of its file)." };
        var from = new Option<DateOnly?>("--from") { Description = "First day, yyyy-MM-dd; without it 90 days ago." };
        var to = new Option<DateOnly?>("--to") { Description = "Last day; without it today." };
        var json = Json();
        var command = new Command("closings", "How many comments officials closed, how many a second person checked, and how many citizens contested.") { commune, from, to, json };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, ClosingsAsync, cancellationToken));
        return command;

        async Task<int> ClosingsAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            var last = parsed.GetValue(to) ?? VietnamTime.Today(time);
            var first = parsed.GetValue(from) ?? last.AddDays(-90);
            var filter = CommentFilter.All with { Communes = parsed.GetValue(commune) is { } one ? [one] : [] };
            var figures = await session.Get<CommentQueries>().ClosingsAsync(filter, first, last, cancellationToken);
            await session.Output.WriteLineAsync(parsed.GetValue(json)
                ? CommentsOutput.JsonLine(new { from = first, to = last, figures.Closings, figures.Checked, figures.Contested, figures.ContestedShare })
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}: {figures.Closings} closed, {figures.Checked} checked by a second person, {figures.Contested} contested ({figures.ContestedShare:P1})"));
            return 0;
        }
    }

    private static Option<bool> Json() => new("--json") { Description = "One JSON object a line." };

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
