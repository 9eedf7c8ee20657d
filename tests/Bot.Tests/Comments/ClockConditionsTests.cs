using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>What the database says of clocks is what the rule says.</summary>
[TestFixture]
internal sealed class ClockConditionsTests
{
    [Test]
    public async Task The_database_colours_clocks_as_the_rule_does([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var random = new Random(7);
        var today = VietnamTime.Today(rig.Time);
        var made = new List<Comment>();
        await rig.Records.WriteAsync(
            (context, _) =>
            {
                for (var i = 0; i < 300; i++)
                {
                    made.Add(Made(random, i, today));
                    context.Comments.Add(made[^1]);
                }

                return Task.FromResult(0);
            },
            CancellationToken.None);

        foreach (var moved in Enumerable.Range(-20, 41))
        {
            rig.Time.Now = Talk(today.AddDays(moved));
            Assert.That(await CodesAsync(rig, CommentFilter.All with { Overdue = true }), Is.EqualTo(Of(made, rig, ClockColour.Red)), $"red, {moved} days on");
            Assert.That(await CodesAsync(rig, CommentFilter.All with { DueSoon = true }), Is.EqualTo(Of(made, rig, ClockColour.Amber)), $"amber, {moved} days on");
        }
    }

    [Test]
    public async Task The_stored_day_follows_every_step([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();
        var days = new List<DateOnly?>();
        foreach (var action in new CommentAction[]
        {
            new CommentAction.Promise("Sẽ sửa.", new DateOnly(2026, 12, 9)),
            new CommentAction.AskCitizen("Đèn số mấy?"),
            new CommentAction.Answer("Đã sửa.", Checked: null, LegalGround: null),
            new CommentAction.Reopen("Lại tắt."),
        })
        {
            await rig.ActAsync(code, action);
            days.Add(await StoredAsync(rig));
        }

        Assert.That((days[0], days[1], days[2]), Is.EqualTo(((DateOnly?)new DateOnly(2026, 12, 9), (DateOnly?)null, (DateOnly?)null)));
        Assert.That(days[3], Is.Not.Null.And.EqualTo((await rig.CommentAsync(code)).DueOn));
    }

    private static async Task<DateOnly?> StoredAsync(DeskRig rig)
    {
        // As the column says, not the member.
        await using var context = rig.Records.Read();
        return context.Comments.Select(c => c.RunsUntil).Single();
    }

    private static List<string> Of(IEnumerable<Comment> made, DeskRig rig, ClockColour colour) =>
        [.. made.Where(c => rig.Due.ClockOf(c, VietnamTime.Today(rig.Time))?.Colour == colour).Select(c => c.Code).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> CodesAsync(DeskRig rig, CommentFilter filter) =>
        [.. (await rig.Queries.ListAsync(filter, CommentOrder.DueFirst, 0, 1000, CancellationToken.None)).Lines.Select(line => line.Comment.Code).Order(StringComparer.Ordinal)];

    private static DateTimeOffset Talk(DateOnly day) => VietnamTime.At(day, new TimeOnly(9, 0));

    private static Comment Made(Random random, int number, DateOnly today) => new()
    {
        Id = Guid.NewGuid(),
        Code = $"{number:000000000}",
        Commune = random.Next(3) == 0 ? "xa-khong-con-tep" : DeskRig.Commune,
        Channel = CommentChannel.Zalo,
        Text = "x",
        Masked = "x",
        Topics = ["khac"],
        Body = "ubnd-xa",
        Level = "xa",
        Urgency = "thuong",
        State = CommentStates.All[random.Next(CommentStates.All.Count)],
        DueOn = random.Next(4) == 0 ? null : today.AddDays(random.Next(-20, 20)),
        PromisedFor = random.Next(3) == 0 ? today.AddDays(random.Next(-20, 20)) : null,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };
}
