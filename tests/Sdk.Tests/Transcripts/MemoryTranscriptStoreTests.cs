using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Transcripts;

public class MemoryTranscriptStoreTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private MemoryTranscriptStore _store;

    [SetUp]
    public void SetUp() => _store = new MemoryTranscriptStore();

    [Test]
    public async Task A_conversation_is_read_page_by_page_in_order_of_time()
    {
        for (var i = 44; i >= 0; i--)
        {
            await LogAsync("oa:user", i);
        }

        var pages = new List<int>();
        var ids = new List<string>();
        PagedResult<IActivity> page = null;
        do
        {
            page = await _store.GetTranscriptActivitiesAsync("zalo", "oa:user", page?.ContinuationToken);
            pages.Add(page.Items.Length);
            ids.AddRange(page.Items.Select(activity => activity.Id));
        }
        while (page.ContinuationToken is not null);

        Assert.That(pages, Is.EqualTo(new[] { 20, 20, 5 }));
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 45).Select(i => $"m{i}")));
    }

    [Test]
    public async Task What_is_older_than_the_start_is_left_out()
    {
        for (var i = 0; i < 5; i++)
        {
            await LogAsync("oa:user", i);
        }

        var page = await _store.GetTranscriptActivitiesAsync("zalo", "oa:user", startDate: Start.AddMinutes(3));
        Assert.That(page.Items.Select(activity => activity.Id), Is.EqualTo(new[] { "m3", "m4" }));
    }

    [Test]
    public async Task Conversations_are_listed_and_deleted_one_by_one()
    {
        await LogAsync("first", 1);
        await LogAsync("second", 2);

        var listed = await _store.ListTranscriptsAsync("zalo");
        Assert.That(listed.Items.Select(transcript => transcript.Id), Is.EquivalentTo(new[] { "first", "second" }));
        Assert.That(listed.Items.Select(transcript => transcript.ChannelId), Is.All.EqualTo("zalo"));

        await _store.DeleteTranscriptAsync("zalo", "first");
        Assert.That((await _store.ListTranscriptsAsync("zalo")).Items.Single().Id, Is.EqualTo("second"));
        Assert.That((await _store.GetTranscriptActivitiesAsync("zalo", "first")).Items, Is.Empty);
    }

    [Test]
    public async Task What_was_never_taken_down_is_empty()
    {
        Assert.That((await _store.GetTranscriptActivitiesAsync("zalo", "nobody")).Items, Is.Empty);
        Assert.That((await _store.ListTranscriptsAsync("sms")).Items, Is.Empty);
    }

    private Task LogAsync(string conversationId, int minute)
    {
        var activity = Incoming.Message();
        activity.Id = $"m{minute}";
        activity.Conversation = new ConversationAccount(id: conversationId);
        activity.Timestamp = Start.AddMinutes(minute);
        return _store.LogActivityAsync(activity);
    }
}
