using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Privacy;

[TestFixture]
internal sealed class OwnDataTests
{
    [Test]
    public async Task A_citizen_reads_everything_that_is_kept_and_no_internal_remark([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var citizen = await rig.CitizenAsync("oa/42", "Trần Thị Hoa", "0912345678");
        var own = await rig.FileAsync("t1", "Cống khu phố 3 nghẹt.", citizen.Id);
        await rig.FileAsync("t2", "Chuyện của người khác.", citizen: null);
        await rig.Desk.ActAsync(own.Code, new CommentAction.AnswerOnSpot("Tuần tới nạo vét."), Actor.Official("Chủ tịch"), null, "a1", "Việc này để lâu quá", CancellationToken.None);

        var text = await new CitizenExport(rig.Records.Database, rig.Contacts, rig.Notes).TextAsync(citizen.Pseudonym!, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("Trần Thị Hoa").And.Contain("0912345678").And.Contain("Cống khu phố 3 nghẹt.").And.Contain("Trả lời: Tuần tới nạo vét.").And.Contain("23/11/2026"));
            Assert.That(text, Does.Not.Contain("để lâu quá").And.Not.Contain("người khác").And.Not.Contain(own.Id.ToString()));
        });
    }

    [Test]
    public async Task Who_left_nothing_is_told_so([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);

        Assert.That(await new CitizenExport(rig.Records.Database, rig.Contacts, rig.Notes).TextAsync("nobody", CancellationToken.None), Does.StartWith("Xã, phường chưa lưu"));
    }

    [Test]
    public async Task An_official_sees_a_name_only_with_a_line_in_the_audit_trail([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var citizen = await rig.CitizenAsync("oa/42", "Trần Thị Hoa", "0912345678");
        var open = await rig.FileAsync("t1", "Cống khu phố 3 nghẹt.", citizen.Id);
        var hidden = await rig.FileAsync("t2", "Quán karaoke ồn quá.", citizen.Id, anonymous: true);
        var nobody = await rig.FileAsync("t3", "Rác không ai hốt.", citizen: null);

        var outcomes = new List<ContactOutcome>();
        foreach (var code in new[] { open.Code, hidden.Code, nobody.Code, "000000000" })
        {
            outcomes.Add(await rig.Contacts.OpenAsync(code, Actor.Official("Công chức tiếp dân"), CancellationToken.None));
        }

        await using var context = rig.Records.Database.Read();
        var audit = await context.Audit.SingleAsync(entry => entry.Action == "citizen.contact-opened");
        Assert.Multiple(() =>
        {
            Assert.That(outcomes, Is.EqualTo(new ContactOutcome[]
            {
                new ContactOutcome.Opened(new CitizenContact("Trần Thị Hoa", "0912345678")), new ContactOutcome.Anonymous(), new ContactOutcome.NotGiven(), new ContactOutcome.NotFound(),
            }));
            Assert.That((audit.Who, audit.Subject, audit.Detail), Is.EqualTo(("Công chức tiếp dân", open.Code, (string?)null)));
        });
    }

    [Test]
    public async Task The_same_phone_is_the_same_citizen_and_a_name_alone_is_not([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);

        var ids = await rig.Records.Database.WriteAsync(
            async (context, token) =>
            {
                var found = new List<Guid?>();
                foreach (var (name, phone, occasion) in new[] { ("Bình", "0912 345 678", "r1"), ("Lê Văn Bình", "0912345678", "r2"), ("Lê Văn Bình", "", "r3"), ("Lê Văn Bình", "", "r4"), ("", " ", "r5") })
                {
                    found.Add((await rig.Contacts.FindOrAddAsync(context, PrivacyRig.Commune, name, phone, occasion, PrivacyRig.Now, token))?.Id);
                }

                return found;
            },
            CancellationToken.None);

        Assert.That((ids[0] == ids[1], ids[1] == ids[2], ids[2] == ids[3], ids[4]), Is.EqualTo((true, false, false, (Guid?)null)));
    }

    [Test]
    public async Task After_the_retention_time_a_closed_comment_is_only_a_number([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var citizen = await rig.CitizenAsync("oa/42", "Trần Thị Hoa", null);
        var closed = await rig.FileAsync("t1", "Cống khu phố 3 nghẹt.", citizen.Id);
        await rig.Desk.ActAsync(closed.Code, new CommentAction.AnswerOnSpot("Bà Hoa xem lại nhé."), Actor.Official("Chủ tịch"), null, "a1", null, CancellationToken.None);
        var waiting = await rig.FileAsync("t2", "Đường lầy lội.", citizen: null);
        using var retention = new CommentRetention(
            rig.Records.Database, rig.Contacts, rig.Contents, rig.Ledger, Options.Create(new PrivacyOptions { RetentionDays = 30 }), rig.Time, RunLog.For<CommentRetention>());

        rig.Time.Advance(TimeSpan.FromDays(29));
        var early = await retention.ForgetAsync(CancellationToken.None);
        rig.Time.Advance(TimeSpan.FromDays(2));
        var due = await retention.ForgetAsync(CancellationToken.None);
        var again = await retention.ForgetAsync(CancellationToken.None);

        await using var context = rig.Records.Database.Read();
        var gone = await context.Comments.SingleAsync(comment => comment.Id == closed.Id);
        Assert.Multiple(() =>
        {
            Assert.That((early, due, again), Is.EqualTo((0, 1, 0)));
            Assert.That((gone.Text, gone.State, gone.CitizenId), Is.EqualTo(("", CommentState.AnsweredOnSpot, (Guid?)null)));
            Assert.That(context.Changes.Any(change => change.Text == "Bà [đã xóa] xem lại nhé."));
            Assert.That(context.Comments.Single(comment => comment.Id == waiting.Id).Text, Is.Not.Empty);
            Assert.That(context.Citizens.Any(), Is.False);
        });
    }
}
