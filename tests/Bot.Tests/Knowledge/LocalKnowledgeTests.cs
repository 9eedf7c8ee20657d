using CivicBot.Communes;
using CivicBot.Conversation;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Procedures;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Knowledge;

/// <summary>What officials change in the browser reaches citizens of their commune, and nobody else, without a restart.</summary>
[TestFixture]
internal sealed class LocalKnowledgeTests
{
    private const string Slug = "dang-ky-khai-sinh";
    private const string Fee = "---\nfee: 5.000 đồng\n---\n## Lệ phí\n- 5.000 đồng theo nghị quyết của tỉnh.\n";

    [Test]
    public async Task A_text_is_published_brought_back_and_withdrawn([Values] RecordsStore store)
    {
        using var rig = await Rig.OpenAsync(store);
        Assert.That(await rig.Desk.PublishAsync(Rig.Step(0), Fee, CancellationToken.None), Is.EqualTo(LocalOutcome.Done));
        Assert.That(rig.Here.Fee, Is.EqualTo("5.000 đồng"));
        Assert.That(rig.Library.Current.Find(Slug)!.Fee, Is.Not.EqualTo("5.000 đồng"), "Other communes keep the national text.");

        Assert.That(await rig.Desk.PublishAsync(Rig.Step(1), Fee.Replace("5.000", "8.000", StringComparison.Ordinal), CancellationToken.None), Is.EqualTo(LocalOutcome.Done));
        var state = await rig.Local.StateAsync(Rig.Commune.Id, Slug, CancellationToken.None);
        Assert.That(await rig.Desk.PublishAsync(Rig.Step(2), state.Steps[0].Text!, CancellationToken.None), Is.EqualTo(LocalOutcome.Done));
        Assert.That(rig.Here.Fee, Is.EqualTo("5.000 đồng"));

        Assert.That(await rig.Desk.WithdrawAsync(Rig.Step(3), CancellationToken.None), Is.EqualTo(LocalOutcome.Done));
        Assert.That(rig.Here, Is.SameAs(rig.Library.Current.Find(Slug)));
        Assert.That(await rig.AuditAsync(), Is.EqualTo(new[] { "knowledge.publish", "knowledge.publish", "knowledge.publish", "knowledge.withdraw" }));
    }

    [Test]
    public async Task Citizens_of_the_commune_are_sent_to_the_officer_while_an_entry_is_off([Values] RecordsStore store)
    {
        using var rig = await Rig.OpenAsync(store);
        Assert.That(rig.Ask(), Is.EqualTo(TurnStatus.Answered));

        Assert.That(await rig.Desk.SwitchOffAsync(Rig.Step(0), CancellationToken.None), Is.EqualTo(LocalOutcome.Done));
        Assert.That(rig.Ask(), Is.EqualTo(TurnStatus.NotUnderstood));
        Assert.That((await rig.Local.StatesAsync(Rig.Commune.Id, CancellationToken.None))[Slug].Off!.Reason, Is.EqualTo("đối chiếu lại"));

        Assert.That(await rig.Desk.SwitchOnAsync(Rig.Step(1), CancellationToken.None), Is.EqualTo(LocalOutcome.Done));
        Assert.That(rig.Ask(), Is.EqualTo(TurnStatus.Answered));
    }

    [Test]
    public async Task What_cannot_be_is_refused_and_leaves_nothing([Values] RecordsStore store)
    {
        using var rig = await Rig.OpenAsync(store);
        await rig.Desk.PublishAsync(Rig.Step(0), Fee, CancellationToken.None);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await rig.Desk.PublishAsync(Rig.Step(0), Fee + "- thêm\n", CancellationToken.None), Is.EqualTo(LocalOutcome.ChangedMeanwhile));
            Assert.That(await rig.Desk.PublishAsync(Rig.Step(1), Fee.Replace("\n", "\r\n", StringComparison.Ordinal), CancellationToken.None), Is.EqualTo(LocalOutcome.Same));
            Assert.That(await rig.Desk.PublishAsync(Rig.Step(1), "---\nvalid_untill: 2026-01-01\n---\n", CancellationToken.None), Is.EqualTo(LocalOutcome.Refused));
            Assert.That(await rig.Desk.PublishAsync(Rig.Step(1), new string('x', LocalKnowledgeDesk.LongestText + 1), CancellationToken.None), Is.EqualTo(LocalOutcome.TooLong));
            Assert.That(await rig.Desk.PublishAsync(Rig.Step(1) with { Slug = "../../etc" }, Fee, CancellationToken.None), Is.EqualTo(LocalOutcome.NotFound));
            Assert.That(await rig.Desk.PublishAsync(Rig.Step(1) with { Commune = "khong-co" }, Fee, CancellationToken.None), Is.EqualTo(LocalOutcome.NotFound));
            Assert.That(await rig.Desk.SwitchOffAsync(Rig.Step(1) with { Reason = " " }, CancellationToken.None), Is.EqualTo(LocalOutcome.NeedsReason));
            Assert.That(await rig.Desk.SwitchOffAsync(Rig.Step(0) with { Slug = "khong-co" }, CancellationToken.None), Is.EqualTo(LocalOutcome.NotFound));
            Assert.That(await rig.Desk.SwitchOnAsync(Rig.Step(1), CancellationToken.None), Is.EqualTo(LocalOutcome.Same));
        });
        Assert.That(rig.Here.Fee, Is.EqualTo("5.000 đồng"));
        Assert.That(await rig.AuditAsync(), Is.EqualTo(new[] { "knowledge.publish" }));
    }

    [Test]
    public async Task Another_process_takes_it_over_and_a_restart_finds_it([Values] RecordsStore store)
    {
        using var rig = await Rig.OpenAsync(store);
        await rig.Desk.PublishAsync(Rig.Step(0), Fee, CancellationToken.None);
        using var library = Rig.NewLibrary();
        using var other = new LocalKnowledge(rig.Records.Database, library, ShippedKnowledge.Communes);
        Assert.That(library.Current.Find(Slug, Rig.Commune.Locality)!.Fee, Is.Not.EqualTo("5.000 đồng"));

        await other.RefreshAsync(CancellationToken.None);
        Assert.That(library.Current.Find(Slug, Rig.Commune.Locality)!.Fee, Is.EqualTo("5.000 đồng"));
        var version = library.Current.Version;
        await other.RefreshAsync(CancellationToken.None);
        Assert.That(library.Current.Version, Is.EqualTo(version), "Nothing new, nothing reloaded.");
    }

    [Test]
    public async Task Two_who_publish_at_once_do_not_overwrite_each_other([Values] RecordsStore store)
    {
        using var rig = await Rig.OpenAsync(store);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => rig.Desk.PublishAsync(Rig.Step(0), Fee + $"- {number}\n", CancellationToken.None)));

        Assert.That(outcomes.Count(outcome => outcome == LocalOutcome.Done), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome == LocalOutcome.ChangedMeanwhile), Is.EqualTo(3));
    }

    private sealed class Rig : IDisposable
    {
        private Rig(TestRecords records)
        {
            Records = records;
            Library = NewLibrary();
            Local = new LocalKnowledge(records.Database, Library, ShippedKnowledge.Communes);
            Desk = new LocalKnowledgeDesk(records.Database, Local, new NoOtherNodes(), Library, Library, ShippedKnowledge.Communes, new FixedTime(Talk.MondayMorning));
        }

        public static Commune Commune => ShippedKnowledge.Communes.Find("phuong-an-mau")!;

        public TestRecords Records { get; }

        public ProcedureLibrary Library { get; }

        public LocalKnowledge Local { get; }

        public LocalKnowledgeDesk Desk { get; }

        public Procedure Here => Library.Current.Find(Slug, Commune.Locality)!;

        public static async Task<Rig> OpenAsync(RecordsStore store) => new(await TestRecords.CreateAsync(store));

        public static ProcedureLibrary NewLibrary() =>
            new(new KnowledgeOptions().DirectoryInUse, new DirectoryWatchTimes(TimeSpan.FromHours(1), TimeSpan.FromHours(1)), TimeProvider.System, RunLog.For<ProcedureLibrary>());

        public static LocalStep Step(int seen) => new(Commune.Id, Slug, seen, "đối chiếu lại", "Lê Thị Tiếp Dân");

        public TurnStatus Ask() => new Talk(ShippedKnowledge.Understanding, Library.Current, ShippedKnowledge.Communes, Commune).Say("làm giấy khai sinh cho con cần giấy tờ gì").Status;

        public async Task<List<string>> AuditAsync()
        {
            await using var context = Records.Database.Read();
            return await context.Audit.OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
        }

        public void Dispose()
        {
            Local.Dispose();
            Library.Dispose();
            Records.Dispose();
        }
    }
}
