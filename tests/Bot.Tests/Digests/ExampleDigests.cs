using CivicBot.Communes;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Digests.Reading;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using CivicBot.Testing;
using CivicBot.Tests.Conversation;

namespace CivicBot.Tests.Digests;

/// <summary>Digests with the shipped knowledge and the sample commune.</summary>
internal static class ExampleDigests
{
    private static readonly Lazy<ShownText> Shown = new(() =>
    {
        var lexicon = Lexicon.Load(Path.Combine(RepositoryRoot.Folder("knowledge"), "lexicon"));
        return new ShownText(ScreeningRules.Load(Path.Combine(RepositoryRoot.Folder("knowledge"), "screening"), lexicon), lexicon);
    });

    private static readonly Lazy<DigestKnowledge> Known = new(() => new DigestKnowledge(
        TopicScheme.Load(Path.Combine(RepositoryRoot.Folder("knowledge"), "topics")),
        TopicGrouping.Load(Path.Combine(RepositoryRoot.Folder("knowledge"), "topics"))[TopicGrouping.ThreeFields],
        CompetenceRules.Load(RepositoryRoot.Folder("knowledge")).Bodies,
        Shown.Value.Soften,
        text => text.Contains("tách thửa", StringComparison.Ordinal) ? [new RelatedProcedure("tach-thua", "Tách thửa, hợp thửa đất")] : []));

    public static ShownText ShownText => Shown.Value;

    public static DigestKnowledge Knowledge => Known.Value;

    public static Commune Commune => ShippedKnowledge.Communes.Find(ExampleRecords.Commune)!;

    public static DigestDesk Desk(RecordsDatabase records, TimeProvider? time = null) => new(
        records, new DigestReader(records, ShippedKnowledge.Communes, DigestsRegistration.Mask(ShownText)), Knowledge, time ?? new FakeTime(ExampleRecords.Now));

    public static async Task<Digest> MakeAsync(RecordsDatabase records, DigestKind kind) =>
        await Desk(records).MakeAsync(ExampleRecords.Request(kind), CancellationToken.None) ?? throw new InvalidOperationException("The example has this day.");
}
