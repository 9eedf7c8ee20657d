using System.CommandLine;
using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Upcoming;
using CivicBot.Storage.Records;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>comments enter "ý kiến" --channel phone --by NAME</c>: what was said by phone, on paper or in the room, with the same code, day and screening as in the chat.</summary>
internal static class CommentsEnter
{
    private static readonly Dictionary<string, CommentChannel> Channels = new(StringComparer.Ordinal)
    {
        ["phone"] = CommentChannel.Phone,
        ["paper"] = CommentChannel.Paper,
        ["room"] = CommentChannel.Room,
    };

    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var text = new Argument<string>("text") { Description = "What was said, in the citizen's words." };
        var channel = new Option<string>("--channel") { Description = $"Where: {string.Join(", ", Channels.Keys)}.", Required = true };
        channel.AcceptOnlyFromAmong([.. Channels.Keys]);
        var by = new Option<string>("--by") { Description = "Who types it in (office or title).", Required = true };
        var commune = new Option<string?>("--commune") { Description = "Name of the commune's file; without it the default one." };
        var place = new Option<string?>("--place") { Description = "Where it is, if the words do not say so." };
        var day = new Option<string?>("--day") { Description = "Id of the dialogue day; needed for the room." };
        var topics = new Option<string?>("--topics") { Description = "Topics, the main one first, with commas between; else as the words say." };
        var name = new Option<string?>("--name") { Description = "Only if offered." };
        var phone = new Option<string?>("--phone") { Description = "Only if offered: the citizen is called with the answer." };
        var source = new Option<string?>("--source") { Description = "Where on the sheet it stands, for example \"số 7\"." };
        var occasion = new Option<string?>("--occasion") { Description = "Stable key: the same again files nothing new." };
        var anonymous = new Option<bool>("--anonymous") { Description = "Officials are not to see who said it." };
        var confirmed = new Option<bool>("--confirmed") { Description = "It was read back and is right." };
        var split = new Option<bool>("--split") { Description = "Several matters become a comment each." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("enter", "Take what was said by phone, on paper or in the room.") { text, channel, by, commune, place, day, topics, name, phone, source, occasion, anonymous, confirmed, split, json };
        command.SetAction((parsed, cancellationToken) => CommentsSession.RunAsync(configuration, time, parsed, EnterAsync, cancellationToken));
        return command;

        async Task<int> EnterAsync(CommentsSession session, CancellationToken cancellationToken)
        {
            var parsed = session.Parsed;
            var communes = session.Get<ICommuneDirectory>();
            var named = parsed.GetValue(commune);
            if ((named is null ? communes.ForOa(null) : communes.Find(named)) is not { } here)
            {
                await session.Error.WriteLineAsync($"No commune file is named '{named}'; leave --commune away for the default one.");
                return 2;
            }

            if (await session.ByAsync(parsed.GetValue(by)!) is not { } who)
            {
                return 2;
            }

            var understanding = await session.LearnAsync(cancellationToken);
            var records = session.Get<RecordsDatabase>();
            var entry = new StaffEntry(
                records, session.Get<CommentFiling>(), session.Get<CitizenContacts>(), new LazyCommentReader(() => understanding), communes, new UpcomingDays(records), time);
            var outcome = await entry.FileAsync(
                new StaffComment
                {
                    Occasion = parsed.GetValue(occasion) ?? $"command/{Guid.NewGuid():N}",
                    Commune = here.Id,
                    Channel = Channels[parsed.GetValue(channel)!],
                    Text = parsed.GetValue(text)!,
                    Place = parsed.GetValue(place),
                    DayId = parsed.GetValue(day),
                    Topics = parsed.GetValue(topics)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    Name = parsed.GetValue(name),
                    Phone = parsed.GetValue(phone),
                    Source = parsed.GetValue(source),
                    Anonymous = parsed.GetValue(anonymous),
                    Confirmed = parsed.GetValue(confirmed),
                    Split = parsed.GetValue(split),
                    By = who,
                },
                cancellationToken);
            switch (outcome)
            {
                case StaffOutcome.Refused refused:
                    await session.Error.WriteLineAsync(refused.Why);
                    return 1;
                case StaffOutcome.Filed filed:
                    foreach (var comment in filed.Comments)
                    {
                        await session.Output.WriteLineAsync(parsed.GetValue(json)
                            ? CommentsOutput.JsonLine(new { code = comment.Code, topics = comment.Topics, place = comment.Place, day = comment.DayId, late = comment.Late, masked = comment.Masked, alreadyThere = comment.AlreadyThere })
                            : $"{CommentCode.Show(comment.Code)}  {string.Join(',', comment.Topics)}  {comment.Place ?? "-"}  day {comment.DayId ?? "-"}\n  {comment.Masked.ReplaceLineEndings(" ")}");
                    }

                    foreach (var note in filed.Notes)
                    {
                        await session.Error.WriteLineAsync(note);
                    }

                    return 0;
                default:
                    throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
            }
        }
    }
}
