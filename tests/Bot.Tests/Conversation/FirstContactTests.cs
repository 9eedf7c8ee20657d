using CivicBot.Conversation;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

internal sealed class FirstContactTests
{
    [Test]
    public void Following_the_account_tells_who_runs_it_what_is_kept_and_what_is_never_asked()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding(), Samples.Commune).AtFirstContact().Do(new IncomingMessage.Arrived());

        Assert.That(outcome.Replies, Has.Count.EqualTo(2));
        var introduction = outcome.Replies[0].Text;
        Assert.That(introduction, Does.Contain("Ủy ban nhân dân xã Thử"));
        Assert.That(introduction, Does.Contain("90 ngày"));
        Assert.That(introduction, Does.Contain("OTP").And.Contain("mật khẩu").And.Contain("chuyển tiền"));
        Assert.That(introduction, Does.Contain("xóa dữ liệu của tôi"));
        Assert.That(outcome.Labels(), Is.EqualTo(new[] { "Hỏi thủ tục", "Gửi ý kiến", "Lịch đối thoại", "Gặp cán bộ" }));
        Assert.That(outcome.Effects, Has.One.TypeOf<ConversationEffect.FirstContact>());
    }

    [Test]
    public void A_first_message_that_is_a_question_is_answered_behind_the_introduction()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("khai sinh cần gì", Intent.Procedure, Facet.Papers, Samples.Birth)).AtFirstContact();

        var outcome = talk.Say("khai sinh cần gì");

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.Answered));
        Assert.That(outcome.Replies, Has.Count.EqualTo(2));
        Assert.That(outcome.Replies[0].Text, Does.Contain("trợ lý tự động"));
        Assert.That(outcome.Replies[1].Text, Does.Contain("Tờ khai theo mẫu"));
    }

    [Test]
    public void It_is_said_once()
    {
        var talk = Talk.Small(new ScriptedUnderstanding()).AtFirstContact();
        talk.Do(new IncomingMessage.Arrived());

        talk.Say("xin một câu hỏi lạ");
        var again = talk.Do(new IncomingMessage.Arrived());

        Assert.That(talk.Effects.OfType<ConversationEffect.FirstContact>().Count(), Is.EqualTo(1));
        Assert.That(again.Text(), Does.Not.Contain("OTP"));
        Assert.That(again.Status, Is.EqualTo(TurnStatus.Welcomed));
    }

    [Test]
    public void A_greeting_at_first_contact_is_not_greeted_twice()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding().Means("chào", Intent.Greeting)).AtFirstContact().Say("chào");

        Assert.That(outcome.Text().Split("Chào buổi sáng").Length - 1, Is.EqualTo(1));
    }

    [Test]
    public void In_an_emergency_the_number_stands_alone_and_the_introduction_waits()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("cháy nhà", Intent.Emergency)).AtFirstContact();

        var emergency = talk.Say("cháy nhà");
        var next = talk.Say("cảm ơn nhé");

        Assert.That(emergency.Replies, Has.Count.EqualTo(1));
        Assert.That(emergency.Text(), Does.StartWith("GỌI NGAY 114"));
        Assert.That(next.Text(), Does.Contain("OTP"));
    }

    [Test]
    public void A_fictional_commune_says_that_it_is_one()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding()).AtFirstContact().Do(new IncomingMessage.Arrived());

        Assert.That(outcome.Text(), Does.Contain("bản chạy thử"));
    }

    [TestCase(5, "Chào buổi sáng")]
    [TestCase(12, "Chào buổi trưa")]
    [TestCase(15, "Chào buổi chiều")]
    [TestCase(22, "Chào buổi tối")]
    [TestCase(2, "Chào buổi tối")]
    public void Greetings_follow_the_time_of_day_in_Vietnam(int hour, string greeting)
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("chào", Intent.Greeting));
        talk.Now = new DateTimeOffset(2026, 11, 23, hour, 0, 0, TimeSpan.FromHours(7));

        Assert.That(talk.Say("chào").Text(), Does.StartWith(greeting));
    }
}
