using CivicBot.Digests.Sending;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Digests.Sending;

[TestFixture]
internal sealed class RecipientDeskTests
{
    private static readonly RecipientEntry Good = new(RecipientRole.Host, "", "Nguyễn Thị Hoa", "hoa@example.vn");

    [Test]
    public async Task A_recipient_is_added_changed_and_taken_off_and_the_audit_trail_knows()
    {
        using var rig = await SendingRig.CreateAsync();
        Assert.That(await AddAsync(rig, Good with { Name = "  Nguyễn  Thị Hoa ", Address = " Hoa@EXAMPLE.vn " }), Is.Null);
        var added = (await rig.Recipients.ListAsync(SendingRig.Commune, default)).Single();
        Assert.That((added.Name, added.Address), Is.EqualTo(("Nguyễn Thị Hoa", "Hoa@example.vn")));

        Assert.That(await rig.Recipients.ChangeAsync(SendingRig.Commune, added.Id, Good with { Role = RecipientRole.Leader }, SendingRig.Clerk, default), Is.Null);
        Assert.That((await rig.Recipients.ListAsync(SendingRig.Commune, default)).Single().Role, Is.EqualTo(RecipientRole.Leader));
        Assert.That((await rig.Recipients.RemoveAsync(SendingRig.Commune, added.Id, SendingRig.Clerk, default))!.Id, Is.EqualTo(added.Id));
        Assert.That(await rig.Recipients.ListAsync(SendingRig.Commune, default), Is.Empty);
        await using var context = rig.Records.Database.Read();
        Assert.That(
            await context.Audit.Where(entry => entry.Action.StartsWith("digest.recipient")).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(),
            Is.EquivalentTo(new[] { "digest.recipient.add", "digest.recipient.change", "digest.recipient.remove" }));
    }

    [Test]
    public async Task Another_communes_recipient_cannot_be_touched()
    {
        using var rig = await SendingRig.CreateAsync();
        await AddAsync(rig, Good);
        var id = (await rig.Recipients.ListAsync(SendingRig.Commune, default)).Single().Id;

        Assert.That(await rig.Recipients.ChangeAsync("xa-khac", id, Good with { Name = "Khác" }, SendingRig.Clerk, default), Is.EqualTo(SendingTexts.NoSuchRecipient));
        Assert.That(await rig.Recipients.RemoveAsync("xa-khac", id, SendingRig.Clerk, default), Is.Null);
        Assert.That((await rig.Recipients.ListAsync(SendingRig.Commune, default)).Single().Name, Is.EqualTo(Good.Name));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_is_wrong_is_said_and_nothing_is_stored(RecipientEntry entry, string problem)
    {
        using var rig = await SendingRig.CreateAsync();

        Assert.That(await AddAsync(rig, entry), Does.Contain(problem));
        Assert.That(await rig.Recipients.ListAsync(SendingRig.Commune, default), Is.Empty);
    }

    [Test]
    public async Task The_same_address_is_there_once_in_each_role()
    {
        using var rig = await SendingRig.CreateAsync();
        await AddAsync(rig, Good);

        Assert.That(await AddAsync(rig, Good with { Address = "HOA@example.vn" }), Is.EqualTo(SendingTexts.KnownRecipient));
        Assert.That(await AddAsync(rig, Good with { Role = RecipientRole.Leader }), Is.Null);
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(Good with { Name = " " }, SendingTexts.NameMissing) { TestName = "No_name" };
        yield return new TestCaseData(Good with { Name = new string('a', 121) }, "dài quá") { TestName = "A_long_name" };
        yield return new TestCaseData(Good with { Address = "" }, "địa chỉ thư điện tử") { TestName = "No_address" };
        yield return new TestCaseData(Good with { Address = "hoa@example.vn\r\nBcc: la@example.com" }, "không phải là địa chỉ") { TestName = "An_address_with_a_header" };
        yield return new TestCaseData(Good with { Role = (RecipientRole)9 }, SendingTexts.RoleMissing) { TestName = "No_such_role" };
        yield return new TestCaseData(Good with { Role = RecipientRole.Officer, Addressee = "Chức danh lạ" }, SendingTexts.OfficerMissing) { TestName = "No_such_officer" };
        yield return new TestCaseData(Good with { Role = RecipientRole.Department, Addressee = "so-la" }, SendingTexts.BodyMissing) { TestName = "No_such_body" };
    }

    private static Task<string?> AddAsync(SendingRig rig, RecipientEntry entry) => rig.Recipients.AddAsync(SendingRig.Commune, entry, SendingRig.Clerk, default);
}
