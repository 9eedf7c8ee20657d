using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Digests;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>What comes out of the printer: documents drawn to pages by LibreOffice hold every code and every count.</summary>
[TestFixture]
internal sealed partial class RenderedPagesTests
{
    private static readonly DigestKind[] Kinds = [DigestKind.Host, DigestKind.Officer, DigestKind.Department, DigestKind.Sheet, DigestKind.Report, DigestKind.Month, DigestKind.Year];

    [Test]
    public async Task Printed_pages_hold_every_code_and_every_count_on_A4()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        using var folder = new TempDirectory();
        await ExampleRecords.FillAsync(records.Database, seed: 6, count: 70);
        var digests = new Dictionary<string, Digest>();
        foreach (var kind in Kinds)
        {
            digests[$"{kind}.docx"] = await ExampleDigests.MakeAsync(records.Database, kind);
        }

        digests["Year.xlsx"] = digests["Year.docx"];
        foreach (var (name, digest) in digests)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), DigestDrawing.Draw(digest, name.EndsWith("xlsx", StringComparison.Ordinal) ? DigestFormat.Xlsx : DigestFormat.Docx));
        }

        // One start of LibreOffice for all; Year.docx and Year.xlsx would make the same file.
        File.Move(Path.Combine(folder.Path, "Year.xlsx"), Path.Combine(folder.Path, "YearSheet.xlsx"));
        Run("soffice", [$"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.Path, .. Directory.GetFiles(folder.Path, "*.*x")]);

        foreach (var kind in Kinds)
        {
            var digest = digests[$"{kind}.docx"];
            var pages = Text(Path.Combine(folder.Path, $"{kind}.pdf"));
            Assert.That(pages, Does.Not.Contain(ExampleRecords.Secret).And.Not.Contain(ExampleRecords.Accusation));
            Codes(kind == DigestKind.Year ? [] : digest.Listed, pages, $"{kind}");
            Counts(digest, pages);
            Assert.That(Run("pdfinfo", [Path.Combine(folder.Path, $"{kind}.pdf")]), Does.Match(@"Page size:\s+(595\.\d* x 841\.\d*|841\.\d* x 595\.\d*) pts \(A4\)"), $"{kind}");
        }

        Codes(digests["Year.docx"].Listed, Text(Path.Combine(folder.Path, "YearSheet.pdf")), "workbook");
    }

    private static void Codes(IEnumerable<DigestComment> listed, string pages, string what)
    {
        foreach (var comment in listed)
        {
            Assert.That(pages, Does.Contain(CommentCode.Show(comment.Code)), what);
        }
    }

    private static void Counts(Digest digest, string pages)
    {
        var lines = pages.Split('\n').Select(line => Spaces().Replace(line.Trim(), " ")).ToList();
        if (digest.Kind is DigestKind.Host or DigestKind.Officer or DigestKind.Report)
        {
            foreach (var topic in digest.Counts.ByTopic.Where(topic => topic.Total > 0))
            {
                var figures = string.Create(CultureInfo.InvariantCulture, $" {topic.Total} {topic.Listed} {topic.Open} ");
                Assert.That(lines, Has.Some.Matches<string>(line => line.StartsWith(topic.Name[..5], StringComparison.Ordinal) && line.Contains(figures, StringComparison.Ordinal)), $"{digest.Kind} {topic.Name}");
            }
        }

        if (digest.Kind is DigestKind.Report or DigestKind.Month or DigestKind.Year)
        {
            foreach (var state in CommentStates.All.Where(state => digest.Counts.Of(state) > 0))
            {
                Assert.That(lines, Does.Contain($"{CommentTexts.StateName(state)} {digest.Counts.Of(state)}"), $"{digest.Kind}");
            }

            Assert.That(lines, Has.Some.Contains($"Tổng số {digest.Counts.Total} ý kiến"));
            Assert.That(lines, Has.Some.Contains($"lượt người dân dự: {digest.Counts.People}"));
        }

        foreach (var month in digest.Months)
        {
            var counts = month.Counts;
            Assert.That(lines, Has.Some.StartsWith(string.Create(
                CultureInfo.InvariantCulture,
                $"{month.Month} {counts.DaysHeld} {counts.People} {counts.Total} {counts.Of(CommentState.AnsweredOnSpot)} {counts.Of(CommentState.Answered) + counts.Of(CommentState.Done)} ")));
        }
    }

    private static string Text(string pdf) => Run("pdftotext", ["-layout", pdf, "-"]).Normalize(NormalizationForm.FormC);

    private static string Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} is missing; tests/run installs it (libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils).", missing);
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, program);
            return output;
        }
    }

    [GeneratedRegex(" +", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
