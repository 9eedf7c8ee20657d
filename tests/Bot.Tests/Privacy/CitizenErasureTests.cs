using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Privacy;

[TestFixture]
internal sealed class CitizenErasureTests
{
    private const string Conversation = "3886132808788086450/2512523625400000042";

    [Test]
    public async Task Words_things_and_identity_go_and_numbers_stay([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var citizen = await rig.CitizenAsync(Conversation, "Trần Thị Hoa", "0912345678");
        var own = await rig.FileAsync("t1", "Cống thoát nước khu phố 3 nghẹt, nước đen tràn vào nhà.", citizen.Id);
        var photo = await rig.AttachAsync(own.Id, "photo of the drain", "t1/0");
        await rig.Desk.ActAsync(
            own.Code,
            new CommentAction.Answer("Đã nạo vét, bà Hoa (0912.345.678) đã xem lại.", "Gặp Trần Thị Hoa ngày 20/11", LegalGround: null),
            Actor.Official("Phòng Kinh tế"), version: null, "a1", "Nhà bà Trần Thị Hoa", CancellationToken.None);
        await rig.Records.Database.WriteAsync(
            async (context, token) =>
            {
                context.Days.Add(new DialogueDay
                {
                    Id = "day", Commune = PrivacyRig.Commune, Title = "Đối thoại", Date = new DateOnly(2026, 11, 20), Place = "nhà văn hóa", CutOff = PrivacyRig.Now, Conclusion = "Bà Hoa đồng ý.",
                });
                (await context.Comments.SingleAsync(token)).DayId = "day";
                return 0;
            },
            CancellationToken.None);
        var before = await CommentAsync(rig, own.Id);
        var searchedBefore = await SearchedAsync(rig, own.Id);

        var erased = await rig.Erasure.EraseAsync(citizen.Pseudonym!, "wish", CancellationToken.None);

        await using var context = rig.Records.Database.Read();
        var comment = await context.Comments.SingleAsync();
        var stored = await SearchedAsync(rig, own.Id);
        var story = await context.Changes.OrderBy(change => change.Number).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(erased, Is.EqualTo(new ErasedCitizen(Known: true, Comments: 1, Joined: 0)));
            Assert.That((comment.Text, comment.Masked, comment.Place, comment.CitizenId), Is.EqualTo(("", "", (string?)null, (Guid?)null)));
            Assert.That(stored, Is.EqualTo(""), "what is searched must go too");
            Assert.That(searchedBefore, Does.Contain("nuoc den tran"), "there is nothing to erase");
            Assert.That(comment.ErasedAt, Is.EqualTo(PrivacyRig.Now));
            Assert.That((comment.Code, comment.State, comment.Topics, comment.ReceivedAt), Is.EqualTo((before.Code, CommentState.Answered, before.Topics, before.ReceivedAt)));
            Assert.That(story.Select(change => change.Kind), Is.EqualTo(new[] { ChangeKind.Moved, ChangeKind.Moved, ChangeKind.Erased }));
            Assert.That(story[1].Text, Is.EqualTo("Đã nạo vét, bà [đã xóa] ([đã xóa]) đã xem lại."));
            Assert.That((story[1].Checked, story[1].Note), Is.EqualTo(("Gặp [đã xóa] ngày 20/11", "Nhà bà [đã xóa]")));
            Assert.That(context.Citizens.Count() + context.Notices.Count() + context.Attachments.Count(), Is.Zero);
            Assert.That(File.Exists(photo), Is.False);
            Assert.That((comment.DayId, context.Days.Single().Conclusion), Is.EqualTo(("day", "Bà [đã xóa] đồng ý.")));
            Assert.That(context.Audit.Count(entry => entry.Action == "citizen.erase"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Others_keep_their_comments_and_a_shared_photo_stays_until_the_last_goes([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var (one, other) = (await rig.CitizenAsync(Conversation, null, null), await rig.CitizenAsync("oa/neighbour", "Lê Văn Bình", null));
        var mine = await rig.FileAsync("t1", "Đèn đường hẻm 12 hư cả tháng nay.", one.Id);
        var theirs = await rig.FileAsync("t2", "Hẻm 12 tối om vì đèn hư.", other.Id);
        await rig.AttachAsync(mine.Id, "the same photo", "t1/0");
        var photo = await rig.AttachAsync(theirs.Id, "the same photo", "t2/0");
        await rig.Records.Database.WriteAsync(
            async (context, token) =>
            {
                context.Supports.Add(new Support { Id = Guid.NewGuid(), CommentId = theirs.Id, CitizenId = one.Id, At = PrivacyRig.Now });
                var joined = new StoryLine(ChangeKind.Joined, Actor.Citizen, "j1") { Note = "Nhà tôi số 5 cũng tối." };
                return await CommentStory.AppendAsync(context, await context.Comments.SingleAsync(comment => comment.Id == theirs.Id, token), joined, PrivacyRig.Now, token);
            },
            CancellationToken.None);

        var erased = await rig.Erasure.EraseAsync(one.Pseudonym!, "wish", CancellationToken.None);

        await using (var context = rig.Records.Database.Read())
        {
            Assert.Multiple(() =>
            {
                Assert.That(erased, Is.EqualTo(new ErasedCitizen(Known: true, Comments: 1, Joined: 1)));
                Assert.That(context.Comments.Single(comment => comment.Id == theirs.Id).Text, Is.EqualTo("Hẻm 12 tối om vì đèn hư."));
                Assert.That(context.Supports.Single().CitizenId, Is.Null);
                Assert.That(context.Changes.Single(change => change.Kind == ChangeKind.Joined).Note, Is.Null);
                Assert.That(context.Citizens.Single().Id, Is.EqualTo(other.Id));
                Assert.That(File.Exists(photo));
            });
        }

        await rig.Erasure.EraseAsync(other.Pseudonym!, "wish of the other", CancellationToken.None);
        Assert.That(File.Exists(photo), Is.False);
    }

    [Test]
    public async Task The_same_wish_again_changes_nothing_and_says_the_same([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var citizen = await rig.CitizenAsync(Conversation, null, null);
        await rig.FileAsync("t1", "Đường vào ấp lầy lội.", citizen.Id);

        var first = await rig.Erasure.EraseAsync(citizen.Pseudonym!, "wish", CancellationToken.None);
        var again = await rig.Erasure.EraseAsync(citizen.Pseudonym!, "wish", CancellationToken.None);
        var stranger = await rig.Erasure.EraseAsync("nobody", "another wish", CancellationToken.None);

        await using var context = rig.Records.Database.Read();
        Assert.Multiple(() =>
        {
            Assert.That((first.Known, again.Known, stranger.Known), Is.EqualTo((true, true, false)));
            Assert.That(context.Changes.Count(change => change.Kind == ChangeKind.Erased), Is.EqualTo(1));
        });
    }

    private static async Task<string> SearchedAsync(PrivacyRig rig, Guid id)
    {
        // As the column says, not the member, which is made anew.
        await using var context = rig.Records.Database.Read();
        return await context.Comments.Where(comment => comment.Id == id).Select(comment => comment.Search).SingleAsync();
    }

    private static async Task<Comment> CommentAsync(PrivacyRig rig, Guid id)
    {
        await using var context = rig.Records.Database.Read();
        return await context.Comments.SingleAsync(comment => comment.Id == id);
    }
}
