using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Officials;

/// <summary>Sessions of officials: seen, ended, fallen silent.</summary>
[TestFixture]
internal sealed class OfficialSessionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_session_is_open_until_it_is_ended_also_after_a_restart([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        var time = new FakeTime(Start);
        var official = await OfficialAsync(records);
        var sessions = new OfficialSessions(records.Database, time);
        var (one, other) = (await sessions.BeginAsync(official, "Mozilla/5.0 (Windows NT 10.0) Chrome/131 Safari/537", before: null, default), await sessions.BeginAsync(official, "Mozilla/5.0 (iPhone) Safari/605", before: null, default));

        await using var context = records.Database.Read();
        var listed = await sessions.ListAsync(context.Users, default);
        Assert.That(listed.Select(session => session.Session.Device), Is.EquivalentTo(new[] { "Chrome, Windows", "Safari, iPhone" }));
        Assert.That((await context.Users.SingleAsync()).LastSignInAt, Is.EqualTo(Start));

        Assert.That(await sessions.EndAsync(one, default), Is.EqualTo(1));
        var restarted = new OfficialSessions(records.Database, time);
        Assert.Multiple(async () =>
        {
            Assert.That(await sessions.IsOpenAsync(one, default), Is.False);
            Assert.That(await restarted.IsOpenAsync(one, default), Is.False);
            Assert.That(await sessions.IsOpenAsync(other, default), Is.True);
            Assert.That(await restarted.IsOpenAsync(other, default), Is.True);
            Assert.That(await sessions.IsOpenAsync(Guid.NewGuid(), default), Is.False);
        });

        Assert.That(await restarted.EndAllAsync(official, except: null, default), Is.EqualTo(1));
        Assert.That(await restarted.IsOpenAsync(other, default), Is.False);
    }

    [Test]
    public async Task A_session_that_is_used_lives_on_and_one_that_is_not_falls_silent()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        var time = new FakeTime(Start);
        var sessions = new OfficialSessions(records.Database, time);
        var id = await sessions.BeginAsync(await OfficialAsync(records), userAgent: null, before: null, default);

        time.Advance(TimeSpan.FromHours(8));
        Assert.That(await sessions.IsOpenAsync(id, default), Is.True);
        time.Advance(TimeSpan.FromHours(8));
        Assert.That(await sessions.IsOpenAsync(id, default), Is.True, "eight hours after the last page");
        time.Advance(OfficialSessions.Silence + TimeSpan.FromMinutes(1));
        Assert.That(await sessions.IsOpenAsync(id, default), Is.False);
    }

    [Test]
    public async Task Ending_all_leaves_the_one_that_asked()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        var sessions = new OfficialSessions(records.Database, new FakeTime(Start));
        var official = await OfficialAsync(records);
        var (one, other) = (await sessions.BeginAsync(official, userAgent: null, before: null, default), await sessions.BeginAsync(official, userAgent: null, before: null, default));

        await sessions.EndAllAsync(official, except: one, default);

        Assert.That((await sessions.IsOpenAsync(one, default), await sessions.IsOpenAsync(other, default)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_session_that_goes_on_under_another_id_keeps_its_beginning_and_the_old_id_is_worth_nothing()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        var time = new FakeTime(Start);
        var sessions = new OfficialSessions(records.Database, time);
        var official = await OfficialAsync(records);
        var old = await sessions.BeginAsync(official, userAgent: null, before: null, default);
        time.Advance(TimeSpan.FromMinutes(30));

        var now = await sessions.BeginAsync(official, userAgent: null, before: old, default);

        await using var context = records.Database.Read();
        var listed = (await sessions.ListAsync(context.Users, default)).Single().Session;
        Assert.That((listed.Id, listed.StartedAt), Is.EqualTo((now, Start)));
        Assert.That((await sessions.IsOpenAsync(old, default), await sessions.IsOpenAsync(now, default)), Is.EqualTo((false, true)));
        Assert.That((await context.Users.SingleAsync()).LastSignInAt, Is.EqualTo(Start));
    }

    private static async Task<Guid> OfficialAsync(TestRecords records)
    {
        var id = Guid.CreateVersion7();
        await records.Database.WriteAsync(
            (context, _) =>
            {
                context.Users.Add(new Official { Id = id, UserName = "hoa", DisplayName = "Hoa", Title = "Văn thư", Role = OfficialRole.Clerk, Commune = "xa-dong", CreatedAt = Start });
                return Task.FromResult(0);
            },
            CancellationToken.None);
        return id;
    }
}
