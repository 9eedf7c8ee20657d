using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Tests.Listening;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Conversation;

internal sealed class RecordsTests
{
    private static readonly ConversationEffect.LeaveNote Lamp =
        new("LN-2311-00001", NoteKind.Comment, "Đèn đường hư", [new SentThing(ThingKind.Image, "https://zalo.example/1.jpg")], "khai-sinh-mau");

    private Records records = null!;

    [SetUp]
    public void Open() => records = new Records();

    [TearDown]
    public void Close() => records.Dispose();

    [Test]
    public async Task A_note_is_kept_with_all_that_belongs_to_it()
    {
        await records.WriteAsync("t1", "a", Lamp);
        await records.WriteAsync("t2", "a", new ConversationEffect.AddToNote(Lamp.Code, "0912 345 678", []));

        var note = records.Notes.List("xa-thu", closedToo: false).Single();
        Assert.That(note.Text, Is.EqualTo("Đèn đường hư"));
        Assert.That(note.Kind, Is.EqualTo(NoteKind.Comment));
        Assert.That(note.Things, Is.EqualTo(Lamp.Things));
        Assert.That(note.LeftAt, Is.EqualTo(Talk.MondayMorning));
        Assert.That(note.Additions.Single().Text, Is.EqualTo("0912 345 678"));
        Assert.That(records.Notes.List("xa-khac", closedToo: true), Is.Empty);
    }

    [Test]
    public async Task The_same_turn_written_twice_leaves_everything_once()
    {
        for (var run = 0; run < 2; run++)
        {
            await records.WriteAsync("t1", "a", new ConversationEffect.FirstContact(), Lamp);
            await records.WriteAsync("t2", "a", new ConversationEffect.AddToNote(Lamp.Code, "thêm", []));
            await records.WriteAsync("t3", "a", new ConversationEffect.RecordUnanswered("hỏi lạ", null, 0.1, "r"));
        }

        Assert.That(new[] { records.Count("note"), records.Count("note_addition"), records.Count("unanswered_question"), records.Count("first_contact") }, Is.All.EqualTo(1));
    }

    [Test]
    public async Task Only_the_writer_of_a_note_can_add_to_it_or_ask_for_it()
    {
        await records.WriteAsync("t1", "a", Lamp);
        await records.WriteAsync("t2", "b", new ConversationEffect.AddToNote(Lamp.Code, "lời người khác", []));

        Assert.That(records.Notes.List(null, closedToo: false).Single().Additions, Is.Empty);
        Assert.That(records.Notes.Own("b", Lamp.Code), Is.Empty);
        Assert.That(records.Notes.Own("a", Lamp.Code).Single().LeftOn, Is.EqualTo(new DateOnly(2026, 11, 23)));
    }

    [Test]
    public async Task A_closed_note_tells_its_result_and_an_addition_opens_it_again()
    {
        await records.WriteAsync("t1", "a", Lamp);
        var id = records.Notes.Find(Lamp.Code).Single().Id;

        Assert.That(await records.Notes.CloseAsync(id, "một cửa", "Đã thay bóng.", new DateOnly(2026, 11, 24), CancellationToken.None));
        Assert.That(await records.Notes.CloseAsync(id, "một cửa", "Lần nữa.", new DateOnly(2026, 11, 24), CancellationToken.None), Is.False);
        Assert.That(records.Notes.Own("a", Lamp.Code).Single(), Is.EqualTo(new OwnNote(Lamp.Code, new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), "Đã thay bóng.")));
        Assert.That(records.Notes.List(null, closedToo: false), Is.Empty);

        await records.WriteAsync("t2", "a", new ConversationEffect.AddToNote(Lamp.Code, "vẫn chưa sáng", []));
        Assert.That(records.Notes.List(null, closedToo: false), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Deleting_ones_data_takes_notes_and_first_contact_and_nobody_elses()
    {
        await records.WriteAsync("t1", "a", new ConversationEffect.FirstContact(), Lamp);
        await records.WriteAsync("t2", "a", new ConversationEffect.AddToNote(Lamp.Code, "thêm", []));
        await records.WriteAsync("t3", "b", Lamp with { Code = "LN-2311-00002" });

        await records.WriteAsync("t4", "a", new ConversationEffect.DeleteMyData());

        Assert.That(records.Notes.List(null, closedToo: true).Single().Code, Is.EqualTo("LN-2311-00002"));
        Assert.That(records.Count("note_addition") + records.Count("first_contact"), Is.Zero);
    }

    [Test]
    public async Task Questions_are_counted_without_regard_to_diacritics_and_signs()
    {
        await records.WriteAsync("t1", "a", new ConversationEffect.RecordUnanswered("Xin phép nuôi yến?", "x", 0.2, "r"));
        await records.WriteAsync(new TurnRecords("t2", "b", "xa-thu", Talk.MondayMorning.AddDays(1), TestIntake.Mask), new ConversationEffect.RecordUnanswered("xin phep nuoi yen", "y", 0.3, "r"));
        await records.WriteAsync("t3", "c", new ConversationEffect.RecordUnanswered("Khác", null, 0, "r"));

        var groups = records.Questions.Groups(null, null);

        Assert.That(groups.Select(group => (group.Count, group.Text)), Is.EqualTo(new[] { (2, "xin phep nuoi yen"), (1, "Khác") }));
        Assert.That(groups[0], Is.EqualTo(new UnansweredGroup("xin phep nuoi yen", 2, new DateOnly(2026, 11, 24), "y", 0.3, "r", "xin phep nuoi yen")));
        Assert.That(records.Questions.Groups(null, new DateOnly(2026, 11, 24)), Has.Count.EqualTo(1));
        Assert.That(records.Questions.Groups("xa-khac", null), Is.Empty);
    }

    [Test]
    public async Task Retention_deletes_answered_notes_and_old_questions_and_never_an_open_note()
    {
        await records.WriteAsync("t1", "a", Lamp);
        await records.WriteAsync("t2", "a", Lamp with { Code = "LN-2311-00002" });
        await records.WriteAsync("t3", "a", new ConversationEffect.RecordUnanswered("hỏi lạ", null, 0, "r"));
        await records.Notes.CloseAsync(records.Notes.Find(Lamp.Code).Single().Id, "x", "xong", new DateOnly(2026, 11, 24), CancellationToken.None);
        var time = new FixedTime(Talk.MondayMorning.AddDays(91));
        using var retention = new Retention(records.Notes, records.Questions, new SilentConversations(records.Database, records.Writer), Options.Create(new ConversationOptions()), time, RunLog.For<Retention>());

        await retention.ForgetAsync(CancellationToken.None);
        Assert.That(records.Count("note"), Is.EqualTo(2), "the 90th day is kept");

        time.Now = Talk.MondayMorning.AddDays(400);
        await retention.ForgetAsync(CancellationToken.None);
        Assert.That(records.Notes.List(null, closedToo: true).Single().Code, Is.EqualTo("LN-2311-00002"));
        Assert.That(records.Count("unanswered_question"), Is.Zero);
    }

    [Test]
    public void Pseudonyms_stay_the_same_with_their_key_and_differ_without_it()
    {
        var file = Path.Combine(records.Folder, "keys", "k");
        var first = CitizenPseudonyms.FromFile(file).Of("zalo", "1:2");

        Assert.That(CitizenPseudonyms.FromFile(file).Of("zalo", "1:2"), Is.EqualTo(first));
        Assert.That(CitizenPseudonyms.FromFile(file).Of("webchat", "1:2"), Is.Not.EqualTo(first));
        Assert.That(CitizenPseudonyms.FromFile(file + "2").Of("zalo", "1:2"), Is.Not.EqualTo(first));
        Assert.That(first, Does.Not.Contain("1:2"));
        File.WriteAllBytes(file, [1, 2, 3]);
        Assert.That(() => CitizenPseudonyms.FromFile(file), Throws.InvalidOperationException.With.Message.Contains("backup"));
    }
}
