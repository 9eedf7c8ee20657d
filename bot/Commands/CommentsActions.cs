using System.CommandLine;
using System.Globalization;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>comments assign|answer|promise|forward|refuse|done|ask|duplicate|reopen …</c>: what leads to another state, for one comment or for several alike.</summary>
internal static class CommentsActions
{
    private static readonly Dictionary<string, RefusalReason> Refusals = new(StringComparer.Ordinal)
    {
        ["private-matter"] = RefusalReason.PrivateMatter,
        ["already-decided"] = RefusalReason.AlreadyDecided,
        ["against-the-law"] = RefusalReason.AgainstTheLaw,
        ["other-procedure"] = RefusalReason.OtherProcedure,
        ["not-enough-information"] = RefusalReason.NotEnoughInformation,
        ["not-confirmed"] = RefusalReason.NotConfirmedByCheck,
    };

    public static IEnumerable<Command> Create(IConfiguration configuration, TimeProvider time)
    {
        var text = Text("--text", "What the citizen reads, Vietnamese.");
        var reason = Text("--reason", "Why, in a sentence, Vietnamese.");
        var officer = new Option<string?>("--to") { Description = "Title of the officer; without it the one whom the commune's file names for the topic." };
        var body = Text("--to", "Which body, as the citizen reads it.");
        var checkedHow = new Option<string?>("--checked") { Description = "What was checked, when and by whom." };
        var legal = new Option<string?>("--legal") { Description = "Legal ground." };
        var proof = Text("--proof", "What proves it.");
        var until = new Option<DateOnly>("--until") { Description = "Until when, yyyy-MM-dd.", Required = true };
        var expected = new Option<DateOnly?>("--expected") { Description = "When an answer is expected from there, yyyy-MM-dd." };
        var ground = Text("--legal", "Legal ground.");
        var door = Text("--door", "Where the citizen can go instead.");
        var kind = Text("--kind", $"Why: {string.Join(", ", Refusals.Keys)}.").AcceptOnlyFromAmong([.. Refusals.Keys]);
        var question = Text("--question", "What the citizen is asked.");
        var of = Text("--of", "Code of the comment that goes on.");
        return
        [
            Make("confirm", "It was read back and is right.", [], _ => new CommentAction.Confirm()),
            Make("assign", "Give it to an officer.", [officer], parsed => parsed.GetValue(officer) is { } to ? new CommentAction.Assign(to) : null),
            Make("return", "Not this officer's matter.", [reason], parsed => new CommentAction.Return(parsed.GetValue(reason)!)),
            Make("ask", "Ask the citizen for something.", [question], parsed => new CommentAction.AskCitizen(parsed.GetValue(question)!)),
            Make("forward", "Beyond the commune's competence: pass it on and follow it.", [body, reason, expected], parsed => new CommentAction.Forward(parsed.GetValue(body)!, parsed.GetValue(reason)!, parsed.GetValue(expected))),
            Make("promise", "Promise something until a day.", [text, until], parsed => new CommentAction.Promise(parsed.GetValue(text)!, parsed.GetValue(until))),
            Make("on-spot", "It was answered in the meeting itself.", [text], parsed => new CommentAction.AnswerOnSpot(parsed.GetValue(text)!)),
            Make("answer", "Answer it.", [text, checkedHow, legal], parsed => new CommentAction.Answer(parsed.GetValue(text)!, parsed.GetValue(checkedHow), parsed.GetValue(legal))),
            Make("done", "It was done, and something proves it.", [text, proof], parsed => new CommentAction.Finish(parsed.GetValue(text)!, parsed.GetValue(proof)!)),
            Make("refuse", "It cannot be done, for a legal reason.", [kind, reason, ground, door], parsed => new CommentAction.Refuse(Refusals[parsed.GetValue(kind)!], parsed.GetValue(reason)!, parsed.GetValue(ground)!, parsed.GetValue(door)!)),
            Make("duplicate", "Another comment is about the same and goes on.", [of], parsed => new CommentAction.MarkDuplicate(string.Concat(parsed.GetValue(of)!.Where(char.IsAsciiDigit)))),
            Make("reopen", "Take it up again.", [reason], parsed => new CommentAction.Reopen(parsed.GetValue(reason)!)),
            TakeBack(configuration, time),
        ];

        Command Make(string name, string description, Option[] own, Func<ParseResult, CommentAction?> action) => Act(configuration, time, name, description, own, action);
    }

    /// <param name="action">Null: assigned by topic.</param>
    private static Command Act(IConfiguration configuration, TimeProvider time, string name, string description, Option[] own, Func<ParseResult, CommentAction?> action)
    {
        var codes = new Argument<string[]>("codes") { Description = "One code or several, for example \"YK 482-915-736\".", Arity = ArgumentArity.OneOrMore };
        var (by, note, version, occasion, json) = Common();
        var command = new Command(name, description) { codes, by, note, version, occasion, json };
        foreach (var option in own)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, ActAsync, cancellationToken));
        return command;

        async Task<int> ActAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            var wanted = new List<string>();
            foreach (var typed in parsed.GetValue(codes)!)
            {
                if (await session.CodeAsync(typed) is not { } code)
                {
                    return 2;
                }

                wanted.Add(code);
            }

            if (await session.ByAsync(parsed.GetValue(by)!) is not { } who)
            {
                return 2;
            }

            if (wanted.Count > 1 && parsed.GetValue(version) is not null)
            {
                await session.Error.WriteLineAsync("--version is for one comment.");
                return 2;
            }

            var key = parsed.GetValue(occasion) ?? $"command/{Guid.NewGuid():N}";
            var report = await DoAsync(session, wanted, action(parsed), who, key, cancellationToken);
            foreach (var line in report.Lines)
            {
                var (done, shown, asJson) = CommentsOutput.Outcome(line.Code, line.Outcome);
                await (done || parsed.GetValue(json) ? session.Output : session.Error).WriteLineAsync(parsed.GetValue(json) ? asJson : shown);
            }

            if (report.Lines.Count > 1 && !parsed.GetValue(json))
            {
                await session.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Done} of {report.Lines.Count}; take back within minutes: comments take-back {report.Bulk}"));
            }

            return report.Done == report.Lines.Count ? 0 : 1;
        }

        async Task<BulkReport> DoAsync(CommentsSession session, List<string> wanted, CommentAction? what, Actor who, string key, CancellationToken cancellationToken)
        {
            if (what is not null && wanted.Count > 1)
            {
                return await session.Get<BulkDesk>().ActAsync(key, [.. wanted.Select(code => new BulkItem(code, Version: null))], what, who, session.Parsed.GetValue(note), cancellationToken);
            }

            var lines = new List<BulkLine>();
            foreach (var code in wanted.Distinct(StringComparer.Ordinal))
            {
                var visit = new DeskVisit(code, who, session.Parsed.GetValue(version), $"{key}/{code}");
                lines.Add(new BulkLine(code, what is null
                    ? await session.Get<CommentDesk>().AssignByTopicAsync(visit, session.Parsed.GetValue(note), cancellationToken)
                    : await session.Get<CommentDesk>().ActAsync(code, what, who, visit.Version, visit.Occasion, session.Parsed.GetValue(note), cancellationToken)));
            }

            return new BulkReport(key, lines);
        }
    }

    private static Command TakeBack(IConfiguration configuration, TimeProvider time)
    {
        var bulk = new Argument<string>("bulk") { Description = "Key that the command printed which closed several at once." };
        var by = By();
        var reason = Text("--reason", "Why, in a sentence, Vietnamese.");
        var command = new Command("take-back", "Open several again that were closed alike, before their citizens are told.") { bulk, by, reason };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, TakeBackAsync, cancellationToken));
        return command;

        async Task<int> TakeBackAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            if (await session.ByAsync(session.Parsed.GetValue(by)!) is not { } who)
            {
                return 2;
            }

            var report = await session.Get<BulkDesk>().UndoAsync(session.Parsed.GetValue(bulk)!, who, session.Parsed.GetValue(reason)!, cancellationToken);
            foreach (var line in report.Lines)
            {
                var (done, shown, _) = CommentsOutput.Outcome(line.Code, line.Outcome);
                await (done ? session.Output : session.Error).WriteLineAsync(shown);
            }

            if (report.Lines.Count == 0)
            {
                await session.Error.WriteLineAsync("Nothing was done under this key.");
            }

            return report.Lines.Count > 0 && report.Done == report.Lines.Count ? 0 : 1;
        }
    }

    private static (Option<string> By, Option<string?> Note, Option<int?> Version, Option<string?> Occasion, Option<bool> Json) Common() => (
        By(),
        new Option<string?>("--note") { Description = "For officials only." },
        new Option<int?>("--version") { Description = "Version that was seen; refused where somebody changed it since." },
        new Option<string?>("--occasion") { Description = "Stable key: the same again does nothing." },
        new Option<bool>("--json") { Description = "One JSON object a line." });

    private static Option<string> By() => new("--by") { Description = "Who does this (office or title).", Required = true };

    private static Option<string> Text(string name, string description) => new(name) { Description = description, Required = true };
}
