using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

internal sealed class ClarificationTests
{
    private static readonly string[] Options = [Samples.Birth.Name, Samples.Residence.Name, Samples.Unsure.Name, "Không phải, hỏi cán bộ"];

    [Test]
    public void At_most_three_procedures_are_offered_and_a_way_out() =>
        Assert.That(Asked().Last.Labels(), Is.EqualTo(Options));

    [TestCase("1", "khai-sinh-mau")]
    [TestCase("số 2", "tam-tru-mau")]
    [TestCase("cái đầu tiên", "khai-sinh-mau")]
    [TestCase("cai thu hai", "tam-tru-mau")]
    [TestCase("chọn số 3 nhé", "nuoc-sach-mau")]
    [TestCase("hai", "tam-tru-mau")]
    [TestCase("2.", "tam-tru-mau")]
    [TestCase("2)", "tam-tru-mau")]
    [TestCase("thứ nhất ạ", "khai-sinh-mau")]
    [TestCase("dang ky tam tru mau", "tam-tru-mau")]
    [TestCase("Đăng ký tạm trú mẫu", "tam-tru-mau")]
    public void A_choice_is_taken_by_number_ordinal_or_words(string typed, string slug)
    {
        var outcome = Asked().Say(typed);

        Assert.That(outcome.Answered?.Procedure.Slug, Is.EqualTo(slug));
        Assert.That(outcome.Answered?.Part, Is.EqualTo(AnswerPart.Fee), "what was asked for is not forgotten");
    }

    [TestCase("4")]
    [TestCase("cái cuối cùng")]
    [TestCase("không phải, hỏi cán bộ")]
    [TestCase("không phải")]
    public void None_of_them_leads_to_the_officer_and_records_the_question(string typed)
    {
        var outcome = Asked().Say(typed);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.NoneOfTheOffered));
        Assert.That(outcome.Text(), Does.Contain("Điện thoại:"));
        var recorded = outcome.Effects.OfType<ConversationEffect.RecordUnanswered>().Single();
        Assert.That(recorded.Text, Is.EqualTo("làm giấy hết bao nhiêu"));
        Assert.That(recorded.NearestSlug, Is.EqualTo("khai-sinh-mau"));
    }

    [Test]
    public void The_question_can_then_be_sent_to_the_officer_without_typing_it_again()
    {
        var talk = Asked();
        talk.Say("không phải");

        var sent = talk.Choose(1);

        Assert.That(sent.Status, Is.EqualTo(TurnStatus.NoteTaken));
        Assert.That(sent.Effects.OfType<ConversationEffect.LeaveNote>().Single().Text, Is.EqualTo("làm giấy hết bao nhiêu"));
    }

    [Test]
    public void Free_text_instead_of_a_choice_is_a_new_message_with_the_offer_as_context()
    {
        var understanding = Understanding().Means("thôi hỏi chuyện cấp nước", Intent.Procedure, Facet.General, Samples.Unsure);
        var talk = Talk.Small(understanding);
        talk.Say("làm giấy hết bao nhiêu");

        var outcome = talk.Say("thôi hỏi chuyện cấp nước");

        Assert.That(outcome.Answered?.Procedure, Is.EqualTo(Samples.Unsure));
        Assert.That(understanding.LastContext!.OfferedSlugs, Is.EqualTo(new[] { "khai-sinh-mau", "tam-tru-mau", "nuoc-sach-mau" }));
    }

    private static Talk Asked()
    {
        var talk = Talk.Small(Understanding());
        talk.Say("làm giấy hết bao nhiêu");
        Assert.That(talk.Last.Status, Is.EqualTo(TurnStatus.Clarifying));
        return talk;
    }

    private static ScriptedUnderstanding Understanding() => new ScriptedUnderstanding()
        .Means("làm giấy hết bao nhiêu", Intent.Clarify, Facet.Fee, Samples.Birth, Samples.Residence, Samples.Unsure, Samples.Fire);
}
