using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Events;
using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Similar;
using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Understanding;
using CivicBot.Messaging;
using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Turns;
using CivicBot.Storage;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CivicBot.Tests.Conversation;

/// <summary>Activities in, activities out, effects in the turn's unit; with real state and a real database.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CitizenBotTests
{
    private readonly ScriptedUnderstanding understanding = new ScriptedUnderstanding()
        .Means("giấy tờ", Intent.Procedure, Facet.Papers, ShippedKnowledge.Procedures.Find("dang-ky-khai-sinh")!)
        .Means("cháy nhà", Intent.Emergency);

    private readonly FixedTime time = new(Talk.MondayMorning);
    private readonly MemoryStorage storage = new();
    private readonly CitizenPseudonyms pseudonyms = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private Records records = null!;
    private TestRecords comments = null!;
    private CitizenIntake intake = null!;
    private ICommentReader reader = SampleCommentReader.Instance;
    private TestAdapter adapter = null!;
    private int turns;

    [SetUp]
    public async Task OpenAsync()
    {
        records = new Records();
        comments = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        intake = TestIntake.Of(comments.Database, time, records);
        adapter = new TestAdapter(new ConversationReference
        {
            ChannelId = "zalo",
            User = new ChannelAccount("111"),
            Bot = new ChannelAccount("999"),
            Conversation = new ConversationAccount(id: "999:111"),
            ServiceUrl = "https://openapi.zalo.me",
        });
    }

    [TearDown]
    public void Close()
    {
        records.Dispose();
        comments.Dispose();
    }

    [Test]
    public async Task Joining_introduces_and_shows_the_menu_as_suggested_actions()
    {
        var replies = await RunAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount("111")] });

        Assert.That(replies, Has.Count.EqualTo(2));
        Assert.That(replies[0].TextFormat, Is.EqualTo(TextFormatTypes.Plain));
        var actions = replies[1].SuggestedActions.Actions;
        Assert.That(actions.Select(action => (action.Type, action.Title, action.Value)), Is.EqualTo(new[]
        {
            (ActionTypes.ImBack, "Hỏi thủ tục", (object)"Hỏi thủ tục"), (ActionTypes.ImBack, "Gửi ý kiến", "Gửi ý kiến"),
            (ActionTypes.ImBack, "Lịch đối thoại", "Lịch đối thoại"), (ActionTypes.ImBack, "Gặp cán bộ", "Gặp cán bộ"),
        }));
        Assert.That(records.Count("first_contact"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_bot_that_joins_is_not_greeted() =>
        Assert.That(await RunAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount("999")] }), Is.Empty);

    [Test]
    public async Task State_lives_from_turn_to_turn()
    {
        await SayAsync("giấy tờ");
        var fee = await SayAsync("Lệ phí");

        Assert.That(fee.Single().Text, Does.StartWith("Đăng ký khai sinh – lệ phí:"));
    }

    [Test]
    public async Task Phones_and_addresses_are_actions_of_their_own_kind()
    {
        var emergency = (await SayAsync("cháy nhà")).Single().SuggestedActions.Actions;

        Assert.That(emergency.Select(action => (action.Type, action.Value)), Is.EqualTo(new[] { (ActionTypes.Call, (object)"tel:114"), (ActionTypes.ImBack, "Gửi ý kiến") }));
    }

    [Test]
    public async Task A_comment_with_photo_and_place_is_in_the_records_before_its_code_is_told_and_a_turn_that_runs_again_tells_the_same()
    {
        await SayAsync("Gửi ý kiến");
        await RunAsync(new Activity(ActivityTypes.Message)
        {
            Text = "Ổ gà trước số 12 đường Minh Họa, khu phố 2",
            Attachments = [new Attachment("image/*", "https://zalo.example/1.jpg")],
            Entities = [new GeoCoordinates(latitude: 10.45821, longitude: 105.63211)],
        });
        var before = await storage.ReadAsync(["zalo/conversations/999:111"], CancellationToken.None);
        var filed = await SayAsync("Gửi");

        // The state of before, the same turn key: as after a crash between the records and the commit of the turn.
        await storage.WriteAsync(before, CancellationToken.None);
        turns--;
        var again = await SayAsync("Gửi");

        await using var read = comments.Database.Read();
        var comment = await read.Comments.SingleAsync();
        Assert.That(filed.Single().Text, Does.Contain(CommentCode.Show(comment.Code)));
        Assert.That(again.Single().Text, Is.EqualTo(filed.Single().Text));
        Assert.That((comment.Text, comment.Latitude, comment.Longitude, comment.Neighbourhood), Is.EqualTo(("Ổ gà trước số 12 đường Minh Họa, khu phố 2", 10.45821, 105.63211, "Khu phố 2")));
        Assert.That(await read.Attachments.Select(one => one.CommentId).ToListAsync(), Is.EqualTo(new Guid?[] { comment.Id }));
        Assert.That((await SayAsync($"mã {CommentCode.Show(comment.Code)} tới đâu rồi")).Single().Text, Does.Contain("đã nhận, chờ giao cán bộ"));
    }

    [Test]
    public async Task While_comments_cannot_be_read_a_question_is_answered_and_a_comment_is_tried_again_later()
    {
        var learning = new SampleCommentReader.Learning();
        reader = learning;
        await SayAsync("Gửi ý kiến");

        Assert.That(async () => await SayAsync("Ổ gà trước chợ"), Throws.TypeOf<StorageUnavailableException>(), "the runner keeps the event");
        Assert.That(await SayAsync("gặp cán bộ"), Is.Not.Empty);
        await SayAsync("Gửi ý kiến");

        learning.Finish();
        Assert.That((await SayAsync("Ổ gà trước chợ")).Single().Text, Does.Contain("“Ổ gà trước chợ”"));
    }

    [Test]
    public async Task A_note_with_photo_and_place_is_stored_and_told_by_its_code_and_gone_after_deletion()
    {
        await SayAsync("nhắn cho cán bộ");
        var photo = new Activity(ActivityTypes.Message)
        {
            Text = "Ổ gà trước số 12",
            Attachments = [new Attachment("image/*", "https://zalo.example/1.jpg")],
            Entities = [new GeoCoordinates(latitude: 10.45821, longitude: 105.63211)],
        };
        await RunAsync(photo);

        var note = records.Notes.List(null, closedToo: false).Single();
        Assert.That(note.Text, Is.EqualTo("Ổ gà trước số 12"));
        Assert.That(note.Things, Is.EqualTo(new[] { new SentThing(ThingKind.Image, "https://zalo.example/1.jpg"), new SentThing(ThingKind.Location, "10.458210,105.632110") }));
        Assert.That((await SayAsync($"mã {note.Code}")).Single().Text, Does.Contain("CHƯA xử lý xong"));

        await SayAsync("xóa dữ liệu của tôi");
        await SayAsync("Đồng ý xóa");
        Assert.That(records.Count("note") + records.Count("first_contact"), Is.Zero);
        Assert.That(await storage.ReadAsync(["zalo/conversations/999:111"], CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Contact_data_are_read_as_an_object_and_as_JSON()
    {
        await SayAsync("nhắn cho cán bộ");
        await SayAsync("Đèn đường hư");
        await RunAsync(new Activity(ActivityTypes.Event) { Name = ZaloActivityNames.SubmitInfo, Value = new ZaloContact("Bà Tư", "84912345678", null, null, null, null, null, null) });
        await RunAsync(new Activity(ActivityTypes.Event) { Name = ZaloActivityNames.SubmitInfo, Value = JObject.Parse("""{"name":"Bà Tư","phone":"84999999999"}""") });

        Assert.That(records.Notes.List(null, closedToo: false).Single().Additions.Select(addition => addition.Text), Is.EqualTo(new[] { "Bà Tư 84912345678", "Bà Tư 84999999999" }));
    }

    [TestCase(ZaloActivityNames.Seen)]
    [TestCase(ZaloActivityNames.Received)]
    [TestCase(ZaloActivityNames.HumanReply)]
    public async Task Receipts_and_officials_messages_are_not_answered(string name) =>
        Assert.That(await RunAsync(new Activity(ActivityTypes.Event) { Name = name }), Is.Empty);

    [Test]
    public async Task Reactions_and_unfollowing_are_not_answered()
    {
        Assert.That(await RunAsync(new Activity(ActivityTypes.MessageReaction) { ReactionsAdded = [new MessageReaction("like")] }), Is.Empty);
        Assert.That(await RunAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersRemoved = [new ChannelAccount("111")] }), Is.Empty);
    }

    [TestCase(ZaloContentTypes.Sticker, "chào ông/bà")]
    [TestCase(ZaloContentTypes.Link, "không mở đường liên kết")]
    [TestCase(ZaloContentTypes.ContactCard, "danh thiếp")]
    [TestCase("application/vnd.zalo.hologram", "chưa hiểu được loại tin")]
    [TestCase("audio/amr", "tin thoại")]
    [TestCase("video/mp4", "video")]
    [TestCase("application/pdf", "tập tin")]
    public async Task Attachments_are_known_by_their_content_type(string contentType, string words) =>
        Assert.That((await RunAsync(new Activity(ActivityTypes.Message) { Attachments = [new Attachment(contentType, "https://zalo.example/x")] }))[^1].Text, Does.Contain(words));

    [Test]
    public async Task A_client_that_writes_nulls_into_its_lists_is_answered() =>
        Assert.That(await RunAsync(new Activity(ActivityTypes.Message) { Text = "menu", Attachments = [null!], Entities = [null!] }), Is.Not.Empty);

    private Task<List<Activity>> SayAsync(string text) => RunAsync(new Activity(ActivityTypes.Message) { Text = text });

    /// <summary>One turn as the inbox runs it: a fresh bot, and the unit's writes committed behind it.</summary>
    private async Task<List<Activity>> RunAsync(Activity activity)
    {
        var unit = new TurnUnit();
        unit.Begin($"zalo/{turns++}");
        var bot = new CitizenBot(
            new ConversationState(storage), unit, ShippedKnowledge.Communes, ShippedKnowledge.Procedure, understanding, records.Notes, pseudonyms, TestIntake.Mask, new EmbeddedTurnEffects([]), intake,
            reader, new NoSimilarComments(), time,
            Options.Create(new ConversationOptions()), Options.Create(new IntakeOptions { LearningWait = TimeSpan.FromMilliseconds(50) }), Options.Create(new PrivacyOptions()), Options.Create(new KnowledgeOptions()), RunLog.For<CitizenBot>());
        await adapter.ProcessActivityAsync(activity, bot.OnTurnAsync, CancellationToken.None);
        var commit = unit.ToCommit(new ConversationKey("zalo", "999:111"), turns, time.Now);
        await records.Writer.WriteAsync(session => commit.Writes.OfType<SqliteTurnWrite>().ToList().ForEach(write => write.Run(session)), CancellationToken.None);

        var replies = new List<Activity>();
        while (adapter.GetNextReply() is { } reply)
        {
            replies.Add((Activity)reply);
        }

        return replies;
    }
}
