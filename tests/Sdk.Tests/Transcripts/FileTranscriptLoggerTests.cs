using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Transcripts;

public class FileTranscriptLoggerTests
{
    private string _folder;
    private FileTranscriptLogger _logger;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("transcripts").FullName;
        _logger = new FileTranscriptLogger(_folder);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_is_logged_is_read_again()
    {
        await LogAsync("m1", "một");
        await LogAsync("m2", "hai");

        Assert.That((await ReadAsync()).Select(activity => activity.Text), Is.EqualTo(new[] { "một", "hai" }));
        Assert.That(Directory.GetFiles(_folder, "*.transcript", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_update_changes_the_message_and_a_deletion_empties_it()
    {
        await LogAsync("m1", "một");
        await LogAsync("m2", "hai");
        await LogAsync("m1", "sửa", ActivityTypes.MessageUpdate);
        await LogAsync("m2", null, ActivityTypes.MessageDelete);

        var transcript = await ReadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(transcript, Has.Length.EqualTo(2));
            Assert.That(transcript[0].Type, Is.EqualTo(ActivityTypes.Message));
            Assert.That(transcript[0].Text, Is.EqualTo("sửa"));
            Assert.That(transcript[1].Type, Is.EqualTo(ActivityTypes.MessageDelete));
            Assert.That(transcript[1].Text, Is.Null);
        });
    }

    [Test]
    public async Task A_logger_for_tests_begins_again_and_another_goes_on()
    {
        await LogAsync("m1", "một");

        var continuing = new FileTranscriptLogger(_folder, unitTestMode: false);
        await continuing.LogActivityAsync(Message("m2", "hai"));
        Assert.That(await ReadAsync(), Has.Length.EqualTo(2));

        var beginning = new FileTranscriptLogger(_folder);
        await beginning.LogActivityAsync(Message("m3", "ba"));
        Assert.That((await ReadAsync()).Select(activity => activity.Text), Is.EqualTo(new[] { "ba" }));
    }

    [Test]
    public async Task A_transcript_can_be_deleted()
    {
        await LogAsync("m1", "một");
        await _logger.DeleteTranscriptAsync("zalo", "oa:user");
        Assert.That(await ReadAsync(), Is.Empty);
        Assert.That((await _logger.ListTranscriptsAsync("zalo")).Items, Is.Empty);
    }

    private static Activity Message(string id, string text, string type = ActivityTypes.Message)
    {
        var activity = Incoming.Of(type);
        activity.Id = id;
        activity.Text = text;
        activity.Timestamp = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        return activity;
    }

    private Task LogAsync(string id, string text, string type = ActivityTypes.Message) => _logger.LogActivityAsync(Message(id, text, type));

    private async Task<Activity[]> ReadAsync() =>
        (await _logger.GetTranscriptActivitiesAsync("zalo", "oa:user")).Items.Cast<Activity>().ToArray();
}
