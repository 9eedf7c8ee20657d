using System.Text.RegularExpressions;
using CivicBot.Digests;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;
using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Tests.Digests;

/// <summary>Whatever stands in the records, a digest of every kind lists each comment that belongs to it once, counts as SQL counts, and shows nothing that it must not.</summary>
[TestFixture]
internal sealed partial class DigestPropertyTests
{
    // A fixed seed: a failure today is a failure tomorrow. Change it when looking for new counterexamples.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20261120, 307);

    [TestCase(RecordsStore.Sqlite, 30)]
    [TestCase(RecordsStore.PostgreSql, 6)]
    public void Any_records_are_listed_once_counted_right_and_never_shown_unmasked(RecordsStore store, int cases) => Check.One(
        Settings.WithMaxTest(cases),
        Prop.ForAll(RandomRecords.Any, records => Task.Run(() => HoldsAsync(store, records)).GetAwaiter().GetResult()));

    private static async Task<bool> HoldsAsync(RecordsStore store, RandomRecords random)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 0);
        await random.FillAsync(records.Database);
        foreach (var kind in DigestKinds.All)
        {
            var digest = await DigestAgainstSql.CompareAsync(records.Database, kind);
            await SameTextsAsync(records.Database, digest);
            Assert.That(digest.Sections.SelectMany(section => section.Groups).Select(group => group.Number), Is.EqualTo(Enumerable.Range(1, digest.Sections.Sum(section => section.Groups.Count))));
            foreach (var format in DigestFormats.All)
            {
                ShowsNothing(digest, format);
            }
        }

        return true;
    }

    private static async Task SameTextsAsync(RecordsDatabase records, Digest digest)
    {
        if (digest.Kind != DigestKind.Public)
        {
            Assert.That(
                digest.Listed.Where(comment => !comment.Softened).OrderBy(comment => comment.Code, StringComparer.Ordinal).Select(comment => comment.Text),
                Is.EqualTo(await new RecordsBySql(records, digest.Kind).ListedTextsAsync(abusive: false)),
                $"{digest.Kind}");
        }
    }

    private static void ShowsNothing(Digest digest, DigestFormat format)
    {
        var text = DocumentText.Of(DigestDrawing.Draw(digest, format), format);
        var what = $"{digest.Kind} as {format}";
        Assert.That(text, Does.Not.Contain(RandomRecords.Never), what);
        Assert.That(text, Does.Not.Contain(RandomRecords.Phone).And.Not.Contain(RandomRecords.IdentityNumber), what);
        if (digest.Kind == DigestKind.Public)
        {
            Assert.That(text, Does.Not.Contain(RandomRecords.NotPublic), what);
            Assert.That(WholeCode().Match(text).Value, Is.Empty, what);
        }
    }

    [GeneratedRegex(@"\bYK \d{3}[- ]\d{3}|""code"": ?""\d{9}""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WholeCode();
}
