using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Commands;

/// <summary>
/// <c>notes</c>: what citizens left for officers. <c>notes list</c> prints the open ones, <c>notes close CODE --result "…"</c> closes one; the
/// citizen who asks for the code is told the result. Ends with 0, 1 (no such open note) or 2 (bad use).
/// </summary>
public static class NotesCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="configuration">Where the data lie.</param>
    /// <param name="time">Clock for the day of closing.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time) => new("notes", "Notes that citizens left for officers.")
    {
        List(configuration),
        Close(configuration, time),
    };

    private static Command List(IConfiguration configuration)
    {
        var commune = new Option<string?>("--commune") { Description = "Only of this commune (name of its file)." };
        var all = new Option<bool>("--all") { Description = "Also those that were closed." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("list", "Print notes, oldest first.") { commune, all, json };
        command.SetAction(parsed =>
        {
            using var records = CommandRecords.Open(configuration);
            var output = parsed.InvocationConfiguration.Output;
            var notes = records.Notes.List(parsed.GetValue(commune), parsed.GetValue(all));
            foreach (var note in notes)
            {
                output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(note, Json) : Text(note));
            }

            if (!parsed.GetValue(json))
            {
                output.WriteLine($"{notes.Count} notes");
            }

            return 0;
        });
        return command;
    }

    private static Command Close(IConfiguration configuration, TimeProvider time)
    {
        var code = new Argument<string>("code") { Description = "Code of the note, for example LN-2111-48273." };
        var result = new Option<string>("--result") { Description = "What the citizen is told, one or two sentences in Vietnamese.", Required = true };
        var who = new Option<string>("--by") { Description = "Who closes it (office or title).", DefaultValueFactory = _ => Environment.UserName };
        var id = new Option<long?>("--id") { Description = "Number of the note, where two share a code." };
        var command = new Command("close", "Close a note with its result.") { code, result, who, id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (NoteCode.Find(parsed.GetValue(code)!) is not { } wanted || string.IsNullOrWhiteSpace(parsed.GetValue(result)))
            {
                await error.WriteLineAsync("Give a code such as LN-2111-48273 and a result that is not empty.");
                return 2;
            }

            using var records = CommandRecords.Open(configuration);
            var open = records.Notes.Find(wanted).Where(note => note.ClosedOn is null && (parsed.GetValue(id) is not { } number || note.Id == number)).ToList();
            if (open.Count > 1)
            {
                open.ForEach(note => parsed.InvocationConfiguration.Output.WriteLine(Text(note)));
                await error.WriteLineAsync($"{open.Count} open notes share this code; say which with --id.");
                return 1;
            }

            if (open.Count == 1 && await records.Notes.CloseAsync(open[0].Id, parsed.GetValue(who)!, parsed.GetValue(result)!.Trim(), VietnamTime.Today(time), cancellationToken))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{wanted} closed");
                return 0;
            }

            await error.WriteLineAsync($"No open note has the code {wanted}.");
            return 1;
        });
        return command;
    }

    private static string Text(Note note)
    {
        string[] head =
        [
            string.Create(CultureInfo.InvariantCulture, $"{note.Code}  #{note.Id}  {note.LeftAt:yyyy-MM-dd HH:mm}  {note.Commune}  {note.Kind}{(note.Procedure is null ? "" : "  " + note.Procedure)}"),
            .. Lines(note.Text, note.Things.Select(thing => $"[{thing.Kind}] {thing.Reference}")),
        ];
        var additions = note.Additions.SelectMany(addition => new[] { string.Create(CultureInfo.InvariantCulture, $"  + {addition.AddedAt:yyyy-MM-dd HH:mm}") }
            .Concat(Lines(addition.Text, addition.Things.Select(thing => $"[{thing.Kind}] {thing.Reference}"))));
        var end = note.ClosedOn is { } closed ? new[] { $"  closed {closed:yyyy-MM-dd} by {note.ClosedBy}: {note.Result}" } : [];
        return string.Join(Environment.NewLine, head.Concat(additions).Concat(end)) + Environment.NewLine;
    }

    private static IEnumerable<string> Lines(string text, IEnumerable<string> things) =>
        text.Split('\n').Concat(things).Where(line => line.Length > 0).Select(line => "  " + line.TrimEnd());
}
