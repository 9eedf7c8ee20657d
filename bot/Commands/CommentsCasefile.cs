using System.CommandLine;
using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>comments note|correct|check|seen|reschedule|used-in|merge|split</c>: what changes a comment without another state.</summary>
internal static class CommentsCasefile
{
    public static IEnumerable<Command> Create(IConfiguration configuration, TimeProvider time)
    {
        var text = Text("--text", "The remark, for officials only.");
        var day = Text("--day", "Id of the dialogue day.");
        var resolution = Text("--resolution", "As it is cited.");
        var place = Text("--place", "Where.");
        var finding = Text("--finding", "What was seen.");
        var on = new Option<DateOnly?>("--on") { Description = "When, yyyy-MM-dd; without it today." };
        var files = new Option<Guid[]>("--attachment") { Description = "Id of a photo or file that is kept already; may be said several times." };
        return
        [
            Make("note", "Add a remark for officials.", [text], (session, visit, token) => session.Get<CasefileDesk>().NoteAsync(visit, session.Parsed.GetValue(text)!, token)),
            Make("check", "Agree to a closing as the second person.", [], (session, visit, token) => session.Get<CasefileDesk>().CheckClosingAsync(visit, token)),
            Make("reschedule", "Move it to another dialogue day.", [day, Reason], (session, visit, token) => session.Get<CasefileDesk>().RescheduleAsync(visit, session.Parsed.GetValue(day)!, session.Parsed.GetValue(Reason), token)),
            Make("used-in", "It went into a resolution or decision.", [resolution], (session, visit, token) => session.Get<CasefileDesk>().UseInAsync(visit, session.Parsed.GetValue(resolution)!, token)),
            Make("seen", "What was seen on the spot.", [place, finding, on, files], (session, visit, token) => session.Get<CasefileDesk>().CheckOnTheSpotAsync(
                visit,
                new SeenOnTheSpot(session.Parsed.GetValue(on) ?? VietnamTime.Today(time), session.Parsed.GetValue(place)!, session.Parsed.GetValue(finding)!, session.Parsed.GetValue(files) ?? []),
                token)),
            Make("split", "Take it out of its group.", [Reason], (session, visit, token) => session.Get<GroupDesk>().SplitAsync(visit, session.Parsed.GetValue(Reason), token)),
            Merge(configuration, time),
            Correct(configuration, time),
        ];

        Command Make(string name, string description, Option[] own, Func<CommentsSession, DeskVisit, CancellationToken, Task<DeskOutcome>> work) =>
            OnOne(configuration, time, name, description, own, work);
    }

    private static Option<string?> Reason { get; } = new("--reason") { Description = "Why, in a sentence, Vietnamese." };

    private static Command OnOne(
        IConfiguration configuration, TimeProvider time, string name, string description, Option[] own, Func<CommentsSession, DeskVisit, CancellationToken, Task<DeskOutcome>> work)
    {
        var code = new Argument<string>("code") { Description = "Code, for example \"YK 482-915-736\"." };
        var by = By();
        var version = new Option<int?>("--version") { Description = "Version that was seen; refused where somebody changed it since." };
        var occasion = new Option<string?>("--occasion") { Description = "Stable key: the same again does nothing." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command(name, description) { code, by, version, occasion, json };
        foreach (var option in own)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, WorkAsync, cancellationToken));
        return command;

        async Task<int> WorkAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            if (await session.CodeAsync(parsed.GetValue(code)!) is not { } digits || await session.ByAsync(parsed.GetValue(by)!) is not { } who)
            {
                return 2;
            }

            var visit = new DeskVisit(digits, who, parsed.GetValue(version), parsed.GetValue(occasion) ?? $"command/{Guid.NewGuid():N}");
            return await TellAsync(session, digits, await work(session, visit, cancellationToken), parsed.GetValue(json));
        }
    }

    private static Command Correct(IConfiguration configuration, TimeProvider time)
    {
        var topics = new Option<string?>("--topics") { Description = "Its topics, the main one first, with commas between." };
        var place = new Option<string?>("--place") { Description = "Where, in words without personal data; - takes it away." };
        var neighbourhood = new Option<string?>("--neighbourhood") { Description = "Id of the commune's file; - takes it away." };
        var body = new Option<string?>("--body") { Description = "Who is competent: id of competence/bodies.tsv." };
        var flags = new Option<string?>("--flags") { Description = $"All that hold, with commas between: {string.Join(", ", CommentFlags.WireNames)}; - for none." };
        var masked = new Option<string?>("--masked") { Description = "The text as it may be shown." };
        return OnOne(configuration, time, "correct", "Say what is right about a comment; topics teach the classifier.", [topics, place, neighbourhood, body, flags, masked, Reason], CorrectAsync);

        async Task<DeskOutcome> CorrectAsync(CommentsSession session, DeskVisit visit, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            var file = await session.Get<CommentQueries>().FindAsync(visit.Code, cancellationToken);
            if (file is null)
            {
                return new DeskOutcome.NotFound();
            }

            var wrong = Split(parsed.GetValue(flags)).FirstOrDefault(name => name != "-" && CommentFlags.Of(name) is null);
            if (wrong is not null)
            {
                return new DeskOutcome.NotAllowed($"Không có cờ “{wrong}”; dùng {string.Join(", ", CommentFlags.WireNames)}.");
            }

            CommentCorrection[] wanted =
            [
                .. parsed.GetValue(topics) is { } ids ? [new CommentCorrection.Topics(Split(ids))] : Array.Empty<CommentCorrection>(),
                .. parsed.GetValue(place) is not null || parsed.GetValue(neighbourhood) is not null ? [PlaceOf(file.Line.Comment, parsed.GetValue(place), parsed.GetValue(neighbourhood))] : Array.Empty<CommentCorrection>(),
                .. parsed.GetValue(body) is { } id ? [new CommentCorrection.Competence(id)] : Array.Empty<CommentCorrection>(),
                .. parsed.GetValue(flags) is { } all ? [new CommentCorrection.Flags(FlagsOf(all))] : Array.Empty<CommentCorrection>(),
                .. parsed.GetValue(masked) is { } shown ? [new CommentCorrection.Masking(shown)] : Array.Empty<CommentCorrection>(),
            ];
            DeskOutcome outcome = new DeskOutcome.NotAllowed(CommentTexts.NothingToCorrect);
            var version = visit.Version;
            foreach (var (one, index) in wanted.Select((one, index) => (one, index)))
            {
                outcome = await session.Get<CorrectionDesk>().CorrectAsync(visit with { Version = version, Occasion = $"{visit.Occasion}/{index}" }, one, parsed.GetValue(Reason), cancellationToken);
                if (outcome is not DeskOutcome.Done done)
                {
                    return outcome;
                }

                version = version is null ? null : done.Version;
            }

            return outcome;
        }
    }

    private static Command Merge(IConfiguration configuration, TimeProvider time)
    {
        var codes = new Argument<string[]>("codes") { Description = "At least two codes.", Arity = ArgumentArity.OneOrMore };
        var by = By();
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("merge", "Comments about the same matter become one group.") { codes, by, Reason, json };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, MergeAsync, cancellationToken));
        return command;

        async Task<int> MergeAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var wanted = new List<string>();
            foreach (var typed in session.Parsed.GetValue(codes)!)
            {
                if (await session.CodeAsync(typed) is not { } digits)
                {
                    return 2;
                }

                wanted.Add(digits);
            }

            if (await session.ByAsync(session.Parsed.GetValue(by)!) is not { } who)
            {
                return 2;
            }

            var outcome = await session.Get<GroupDesk>().MergeAsync(wanted, who, $"command/{Guid.NewGuid():N}", session.Parsed.GetValue(Reason), cancellationToken);
            return await TellAsync(session, wanted[0], outcome, session.Parsed.GetValue(json));
        }
    }

    private static async Task<int> TellAsync(CommentsSession session, string code, DeskOutcome outcome, bool json)
    {
        var (done, text, asJson) = CommentsOutput.Outcome(code, outcome);
        await (done || json ? session.Output : session.Error).WriteLineAsync(json ? asJson : text);
        return done ? 0 : 1;
    }

    private static CommentCorrection.Place PlaceOf(Comment comment, string? place, string? neighbourhood) => new(
        place switch { null => comment.Place, "-" => null, _ => place },
        neighbourhood switch { null => comment.Neighbourhood, "-" => null, _ => neighbourhood });

    private static Concerns FlagsOf(string list) => Split(list).Aggregate(Concerns.None, (all, name) => name == "-" ? all : all | CommentFlags.Of(name)!.Value);

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Option<string> By() => new("--by") { Description = "Who does this (office or title).", Required = true };

    private static Option<string> Text(string name, string description) => new(name) { Description = description, Required = true };
}
