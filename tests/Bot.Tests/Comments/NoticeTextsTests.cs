using CivicBot.Comments.Life;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Records;

namespace CivicBot.Tests.Comments;

/// <summary>What citizens read: every change that tells has a message, none is too long, none shows what it should not.</summary>
[TestFixture]
internal sealed class NoticeTextsTests
{
    private const string Code = "482915732";

    [Test]
    public void Every_step_that_tells_has_a_message_for_every_reader()
    {
        foreach (var step in CommentTransitions.All.Where(t => t.Tells))
        {
            foreach (var reader in Enum.GetValues<NoticeReader>())
            {
                var told = NoticeTexts.Of("Phường An Mẫu", CommentOf("Đèn tắt."), ChangeOf(step.To), reader, Code);

                Assert.That(told?.Text, Does.StartWith("Phường An Mẫu xin báo: ý kiến YK ").And.Contain("Nội dung.").Or.Contain("trùng với ý kiến"), $"{step.To} {reader}");
                Assert.That(told!.Phrases, Has.Count.LessThanOrEqualTo(7));
            }
        }
    }

    [Test]
    public void What_only_officials_do_is_nothing_to_be_told() =>
        Assert.That(NoticeTexts.Of("Phường", CommentOf("Đèn tắt."), ChangeOf(CommentState.Assigned), NoticeReader.Author, Code), Is.Null);

    [Test]
    public void A_long_answer_is_cut_with_the_way_to_the_rest()
    {
        var answer = string.Join(' ', Enumerable.Repeat("Ủy ban đã kiểm tra.", 300));

        var told = NoticeTexts.Of("Phường An Mẫu", CommentOf(string.Join(' ', Enumerable.Repeat("đèn", 100))), ChangeOf(CommentState.Answered, answer), NoticeReader.Author, Code)!;

        Assert.That(told.Text, Has.Length.InRange(1900, NoticeTexts.Longest));
        Assert.That(told.Text, Does.Contain("Xem YK 482-915-732").And.Contain("Xin ông/bà chấm từ 1 đến 5 điểm"));
    }

    [Test]
    public void Whom_a_denunciation_names_is_not_repeated_and_an_erased_comment_says_nothing()
    {
        var denunciation = CommentOf("Ông Tư nhận tiền.");
        denunciation.Flags = Concerns.Denunciation;

        Assert.That(NoticeTexts.Of("Phường", denunciation, ChangeOf(CommentState.Answered), NoticeReader.Author, Code)!.Text, Does.Not.Contain("Ông Tư"));
        Assert.That(NoticeTexts.SubjectOf(CommentOf("")), Is.Null);
    }

    private static CommentChange ChangeOf(CommentState to, string text = "Nội dung.") => new()
    {
        Id = Guid.NewGuid(),
        CommentId = Guid.NewGuid(),
        Number = 2,
        Kind = ChangeKind.Moved,
        At = DateTimeOffset.UnixEpoch,
        ByKind = ActorKind.Official,
        By = "Văn phòng",
        To = to,
        Text = text,
        Target = to == CommentState.Duplicate ? Code : "Điện lực",
        Date = new DateOnly(2026, 12, 1),
        Occasion = "o",
    };

    private static Comment CommentOf(string masked) => new()
    {
        Id = Guid.NewGuid(),
        Code = Code,
        Commune = "phuong-an-mau",
        Channel = CommentChannel.Zalo,
        Text = masked,
        Masked = masked,
        Topics = ["ha-tang"],
        Body = "ubnd-xa",
        Level = "xa",
        Urgency = "thuong",
        State = CommentState.Confirmed,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };
}
