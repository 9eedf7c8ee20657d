using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Digests;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>What comes out of the printer: every kind, drawn to pages by LibreOffice, holds every comment and every count that SQL finds in the records.</summary>
[TestFixture]
internal sealed class RenderedPagesTests
{
    /// <summary>Kinds in which every comment stands in its own words, and not only one for each matter.</summary>
    private static readonly DigestKind[] InFull = [DigestKind.Host, DigestKind.Officer, DigestKind.Department];

    [Test]
    public async Task Printed_pages_hold_every_comment_and_every_count_of_the_records_on_A4()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        using var folder = new TempDirectory();
        await ExampleRecords.FillAsync(records.Database, seed: 6, count: 70);
        var digests = new List<Digest>();
        foreach (var kind in DigestKinds.All)
        {
            digests.Add(await ExampleDigests.MakeAsync(records.Database, kind));
        }

        var pages = new PrintedPages(folder.Path);
        DigestFormat[] formats = [DigestFormat.Docx, DigestFormat.Xlsx];
        pages.Print(digests.SelectMany(digest => formats.Select(format => (NameOf(digest, format), format, DigestDrawing.Draw(digest, format)))));

        foreach (var digest in digests)
        {
            foreach (var format in formats)
            {
                var name = NameOf(digest, format);
                Assert.That(pages.Information(name), Does.Match(@"Page size:\s+(595\.\d* x 841\.\d*|841\.\d* x 595\.\d*) pts \(A4\)"), name);
                await CommentsAsync(records.Database, digest, format, pages.Run(name));
                await CountsAsync(records.Database, digest, format, pages.Lines(name));
            }
        }
    }

    private static string NameOf(Digest digest, DigestFormat format) => $"{digest.Kind}-{format}";

    private static async Task CommentsAsync(RecordsDatabase records, Digest digest, DigestFormat format, string run)
    {
        var what = NameOf(digest, format);
        Assert.That(run, Does.Not.Contain(ExampleRecords.Secret).And.Not.Contain(ExampleRecords.Accusation).And.Not.Contain(ExampleRecords.Phone), what);
        if (digest.Kind == DigestKind.Year && format == DigestFormat.Docx)
        {
            return;
        }

        var sql = new RecordsBySql(records, digest.Kind);
        var codes = await sql.ListedCodesAsync();
        Assert.That(codes, Is.Not.Empty, what);
        if (digest.Kind == DigestKind.Public)
        {
            Assert.That(codes.Where(code => !run.Contains($"YK…{code[^3..]}", StringComparison.Ordinal)), Is.Empty, what);
            Assert.That(codes.Where(code => run.Contains(PrintedPages.Squeezed(CommentCode.Show(code)), StringComparison.Ordinal)), Is.Empty, what);
        }
        else
        {
            Assert.That(codes.Where(code => !run.Contains(PrintedPages.Squeezed(CommentCode.Show(code)), StringComparison.Ordinal)), Is.Empty, what);
        }

        var texts = InFull.Contains(digest.Kind) || (format == DigestFormat.Xlsx && digest.Kind != DigestKind.Public)
            ? await sql.ListedTextsAsync(abusive: false)
            : [.. digest.Sections.SelectMany(section => section.Groups).Select(group => group.Representative).Where(comment => comment.Withheld is null).Select(comment => comment.Text)];
        Assert.That(texts.Where(text => !PrintedPages.Holds(run, text)), Is.Empty, what);
    }

    private static async Task CountsAsync(RecordsDatabase records, Digest digest, DigestFormat format, IReadOnlyList<string> lines)
    {
        var (sql, what) = (new RecordsBySql(records, digest.Kind), NameOf(digest, format));
        var total = await sql.CountAsync("");
        var listed = await sql.CountAsync(RecordsBySql.Listed);
        if (format == DigestFormat.Xlsx)
        {
            Assert.That(lines, Has.Some.EndsWith($"Tổng số {total}"), what);
            Assert.That(lines, Has.Some.EndsWith($"Nêu trong văn bản {listed}"), what);
        }
        else if (digest.Kind == DigestKind.Department)
        {
            Assert.That(lines, Has.Some.Contains($"nêu tại Phụ lục này: {listed}."), what);
        }
        else
        {
            Assert.That(lines, Has.Some.Contains($"Tổng số {total} ý kiến"), what);
        }

        await TopicsAsync(sql, digest, format, lines, what);
        await StatesAsync(sql, digest, format, lines, what);
        Months(digest, format, lines);
    }

    private static async Task TopicsAsync(RecordsBySql sql, Digest digest, DigestFormat format, IReadOnlyList<string> lines, string what)
    {
        if (format == DigestFormat.Docx && digest.Kind is DigestKind.Department or DigestKind.Sheet)
        {
            return;
        }

        foreach (var (topic, name) in digest.Counts.ByTopic.Select(topic => (topic.Topic, topic.Name)))
        {
            var total = await sql.CountAsync($" AND {sql.Topic} = '{topic}'");
            var listed = await sql.CountAsync($" AND {sql.Topic} = '{topic}'{RecordsBySql.Listed}");
            var open = await sql.CountAsync($" AND {sql.Topic} = '{topic}'{RecordsBySql.Open}");
            var figures = digest.Kind == DigestKind.Public && format == DigestFormat.Docx ? $" {total}" : $" {total} {listed} {open}";
            Assert.That(
                total == 0 || lines.Any(line => PrintedPages.Squeezed(line).Contains(PrintedPages.Squeezed(name[..5]), StringComparison.Ordinal) && $"{line} ".Contains($"{figures} ", StringComparison.Ordinal)), $"{what} {name}{figures}");
        }
    }

    private static async Task StatesAsync(RecordsBySql sql, Digest digest, DigestFormat format, IReadOnlyList<string> lines, string what)
    {
        if (format == DigestFormat.Xlsx || digest.Kind is DigestKind.Report or DigestKind.Month or DigestKind.Year or DigestKind.Public)
        {
            foreach (var state in CommentStates.All)
            {
                var count = await sql.CountAsync($" AND state = {(int)state}");
                Assert.That(count == 0 || lines.Any(line => PrintedPages.Squeezed(line).EndsWith(PrintedPages.Squeezed($"{CommentTexts.StateName(state)}{count}"), StringComparison.Ordinal)), $"{what} {state} {count}");
            }
        }

        if (format == DigestFormat.Docx && digest.Kind is DigestKind.Report or DigestKind.Month or DigestKind.Year)
        {
            Assert.That(lines, Has.Some.Contains($"lượt người dân dự: {await sql.ScalarAsync("SELECT SUM(people) AS \"Value\" FROM attendance")}"), what);
        }
    }

    private static void Months(Digest digest, DigestFormat format, IReadOnlyList<string> lines)
    {
        foreach (var (month, counts) in digest.Months.Where(_ => format == DigestFormat.Docx).Select(month => (month.Month, month.Counts)))
        {
            var figures = $"{month} {counts.DaysHeld} {counts.People} {counts.Total} {counts.Of(CommentState.AnsweredOnSpot)} {counts.Of(CommentState.Answered) + counts.Of(CommentState.Done)} ";
            Assert.That(lines, Has.Some.StartsWith(figures));
        }
    }
}
