using CivicBot.Comments.Intake;
using CivicBot.Conversation;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

internal sealed class MenuTests
{
    [TestCase("Hỏi thủ tục", TurnStatus.AskedForQuestion)]
    [TestCase("hoi thu tuc", TurnStatus.AskedForQuestion)]
    [TestCase("Gửi ý kiến", TurnStatus.DraftAsked)]
    [TestCase("gui y kien", TurnStatus.DraftAsked)]
    [TestCase("Lịch đối thoại", TurnStatus.DialogueDays)]
    [TestCase("lich doi thoai", TurnStatus.DialogueDays)]
    [TestCase("Gặp cán bộ", TurnStatus.OfficerShown)]
    [TestCase("GẶP CÁN BỘ!", TurnStatus.OfficerShown)]
    [TestCase("menu", TurnStatus.Menu)]
    [TestCase("/start", TurnStatus.Menu)]
    [TestCase("dừng", TurnStatus.Stopped)]
    [TestCase("dung lai", TurnStatus.Stopped)]
    [TestCase("xóa dữ liệu của tôi", TurnStatus.DeleteAsked)]
    [TestCase("XOA DU LIEU CUA TOI", TurnStatus.DeleteAsked)]
    [TestCase("xem thêm", TurnStatus.Menu)]
    [TestCase("quay lại", TurnStatus.Menu)]
    public void Words_of_the_menu_work_at_any_time_with_and_without_diacritics(string word, TurnStatus status) =>
        Assert.That(Talk.Small(new ScriptedUnderstanding()).Say(word).Status, Is.EqualTo(status));

    [TestCase(1, TurnStatus.AskedForQuestion)]
    [TestCase(2, TurnStatus.DraftAsked)]
    [TestCase(3, TurnStatus.DialogueDays)]
    [TestCase(4, TurnStatus.OfficerShown)]
    public void Numbers_of_the_menu_work(int number, TurnStatus status)
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Say("menu");

        Assert.That(talk.Choose(number).Status, Is.EqualTo(status));
    }

    [Test]
    public void Announced_dialogue_days_are_shown()
    {
        var talk = Talk.Small(new ScriptedUnderstanding(), Samples.Commune);
        talk.Opened = new OpenedComments { Days = [Samples.NextDay with { About = "rác thải" }] };

        Assert.That(talk.Say("Lịch đối thoại").Text(), Does.Contain("Thứ Bảy 12/12/2026, 8 giờ, tại nhà văn hóa khu phố 3: rác thải"));
    }

    [Test]
    public void Without_an_announced_day_it_says_so_and_offers_to_comment()
    {
        var talk = Talk.Small(new ScriptedUnderstanding(), Samples.Commune);
        talk.Opened = new OpenedComments();
        var outcome = talk.Say("Lịch đối thoại");

        Assert.That(outcome.Text(), Does.Contain("chưa báo ngày đối thoại"));
        Assert.That(outcome.Labels(), Does.Contain("Gửi ý kiến"));
    }

    [Test]
    public void A_number_that_was_not_offered_brings_the_same_choices_again()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Say("menu");

        var outcome = talk.Choose(7);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.NumberNotOffered));
        Assert.That(outcome.Labels(), Has.Count.EqualTo(4));
        Assert.That(talk.Choose(4).Status, Is.EqualTo(TurnStatus.OfficerShown));
    }

    [Test]
    public void Going_back_from_a_part_leads_to_the_summary_and_from_there_to_the_menu()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("lệ phí khai sinh", Intent.Procedure, Facet.Fee, Samples.Birth));
        talk.Say("lệ phí khai sinh");

        var summary = talk.Say("quay lại");
        var menu = talk.Say("quay lại");

        Assert.That(summary.Text(), Does.Contain("Nơi giải quyết:"));
        Assert.That(menu.Status, Is.EqualTo(TurnStatus.Menu));
    }

    [Test]
    public void After_a_day_of_silence_a_number_means_nothing_any_more()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Say("menu");
        talk.Now = talk.Now.AddHours(25);

        Assert.That(talk.Choose(2).Status, Is.EqualTo(TurnStatus.NotUnderstood));
    }

    [Test]
    public void Right_without_diacritics_is_not_taken_for_stop()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("ổ gà đầy đường", Intent.Comment));
        talk.Say("ổ gà đầy đường");

        Assert.That(talk.Say("dung").Status, Is.EqualTo(TurnStatus.CommentFiled));
    }
}
