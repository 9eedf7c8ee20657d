using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>What is added to a comment without another state.</summary>
[TestFixture]
internal sealed class CasefileDeskTests
{
    [Test]
    public async Task It_is_moved_to_another_day_and_the_citizen_is_told([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync(citizen: await rig.CitizenAsync("c1"));
        await DayAsync(rig, "next", new DateOnly(2026, 12, 12), DayState.Announced);
        await DayAsync(rig, "past", new DateOnly(2026, 11, 22), DayState.Announced);
        await DayAsync(rig, "cancelled", new DateOnly(2026, 12, 20), DayState.Cancelled);

        var moved = await rig.Casefile.RescheduleAsync(rig.Visit(code), "next", "đủ hồ sơ", CancellationToken.None);
        string[] refused =
        [
            .. (await Task.WhenAll(new[] { "next", "past", "cancelled", "unknown" }.Select(day => rig.Casefile.RescheduleAsync(rig.Visit(code), day, reason: null, CancellationToken.None))))
                .Select(outcome => ((DeskOutcome.NotAllowed)outcome).Why),
        ];

        var file = await rig.ReadAsync(code);
        Assert.Multiple(async () =>
        {
            Assert.That(moved, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That(refused, Is.Unique.Or.Length.EqualTo(4));
            Assert.That(file.Line.Comment.DayId, Is.EqualTo("next"));
            Assert.That((file.Story[^1].Kind, file.Story[^1].Target, file.Story[^1].Date), Is.EqualTo((ChangeKind.Rescheduled, "next", (DateOnly?)new DateOnly(2026, 12, 12))));
            Assert.That(await rig.NoticesAsync(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task What_was_seen_on_the_spot_is_kept_with_its_photos([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (code, other) = (await rig.FileAsync(), await rig.FileAsync());
        var (photo, foreign) = (await PhotoAsync(rig, of: null), await PhotoAsync(rig, (await rig.CommentAsync(other)).Id));

        var done = await SeenAsync(rig, code, new SeenOnTheSpot(new DateOnly(2026, 11, 22), "hẻm 12", "Ba bóng hỏng.", [photo]));
        var future = await SeenAsync(rig, code, new SeenOnTheSpot(new DateOnly(2026, 11, 24), "hẻm 12", "Ba bóng hỏng.", []));
        var notOurs = await SeenAsync(rig, code, new SeenOnTheSpot(new DateOnly(2026, 11, 22), "hẻm 12", "Ba bóng hỏng.", [foreign]));
        var nothing = await SeenAsync(rig, code, new SeenOnTheSpot(new DateOnly(2026, 11, 22), "hẻm 12", " ", []));

        var file = await rig.ReadAsync(code);
        Assert.Multiple(() =>
        {
            Assert.That(done, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That(new[] { future, notOurs, nothing }, Is.All.InstanceOf<DeskOutcome.NotAllowed>());
            Assert.That(file.FieldChecks.Single().Checker, Is.EqualTo(DeskRig.Officer.Name));
            Assert.That(file.Attachments.Select(a => (a.Id, a.FieldCheckId)), Is.EqualTo(new[] { (photo, (Guid?)file.FieldChecks[0].Id) }));
        });
    }

    [Test]
    public async Task A_closing_is_checked_once_by_somebody_else([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (code, withdrawn) = (await rig.FileAsync(), await rig.FileAsync());
        await rig.ActAsync(withdrawn, new CommentAction.Withdraw(Reason: null), Actor.Citizen);

        var open = await CheckAsync(rig, code, DeskRig.Other);
        await rig.ActAsync(code, new CommentAction.AnswerOnSpot("Đã giải thích."));
        var own = await CheckAsync(rig, code, DeskRig.Officer);
        var done = await CheckAsync(rig, code, DeskRig.Other);
        var again = await CheckAsync(rig, code, Actor.Official("Chủ tịch"));
        var byCitizen = await CheckAsync(rig, withdrawn, DeskRig.Other);

        var closing = (await rig.ReadAsync(code)).Story.Single(c => c.To == CommentState.AnsweredOnSpot);
        Assert.Multiple(() =>
        {
            Assert.That(new[] { open, own, again, byCitizen }, Is.All.InstanceOf<DeskOutcome.NotAllowed>());
            Assert.That(done, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That((closing.CheckedBy, closing.CheckedAt), Is.EqualTo((DeskRig.Other.Name, (DateTimeOffset?)rig.Time.GetUtcNow())));
        });
    }

    [Test]
    public async Task A_note_stays_inside_and_use_in_a_resolution_is_told([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync(citizen: await rig.CitizenAsync("c1"));

        await rig.Casefile.NoteAsync(rig.Visit(code), "Gọi lại chiều nay.", CancellationToken.None);
        Assert.That(await rig.NoticesAsync(), Is.Empty);
        await rig.Casefile.UseInAsync(rig.Visit(code), "Nghị quyết 12/NQ-HĐND", CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That((await rig.CommentAsync(code)).UsedIn, Is.EqualTo("Nghị quyết 12/NQ-HĐND"));
            Assert.That(await rig.NoticesAsync(), Has.Count.EqualTo(1));
            Assert.That(await rig.Casefile.NoteAsync(rig.Visit(code), " ", CancellationToken.None), Is.InstanceOf<DeskOutcome.NotAllowed>());
            Assert.That(await rig.Casefile.UseInAsync(rig.Visit(code), " ", CancellationToken.None), Is.InstanceOf<DeskOutcome.NotAllowed>());
        });
    }

    private static Task<DeskOutcome> CheckAsync(DeskRig rig, string code, Actor by) => rig.Casefile.CheckClosingAsync(rig.Visit(code, by), CancellationToken.None);

    private static Task<DeskOutcome> SeenAsync(DeskRig rig, string code, SeenOnTheSpot seen) => rig.Casefile.CheckOnTheSpotAsync(rig.Visit(code), seen, CancellationToken.None);

    private static async Task<Guid> PhotoAsync(DeskRig rig, Guid? of)
    {
        var photo = new Attachment { Id = RecordIds.For("attachment", rig.Occasion()), CommentId = of, Kind = AttachmentKind.Image, State = AttachmentState.Stored, AddedAt = rig.Time.GetUtcNow() };
        return await rig.Records.WriteAsync(
            (context, _) =>
            {
                context.Attachments.Add(photo);
                return Task.FromResult(photo.Id);
            },
            CancellationToken.None);
    }

    private static Task<int> DayAsync(DeskRig rig, string id, DateOnly date, DayState state) => rig.Records.WriteAsync(
        (context, _) =>
        {
            context.Days.Add(new DialogueDay { Id = id, Commune = DeskRig.Commune, Title = "Đối thoại", Date = date, Place = "nhà văn hóa", CutOff = rig.Time.GetUtcNow(), State = state });
            return Task.FromResult(0);
        },
        CancellationToken.None);
}
