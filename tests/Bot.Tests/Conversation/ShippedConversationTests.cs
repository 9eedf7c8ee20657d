using CivicBot.Conversation;
using CivicBot.Conversation.Answers;

namespace CivicBot.Tests.Conversation;

/// <summary>Properties that hold for every shipped procedure and every text.</summary>
internal sealed class ShippedConversationTests
{
    // Zalo cuts at 2,000; the channel splits below 1,900. An answer that is not "xem thêm" should be one message.
    private const int OneMessage = 1900;

    [Test]
    public void Every_procedure_answers_every_part_with_source_date_and_contact_in_one_message()
    {
        foreach (var procedure in ShippedKnowledge.Procedures.Procedures)
        {
            foreach (var part in Enum.GetValues<AnswerPart>())
            {
                var outcome = Choose(new Choice("x", Command.Open(procedure.Slug, part)));
                var text = outcome.Text();

                Assert.That(outcome.Answered?.Procedure, Is.EqualTo(procedure), procedure.Slug);
                Assert.That(text, Does.Contain("Nguồn: ").And.Contain($"Rà soát ngày {procedure.Reviewed:dd/MM/yyyy}"), procedure.Slug);
                Assert.That(text, Does.Contain("Nơi hỏi: ").And.Contain("Điện thoại: "), procedure.Slug);
                Assert.That(text, Does.Not.Contain("Nguồn: .").And.Not.Contain("github").And.Not.Contain("GitHub").And.Not.Contain("**"), procedure.Slug);
                Assert.That(text, Has.Length.LessThan(OneMessage), $"{procedure.Slug}/{part}");
            }
        }
    }

    [Test]
    public void Every_choice_that_is_shown_is_accepted_by_number_and_by_words()
    {
        foreach (var procedure in ShippedKnowledge.Procedures.Procedures)
        {
            AcceptsItsChoices(Choose(new Choice("x", Command.Open(procedure.Slug, AnswerPart.Papers))));
        }
    }

    [TestCase("xin chào")]
    [TestCase("menu")]
    [TestCase("gặp cán bộ")]
    [TestCase("hỏi thủ tục")]
    [TestCase("gửi ý kiến")]
    [TestCase("lịch đối thoại")]
    [TestCase("xóa dữ liệu của tôi")]
    [TestCase("cháy nhà rồi cứu với")]
    [TestCase("hồ sơ của tôi nộp tuần trước tới đâu rồi")]
    [TestCase("đường xóm tôi ngập, đề nghị xã sửa")]
    [TestCase("zzz qqq xxyy")]
    public void Every_choice_of_other_answers_is_accepted_too(string text) => AcceptsItsChoices(Talk.Shipped().Say(text));

    [TestCase("làm giấy khai sinh cho con cần gì", "dang-ky-khai-sinh")]
    [TestCase("lam giay khai sinh cho con can gi", "dang-ky-khai-sinh")]
    [TestCase("đăng ký tạm trú ở đâu", "dang-ky-tam-tru")]
    public void Everyday_questions_find_their_procedure(string question, string slug) =>
        Assert.That(Talk.Shipped().Say(question).Answered?.Procedure.Slug, Is.EqualTo(slug));

    [Test]
    public void No_reply_to_anything_is_empty()
    {
        string[] messages = ["xin chào", "cảm ơn", "1", "không", "abc", "làm khai sinh", "xem thêm", "2", "quay lại", "dừng", "😀", "gặp cán bộ", "1", "tôi cần gặp", "0912345678", "đm xã", "ok"];
        var talk = Talk.Shipped().AtFirstContact();
        foreach (var message in messages)
        {
            Assert.That(talk.Say(message).Replies, Is.All.Matches<Reply>(reply => !string.IsNullOrWhiteSpace(reply.Text)), message);
        }
    }

    private static void AcceptsItsChoices(TurnOutcome shown)
    {
        var choices = shown.Replies.SelectMany(reply => reply.Choices).ToList();
        Assert.That(choices, Is.Not.Empty);
        Assert.That(choices.Select(choice => choice.Label), Is.Unique.And.All.Matches<string>(label => label.Length is > 0 and <= Choice.MaxLabel));
        for (var i = 0; i < choices.Count; i++)
        {
            foreach (var typed in new[] { (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), choices[i].Label })
            {
                var talk = Talk.Shipped();
                talk.State = shown.State;
                var outcome = talk.Say(typed);
                Assert.That(outcome.Status, Is.Not.AnyOf(TurnStatus.NotUnderstood, TurnStatus.NumberNotOffered, TurnStatus.ProcedureGone), $"{typed} of {shown.Text()}");
                Assert.That(outcome.Replies, Is.Not.Empty);
            }
        }
    }

    private static TurnOutcome Choose(Choice choice)
    {
        var talk = Talk.Shipped();
        talk.State = talk.State with { Choices = [new OfferedChoice(choice.Label, choice.Command.Encode())] };
        return talk.Choose(1);
    }
}
