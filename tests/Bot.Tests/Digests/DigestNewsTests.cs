using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Digests;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Digests;

[TestFixture]
internal sealed class DigestNewsTests
{
    private static readonly DigestRequest Request = ExampleRecords.Request(DigestKind.Host);

    [Test]
    public async Task The_next_digest_says_what_is_new_and_what_changed_since_the_last([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 40);
        var first = await SendAsync(records.Database, "first");
        var time = new FakeTime(ExampleRecords.Now.AddDays(1));
        var changed = first.Listed.First().Code;
        await records.Database.WriteAsync(
            async (context, token) =>
            {
                var comment = await context.Comments.SingleAsync(c => c.Code == changed, token);
                comment.ChangedAt = time.GetUtcNow();

                // One that was only counted so far is listed from now on: new for whoever reads.
                var denounced = await context.Comments.FirstAsync(c => c.DayId == ExampleRecords.Day && (c.Flags & Concerns.Denunciation) != Concerns.None, token);
                denounced.Flags = Concerns.None;
                denounced.State = CommentState.Confirmed;
                denounced.ErasedAt = null;
                return 0;
            },
            CancellationToken.None);

        var next = await ExampleDigests.Desk(records.Database, time).MakeAsync(Request, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(first.News, Is.Null);
            Assert.That(next!.News!.New, Has.Count.EqualTo(1));
            Assert.That(next.News.Changed, Is.EqualTo(new[] { changed }));
            Assert.That(next.Listed.Where(comment => comment.IsNew).Select(comment => comment.Code), Is.EqualTo(next.News.New));
            Assert.That(next.News.LastAt, Is.EqualTo(ExampleRecords.Now));
        });
    }

    [Test]
    public async Task A_digest_is_written_down_once_with_what_was_in_it_and_in_the_audit_trail([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 20);

        var digest = await SendAsync(records.Database, "one");
        await SendAsync(records.Database, "one");

        await using var context = records.Database.Read();
        var issue = await context.DigestIssues.SingleAsync();
        Assert.Multiple(() =>
        {
            Assert.That((issue.Kind, issue.Scope, issue.Format, issue.By), Is.EqualTo(("host", $"day:{ExampleRecords.Day}", "html", "Văn phòng")));
            Assert.That(issue.Codes, Is.EqualTo(digest.Listed.Select(comment => comment.Code)));
            Assert.That(context.Audit.Single().Action, Is.EqualTo("digest.host"));
        });
    }

    [Test]
    public async Task What_one_officer_got_is_no_news_to_another()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 40);
        var desk = ExampleDigests.Desk(records.Database);
        var request = ExampleRecords.Request(DigestKind.Officer);
        var sent = await desk.MakeAsync(request, CancellationToken.None);
        await desk.RecordAsync(request, sent!, DigestFormat.Docx, [1], "Văn phòng", "sent", CancellationToken.None);

        var nextDay = ExampleDigests.Desk(records.Database, new FakeTime(ExampleRecords.Now.AddDays(1)));
        var other = await nextDay.MakeAsync(request with { Officer = "Công chức Xây dựng – đô thị" }, CancellationToken.None);

        Assert.That(other!.News, Is.Null);
        Assert.That((await nextDay.MakeAsync(request, CancellationToken.None))!.News!.New, Is.Empty);
    }

    [Test]
    public async Task What_goes_out_twice_on_one_day_is_one_edition_and_news_are_counted_from_the_day_before()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 20);
        await SendAsync(records.Database, "yesterday");
        var (evening, night) = (new FakeTime(ExampleRecords.Now.AddHours(14)), new FakeTime(ExampleRecords.Now.AddHours(15)));
        var today = new FakeTime(ExampleRecords.Now.AddDays(1));
        await SendAsync(records.Database, "today", today);

        var again = await ExampleDigests.Desk(records.Database, today).MakeAsync(Request, CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(again!.News!.LastAt, Is.EqualTo(ExampleRecords.Now));

            // 09:30 in Vietnam; 23:30 is the same day there, half past midnight the next.
            Assert.That((await ExampleDigests.Desk(records.Database, evening).MakeAsync(Request, CancellationToken.None))!.News, Is.Null);
            Assert.That((await ExampleDigests.Desk(records.Database, night).MakeAsync(Request, CancellationToken.None))!.News!.LastAt, Is.EqualTo(ExampleRecords.Now));
        });
    }

    [Test]
    public async Task Reading_is_audited_and_is_no_edition()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 20);
        var desk = ExampleDigests.Desk(records.Database);
        var digest = await desk.MakeAsync(Request, CancellationToken.None);

        await desk.NoteReadAsync(Request, digest!, DigestFormat.Docx, "Chủ tịch", "read", CancellationToken.None);

        await using var context = records.Database.Read();
        Assert.That(await context.DigestIssues.AnyAsync(), Is.False);
        var line = await context.Audit.SingleAsync();
        Assert.That((line.Action, line.Who, line.Commune), Is.EqualTo(("digest.host.read", "Chủ tịch", ExampleRecords.Commune)));
    }

    private static async Task<Digest> SendAsync(RecordsDatabase records, string occasion, TimeProvider? time = null)
    {
        var desk = ExampleDigests.Desk(records, time);
        var digest = await desk.MakeAsync(Request, CancellationToken.None) ?? throw new InvalidOperationException("The example has this day.");
        await desk.RecordAsync(Request, digest, DigestFormat.Html, DigestDrawing.Draw(digest, DigestFormat.Html), "Văn phòng", occasion, CancellationToken.None);
        return digest;
    }
}
