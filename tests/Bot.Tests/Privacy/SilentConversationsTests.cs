using CivicBot.Conversation.Records;
using CivicBot.Tests.Conversation;

namespace CivicBot.Tests.Privacy;

[TestFixture]
internal sealed class SilentConversationsTests
{
    [Test]
    public async Task States_of_citizens_long_silent_go_and_so_do_states_in_which_nobody_spoke()
    {
        using var records = new Records();
        var silence = new SilentConversations(records.Database, records.Writer);
        var now = DateTimeOffset.UtcNow;
        await PutAsync(records, "zalo/conversations/old", now.AddDays(-181), "{\"dialogue\":{}}");
        await PutAsync(records, "zalo/conversations/new", now.AddDays(-179), "{\"dialogue\":{}}");
        await PutAsync(records, "zalo/conversations/echo", now.AddDays(-8), "{\"zalo.handover\":{}}");
        await PutAsync(records, "zalo/conversations/fresh-echo", now.AddDays(-6), "{\"zalo.handover\":{}}");
        await PutAsync(records, "other/old", now.AddDays(-181), "{}");

        var forgotten = await silence.ForgetAsync(now.AddDays(-180), now, CancellationToken.None);

        Assert.That(forgotten, Is.EqualTo(2));
        Assert.That(Keys(records), Is.EquivalentTo(new[] { "zalo/conversations/new", "zalo/conversations/fresh-echo", "other/old" }));
    }

    private static Task PutAsync(Records records, string key, DateTimeOffset at, string json) => records.Writer.WriteAsync(
        session => { session.Prepare("INSERT INTO bot_state(key, kind, etag, json) VALUES (?, 'dictionary', ?, ?)").Bind(key).Bind(Guid.CreateVersion7(at).ToString("N")).Bind(json).Execute(); },
        CancellationToken.None);

    private static List<string> Keys(Records records) => records.Readers.Read(session =>
    {
        var rows = session.Prepare("SELECT key FROM bot_state");
        var keys = new List<string>();
        while (rows.Step())
        {
            keys.Add(rows.Text(0));
        }

        return keys;
    });
}
