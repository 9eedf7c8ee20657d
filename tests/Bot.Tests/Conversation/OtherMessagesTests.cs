using CivicBot.Conversation;
using CivicBot.Conversation.Emergencies;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

internal sealed class OtherMessagesTests
{
    [TestCase("cháy nhà bên cạnh", "GỌI NGAY 114")]
    [TestCase("ro ri gas chung cu", "GỌI NGAY 114")]
    [TestCase("ông nội ngất xỉu bất tỉnh", "GỌI NGAY 115")]
    [TestCase("có tai nạn trước chợ", "GỌI NGAY 115")]
    [TestCase("tụi nó đang chém nhau", "GỌI NGAY 113")]
    [TestCase("hàng xóm đánh trẻ em bầm tím", "GỌI NGAY 111")]
    [TestCase("nước dâng cả xóm bị cô lập", "GỌI NGAY 112")]
    [TestCase("tôi muốn chết cho rồi", "GỌI NGAY 115")]
    [TestCase("cứu với", "GỌI NGAY 113 (công an), 114 (cháy) hoặc 115 (cấp cứu)")]
    public void In_an_emergency_the_first_line_is_the_number_then_the_post_of_the_commune(string text, string line)
    {
        var outcome = Talk.Small(new ScriptedUnderstanding().Means(text, Intent.Emergency)).Say(text);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.Emergency));
        Assert.That(outcome.Text(), Does.StartWith(line).And.Contain("Công an phường An Mẫu, điện thoại 0000 000 113"));
        Assert.That(outcome.Text(), Does.Contain("KHÔNG gọi cứu giúp thay"));
    }

    [Test]
    public void An_emergency_offers_the_guide_and_the_call()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("cháy nhà", Intent.Emergency, Facet.General, Samples.Birth, Samples.Fire));

        Assert.That(talk.Say("cháy nhà").Labels(), Is.EqualTo(new[] { "Xem hướng dẫn: báo cháy mẫu", "Gọi 114", "Gửi ý kiến" }));
        Assert.That(talk.Choose(1).Answered?.Procedure, Is.EqualTo(Samples.Fire));
    }

    [TestCase(Intent.Thanks, TurnStatus.Thanked, "không có gì")]
    [TestCase(Intent.Chitchat, TurnStatus.SmallTalk, "máy trả lời")]
    [TestCase(Intent.OtherTopic, TurnStatus.OtherTopic, "không thuộc việc")]
    [TestCase(Intent.Abuse, TurnStatus.AbuseCalmed, "Tôi hiểu ông/bà đang bực")]
    [TestCase(Intent.Status, TurnStatus.StatusExplained, "dichvucong.gov.vn")]
    [TestCase(Intent.Spam, TurnStatus.SpamRefused, "không nhận quảng cáo")]
    public void Every_other_intent_has_its_answer(Intent intent, TurnStatus status, string words)
    {
        var outcome = Talk.Small(new ScriptedUnderstanding().Means("một tin nhắn", intent)).Say("một tin nhắn");

        Assert.That(outcome.Status, Is.EqualTo(status));
        Assert.That(outcome.Text(), Does.Contain(words));
    }

    [Test]
    public void Advertisements_are_answered_once_and_a_person_after_them_is_answered_again()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("vay tiền nhanh", Intent.Spam).Means("cảm ơn", Intent.Thanks));

        Assert.That(talk.Say("vay tiền nhanh").Replies, Has.Count.EqualTo(1));
        Assert.That(talk.Say("vay tiền nhanh").Replies, Is.Empty);
        Assert.That(talk.Say("menu").Replies, Is.Not.Empty);
    }

    [Test]
    public void What_is_not_understood_is_answered_honestly_and_recorded()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding()).Say("xin giấy xyz cho số 0912345678, tên mail a.b@c.vn");

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.NotUnderstood));
        Assert.That(outcome.Text(), Does.Contain("chưa có câu trả lời chắc chắn").And.Contain("Điện thoại:"));
        Assert.That(outcome.Labels()[0], Is.EqualTo("Gửi câu hỏi này cho cán bộ"));
        var recorded = outcome.Effects.OfType<ConversationEffect.RecordUnanswered>().Single();
        Assert.That(recorded.Text, Is.EqualTo("xin giấy xyz cho số 0912345678, tên mail a.b@c.vn"));
    }

    [TestCase("phí 5.000.000 đồng", "phí 5.000.000 đồng")]
    [TestCase("thủ tục 1.001193", "thủ tục 1.001193")]
    [TestCase("Nghị định 123/2015", "Nghị định 123/2015")]
    [TestCase("căn cước 079 180 001234", "căn cước [số căn cước]")]
    [TestCase("+84 93 777 20 18", "[số điện thoại]")]
    public void Masking_hides_who_asked_and_keeps_what_was_asked(string text, string masked) =>
        Assert.That(TestIntake.Mask.Of(text), Is.EqualTo(masked));

    [TestCase(ThingKind.Image, "Ảnh này về việc gì")]
    [TestCase(ThingKind.File, "không mở được")]
    [TestCase(ThingKind.Audio, "chưa nghe được tin thoại")]
    [TestCase(ThingKind.Video, "chưa xem được video")]
    [TestCase(ThingKind.Location, "Đã nhận vị trí")]
    [TestCase(ThingKind.Sticker, "chào ông/bà")]
    [TestCase(ThingKind.Link, "không mở đường liên kết")]
    [TestCase(ThingKind.ContactCard, "không lưu danh thiếp")]
    [TestCase(ThingKind.Other, "chưa hiểu được loại tin này")]
    public void Every_kind_of_thing_gets_its_own_answer(ThingKind kind, string words)
    {
        var outcome = Talk.Small(new ScriptedUnderstanding()).Show(kind, "https://zalo.example/x");

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.ThingSeen));
        Assert.That(outcome.Text(), Does.Contain(words));
        Assert.That(outcome.Labels(), Is.Not.Empty);
    }

    [Test]
    public void A_voice_message_cannot_be_understood_but_goes_with_a_comment_and_a_phone_number_is_given()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());

        Assert.That(talk.Show(ThingKind.Audio, "https://zalo.example/a.amr").Text(), Does.Contain("giữ kèm").And.Contain("0000 000 001"));
        Assert.That(talk.Say("Gửi ý kiến").Text(), Does.Contain("tin thoại"));
        Assert.That(talk.State.Draft?.Things, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_photo_with_words_is_understood_by_its_words()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("giấy này nộp ở đâu", Intent.Procedure, Facet.Where, Samples.Birth));

        Assert.That(talk.Show(ThingKind.Image, "https://zalo.example/1.jpg", "giấy này nộp ở đâu").Status, Is.EqualTo(TurnStatus.Answered));
    }

    [Test]
    public void Reactions_receipts_and_empty_messages_get_no_answer()
    {
        var talk = Talk.Small(new ScriptedUnderstanding()).AtFirstContact();

        Assert.That(talk.Do(new IncomingMessage.Silent()).Replies, Is.Empty);
        Assert.That(talk.Say("   ").Replies, Is.Empty);
        Assert.That(talk.State.Introduced, Is.False);
    }

    [Test]
    public void Signs_without_words_are_asked_back_and_not_recorded()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding()).Say("???");

        Assert.That(outcome.Text(), Does.Contain("chưa hiểu ý ông/bà"));
        Assert.That(outcome.Effects, Is.Empty);
    }

    [Test]
    public void Deleting_ones_data_is_asked_once_more_and_then_done()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("giấy tờ", Intent.Procedure, Facet.Papers, Samples.Birth));
        talk.Say("giấy tờ");
        var asked = talk.Say("xóa dữ liệu của tôi");
        Assert.That(asked.Effects, Is.Empty);

        var done = talk.Say("đồng ý");

        Assert.That(done.Status, Is.EqualTo(TurnStatus.Deleted));
        Assert.That(done.Effects, Is.EqualTo(new ConversationEffect[] { new ConversationEffect.DeleteMyData() }));
        Assert.That(done.State, Is.EqualTo(new DialogueState() with { Choices = done.State.Choices, Things = done.State.Things }));
    }

    [TestCase("không")]
    [TestCase("2")]
    [TestCase("không xóa nữa")]
    public void Deleting_can_be_dropped(string refusal)
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Say("xóa dữ liệu của tôi");

        Assert.That(talk.Say(refusal).Status, Is.EqualTo(TurnStatus.DeleteDropped));
        Assert.That(talk.Effects, Is.Empty);
    }

    [Test]
    public void A_question_about_deletion_that_was_left_open_does_not_wait_for_the_next_number()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("cảm ơn", Intent.Thanks));
        talk.Say("xóa dữ liệu của tôi");
        talk.Say("cảm ơn");

        Assert.That(talk.Choose(1).Status, Is.Not.EqualTo(TurnStatus.Deleted));
    }

    [Test]
    public void Consent_withdrawn_in_Zalo_deletes_at_once()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding()).Do(new IncomingMessage.ConsentWithdrawn());

        Assert.That(outcome.Effects, Is.EqualTo(new ConversationEffect[] { new ConversationEffect.DeleteMyData() }));
        Assert.That(outcome.Text(), Does.Contain("Đã xóa xong"));
    }

    [TestCase("đánh trẻ em", EmergencyKind.Child)]
    [TestCase("dọa tự thiêu", EmergencyKind.SelfHarm)]
    [TestCase("thang máy kẹt, bị kẹt ba người", EmergencyKind.Fire)]
    [TestCase("giúp với", EmergencyKind.Unclear)]
    public void The_more_particular_kind_of_emergency_wins(string text, EmergencyKind kind) => Assert.That(EmergencyKinds.Of(text), Is.EqualTo(kind));
}
