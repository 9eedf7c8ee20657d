using System.Globalization;
using System.Text.Json;
using CivicBot.Storage.Redis;

namespace CivicBot.Conversation.Records.Redis;

/// <summary>Notes on Redis, written by the commit of turns.</summary>
internal sealed class RedisNotes(RedisConnection redis) : INotes
{
    private const int Step = 200;
    private const int Parts = 12;
    private const int AdditionParts = 3;

    private static readonly RedisScript Read = RedisScript.Of("notes");
    private static readonly RedisScript Close = RedisScript.Of("close_note");
    private static readonly RedisScript Forget = RedisScript.Of("forget_notes", "writes_begin", "writes_conversation");

    public IReadOnlyList<Note> List(string? commune, bool closedToo) => [.. Rows("list", commune, closedToo).Select(row => row.Note)];

    public IReadOnlyList<Note> Find(string code) => [.. Rows("code", code, closedToo: true).Select(row => row.Note)];

    public IReadOnlyList<Note> Of(string citizen) => [.. Rows("citizen", citizen, closedToo: true).Select(row => row.Note)];

    public IReadOnlyList<OwnNote> Own(string citizen, string code) =>
    [
        .. Rows("code", code, closedToo: true)
            .Where(row => row.Citizen == citizen)
            .Select(row => new OwnNote(row.Note.Code, DateOnly.FromDateTime(row.Note.LeftAt.DateTime), row.Note.ClosedOn, row.Note.Result))
            .Reverse(),
    ];

    public async Task<bool> CloseAsync(long id, string who, string result, DateOnly today, CancellationToken cancellationToken) =>
        (await redis.RunAsync(
            Close, new ScriptArguments().Add(id).Add(who).Add(result).Add(Notes.Text(today)).Add(RedisDay.Number(today)), cancellationToken)).Number == 1;

    public Task<int> ForgetClosedAsync(DateOnly before, CancellationToken cancellationToken) =>
        redis.RepeatAsync(Forget, () => new ScriptArguments().Add(RedisDay.Number(before)).Add(Step), Step, cancellationToken);

    private IEnumerable<(Note Note, string Citizen)> Rows(string by, string? name, bool closedToo)
    {
        var rows = redis.Run(Read, new ScriptArguments().Add(by).AddMaybe(name).Add(closedToo));
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            yield return (ReadNote(row), row.Text(11));
        }
    }

    private static Note ReadNote(ScriptReply row)
    {
        var additions = new List<NoteAddition>();
        for (var part = Parts; part < row.Count; part += AdditionParts)
        {
            additions.Add(new NoteAddition(row.Text(part), Things(row.Text(part + 1)), Moment(row.Text(part + 2))));
        }

        return new Note(
            row.Integer(0), row.Text(1), row.Text(2), Enum.Parse<NoteKind>(row.Text(3)), row.TextOrNull(4), row.Text(5), Things(row.Text(6)), Moment(row.Text(7)),
            row.TextOrNull(8) is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null, row.TextOrNull(9), row.TextOrNull(10), additions);
    }

    private static IReadOnlyList<SentThing> Things(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<SentThing>>(json, TurnRecords.ThingsJson) ?? [];

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
