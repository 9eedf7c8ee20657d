using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Days;
using CivicBot.Storage.Records;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;
using Microsoft.Extensions.Options;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Tests.Officials.Days;

/// <summary>What the sheet of the room sends, also twice and out of a lost connection.</summary>
internal sealed class RoomDeskTests
{
    private const string Commune = "phuong-an-mau";
    private static readonly Actor Clerk = Actor.Official("Trần Thị Văn Thư");
    private static readonly DateOnly Today = new(2026, 12, 1);

    private readonly FakeTime time = new(VietnamTime.At(Today, new TimeOnly(8, 0)));
    private TestRecords records = null!;
    private DialogueDesk days = null!;
    private RoomDesk room = null!;

    [SetUp]
    public async Task StartAsync()
    {
        records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        days = new DialogueDesk(records.Database, ShippedKnowledge.Communes, time, Options.Create(new DialogueOptions()));
        room = new RoomDesk(
            days,
            TestIntake.Staff(records.Database, time),
            TestDesk.Of(records.Database, time),
            TestDesk.Bodies,
            records.Database);
    }

    [TearDown]
    public void Stop() => records.Dispose();

    [Test]
    public async Task What_is_sent_twice_is_filed_once()
    {
        var day = await HeldAsync();
        var said = Said("aaaaaaaa-1", "Đèn đường khu phố 2 hư cả tháng nay.");
        var first = await room.DoAsync(day, said, Clerk, default);
        var second = await room.DoAsync(day, said, Clerk, default);

        Assert.That(CodeOf(second), Is.EqualTo(CodeOf(first)));
        var comment = (await CommentsAsync()).Single();
        Assert.That((comment.Channel, comment.DayId, comment.EnteredBy, comment.Neighbourhood, comment.Late), Is.EqualTo((CommentChannel.Room, day.Id, Clerk.Name, "Khu phố 2", false)));
    }

    [Test]
    public async Task Where_the_speaker_lives_counts_where_the_words_name_no_place()
    {
        var day = await HeldAsync();
        await room.DoAsync(day, Said("aaaaaaaa-1", "Rác không ai gom cả tuần.", "Khu phố 5"), Clerk, default);
        await room.DoAsync(day, Said("aaaaaaaa-2", "Đèn đường khu phố 2 hư cả tháng nay.", "Khu phố 5"), Clerk, default);
        var unknown = await room.DoAsync(day, Said("aaaaaaaa-3", "Rác không ai gom cả tuần.", "Khu phố 99"), Clerk, default);

        Assert.That((await CommentsAsync()).Select(comment => comment.Neighbourhood), Is.EquivalentTo(new[] { "Khu phố 5", "Khu phố 2" }));
        Assert.That(unknown, Is.TypeOf<RoomOutcome.Refused>());
    }

    [Test]
    public async Task An_answer_given_before_the_comment_had_a_code_finds_it_by_its_occasion()
    {
        var day = await HeldAsync();
        await room.DoAsync(day, Said("aaaaaaaa-1", "Đèn đường khu phố 2 hư cả tháng nay."), Clerk, default);
        var answer = new RoomForm { Kind = "answer", Occasion = "aaaaaaaa-2", Of = "aaaaaaaa-1", Text = "Tuần này điện lực thay bóng." };
        await room.DoAsync(day, answer, Clerk, default);
        await room.DoAsync(day, answer, Clerk, default);
        var lost = await room.DoAsync(day, new RoomForm { Kind = "answer", Occasion = "aaaaaaaa-3", Of = "bbbbbbbb-1", Text = "Mai thay." }, Clerk, default);

        Assert.That((await CommentsAsync()).Single().State, Is.EqualTo(CommentState.AnsweredOnSpot));
        await using var context = records.Database.Read();
        Assert.That(context.Changes.Count(change => change.To == CommentState.AnsweredOnSpot), Is.EqualTo(1));
        Assert.That(lost, Is.EqualTo(new RoomOutcome.Refused(RoomWords.UnknownComment)));
    }

    [Test]
    public async Task A_promise_needs_a_date_and_what_is_beyond_the_commune_a_body_that_then_sees_it()
    {
        var day = await HeldAsync();
        var light = CodeOf(await room.DoAsync(day, Said("aaaaaaaa-1", "Đèn đường khu phố 2 hư cả tháng nay."), Clerk, default));
        var power = CodeOf(await room.DoAsync(day, Said("aaaaaaaa-2", "Xin mở lớp mẫu giáo ở khu phố 3."), Clerk, default));
        var dateless = await room.DoAsync(day, new RoomForm { Kind = "promise", Occasion = "aaaaaaaa-3", Code = light, Text = "Thay bóng đèn" }, Clerk, default);
        await room.DoAsync(day, new RoomForm { Kind = "promise", Occasion = "aaaaaaaa-4", Code = light, Text = "Thay bóng đèn", Date = "2026-12-20" }, Clerk, default);
        var bodiless = await room.DoAsync(day, new RoomForm { Kind = "beyond", Occasion = "aaaaaaaa-5", Code = power, Body = "khong-co" }, Clerk, default);
        await room.DoAsync(day, new RoomForm { Kind = "beyond", Occasion = "aaaaaaaa-6", Code = power, Body = "so-gddt" }, Clerk, default);

        var comments = (await CommentsAsync()).ToDictionary(comment => comment.Code, StringComparer.Ordinal);
        Assert.That((dateless, bodiless), Is.EqualTo((new RoomOutcome.Refused(RoomWords.NeedsDate), new RoomOutcome.Refused(RoomWords.UnknownBody))));
        Assert.That((comments[light!].State, comments[light!].PromisedFor), Is.EqualTo((CommentState.Promised, (DateOnly?)new DateOnly(2026, 12, 20))));
        Assert.That((comments[power!].State, comments[power!].ForwardedBody, comments[power!].ForwardedTo), Is.EqualTo((CommentState.Forwarded, (string?)"so-gddt", (string?)"Sở Giáo dục và Đào tạo")));
    }

    [Test]
    public async Task Presses_add_up_once_each_and_never_go_below_zero()
    {
        var day = await HeldAsync();
        var press = new RoomForm { Kind = "count", Occasion = "aaaaaaaa-1", People = "3", Officials = "0" };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => room.DoAsync(day, press, Clerk, default))));
        await room.DoAsync(day, new RoomForm { Kind = "count-to", Occasion = "aaaaaaaa-2", People = "10", Officials = "2" }, Clerk, default);
        var below = await room.DoAsync(day, new RoomForm { Kind = "count", Occasion = "aaaaaaaa-3", People = "-11" }, Clerk, default);
        var words = await room.DoAsync(day, new RoomForm { Kind = "count", Occasion = "aaaaaaaa-4", People = "mười" }, Clerk, default);

        await using var context = records.Database.Read();
        Assert.That((context.Attendances.Sum(a => a.People), context.Attendances.Sum(a => a.Officials), context.Attendances.Count()), Is.EqualTo((10, 2, 2)));
        Assert.That((below, words), Is.EqualTo((new RoomOutcome.Refused(DialogueTexts.BelowZero(10, 2)), new RoomOutcome.Refused(DayWords.WrongNumber))));
    }

    [Test]
    public async Task What_was_said_is_taken_after_the_numbers_were_fixed_and_not_for_a_cancelled_day()
    {
        var day = await HeldAsync();
        await DoAsync(day, new DayAction.Count(12, 0, null, null), new DayAction.Conclude("Giao sửa đèn.", CarryOver: false), new DayAction.Report());
        var late = await room.DoAsync(await FindAsync(day.Id), Said("aaaaaaaa-1", "Đèn đường khu phố 2 hư cả tháng nay."), Clerk, default);
        var other = await PlanAsync("trụ sở");
        var early = await room.DoAsync(other, Said("aaaaaaaa-2", "Rác không ai gom."), Clerk, default);
        await DoAsync(other, new DayAction.Cancel("bão"));
        var cancelled = await room.DoAsync(await FindAsync(other.Id), Said("aaaaaaaa-3", "Rác không ai gom."), Clerk, default);

        Assert.That(late, Is.TypeOf<RoomOutcome.Done>());
        Assert.That((early, cancelled), Is.EqualTo((new RoomOutcome.Refused(RoomWords.NotAnnounced), new RoomOutcome.Refused(RoomWords.Cancelled))));
    }

    [Test]
    public async Task A_comment_of_another_day_and_an_act_without_a_key_are_refused()
    {
        var day = await HeldAsync();
        var elsewhere = await HeldAsync("trụ sở");
        var code = CodeOf(await room.DoAsync(elsewhere, Said("aaaaaaaa-1", "Rác không ai gom."), Clerk, default));

        Assert.That(await room.DoAsync(day, new RoomForm { Kind = "answer", Occasion = "aaaaaaaa-2", Code = code, Text = "Mai gom." }, Clerk, default), Is.EqualTo(new RoomOutcome.Refused(RoomWords.UnknownComment)));
        Assert.That(await room.DoAsync(day, Said("", "Rác không ai gom."), Clerk, default), Is.EqualTo(new RoomOutcome.Refused(RoomWords.WithoutOccasion)));
        Assert.That(await room.DoAsync(day, new RoomForm { Kind = "erase", Occasion = "aaaaaaaa-3" }, Clerk, default), Is.EqualTo(new RoomOutcome.Refused(RoomWords.UnknownAct)));
    }

    private static RoomForm Said(string occasion, string text, string? neighbourhood = null) => new() { Kind = "say", Occasion = occasion, Text = text, Neighbourhood = neighbourhood };

    private static string? CodeOf(RoomOutcome outcome) => outcome is RoomOutcome.Done done ? done.Code : throw new AssertionException(outcome.ToString());

    private async Task<DialogueDay> HeldAsync(string place = "nhà văn hóa")
    {
        var day = await PlanAsync(place);
        await DoAsync(day, new DayAction.Announce(["OA"], On: null, "mới có lịch"), new DayAction.Hold());
        return await FindAsync(day.Id);
    }

    private async Task<DialogueDay> PlanAsync(string place) =>
        await days.PlanAsync(new NewDay { Commune = Commune, Date = Today, Place = place }, Clerk, $"plan/{place}", default) is DayOutcome.Done done
            ? await FindAsync(done.DayId)
            : throw new AssertionException("The day could not be planned.");

    private async Task DoAsync(DialogueDay day, params DayAction[] actions)
    {
        foreach (var action in actions)
        {
            Assert.That(await days.ActAsync(day.Id, action, Clerk, version: null, $"{day.Id}/{action.Step}", default), Is.TypeOf<DayOutcome.Done>());
        }
    }

    private async Task<DialogueDay> FindAsync(string id)
    {
        await using var context = records.Database.Read();
        return context.Days.Single(day => day.Id == id);
    }

    private async Task<List<Comment>> CommentsAsync()
    {
        await using var context = records.Database.Read();
        return [.. context.Comments];
    }
}
