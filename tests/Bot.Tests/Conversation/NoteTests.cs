using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

internal sealed class NoteTests
{
    [Test]
    public void Asking_for_an_officer_shows_office_hours_and_phone_and_offers_a_note()
    {
        var outcome = Talk.Small(new ScriptedUnderstanding().Means("cho tôi gặp người phụ trách", Intent.Human)).Say("cho tôi gặp người phụ trách");

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.OfficerShown));
        Assert.That(outcome.Text(), Does.Contain("Trung tâm Phục vụ hành chính công phường An Mẫu").And.Contain("đang mở cửa").And.Contain("0000 000 001"));
        Assert.That(outcome.Labels(), Is.EqualTo(new[] { "Nhắn lại cho cán bộ", "Về menu", "Gọi 0000 000 001" }));
    }

    [Test]
    public void The_button_calls_the_number_that_the_text_shows()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("giấy tờ", Intent.Procedure, Facet.Papers, Samples.Birth));
        talk.Say("giấy tờ");
        var outcome = talk.Say("gặp cán bộ");

        Assert.That(outcome.Text(), Does.Contain("0000 000 011"));
        Assert.That(outcome.Labels(), Is.EqualTo(new[] { "Nhắn lại cho cán bộ", "Về menu", "Gọi 0000 000 011" }));
    }

    [Test]
    public void A_note_is_asked_for_taken_word_by_word_and_confirmed_with_its_code()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("Nhà tôi ngập, lệ phí hết bao nhiêu?", Intent.Procedure, Facet.Fee, Samples.Birth));
        talk.Say("gặp cán bộ");
        var asked = talk.Say("Nhắn lại cho cán bộ");
        var taken = talk.Say("Nhà tôi ngập, lệ phí hết bao nhiêu?");

        Assert.That(asked.Status, Is.EqualTo(TurnStatus.NoteAsked));
        Assert.That(taken.Status, Is.EqualTo(TurnStatus.NoteTaken), "what reads like a question is still the note");
        var note = taken.Effects.OfType<ConversationEffect.LeaveNote>().Single();
        Assert.That(note, Is.EqualTo(new ConversationEffect.LeaveNote(note.Code, NoteKind.Officer, "Nhà tôi ngập, lệ phí hết bao nhiêu?", note.Things, null)));
        Assert.That(note.Code, Does.Match("^LN-2311-[0-9]{5}$"));
        Assert.That(taken.Text(), Does.Contain(note.Code));
    }

    [Test]
    public void Photos_before_and_with_the_words_go_with_the_note()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Show(ThingKind.Image, "https://zalo.example/1.jpg");
        talk.Say("nhắn cho cán bộ");
        var needsWords = talk.Show(ThingKind.Location, "10.1,105.2");
        talk.Show(ThingKind.Image, "https://zalo.example/2.jpg", "Ổ gà trước số 12");

        Assert.That(needsWords.Status, Is.EqualTo(TurnStatus.NoteNeedsWords));
        var note = talk.Effects.OfType<ConversationEffect.LeaveNote>().Single();
        Assert.That(note.Text, Is.EqualTo("Ổ gà trước số 12"));
        Assert.That(note.Things.Select(thing => thing.Reference), Is.EqualTo(new[] { "https://zalo.example/1.jpg", "10.1,105.2", "https://zalo.example/2.jpg" }));
        Assert.That(talk.State.Things, Is.Empty);
    }

    [Test]
    public void A_phone_number_behind_a_note_belongs_to_it()
    {
        var talk = WithNote(out var code);

        var added = talk.Say("0912 345 678 gọi tôi nhé");

        Assert.That(added.Status, Is.EqualTo(TurnStatus.ContactAdded));
        Assert.That(added.Effects.OfType<ConversationEffect.AddToNote>().Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void Shared_contact_data_behind_a_note_belong_to_it_and_are_not_kept_otherwise()
    {
        var contact = new IncomingMessage.ContactShared("Bà Tư", "84912345678");

        Assert.That(WithNote(out _).Do(contact).Effects.OfType<ConversationEffect.AddToNote>().Single().Text, Is.EqualTo("Bà Tư 84912345678"));
        var without = Talk.Small(new ScriptedUnderstanding()).Do(contact);
        Assert.That(without.Status, Is.EqualTo(TurnStatus.ContactNotNeeded));
        Assert.That(without.Effects, Is.Empty);
    }

    [Test]
    public void A_matter_written_in_several_messages_stays_one_note()
    {
        var talk = WithNote(out var code);
        talk.Now = talk.Now.AddMinutes(2);

        var more = talk.Say("nhà ở cuối hẻm, cổng xanh");
        var photo = talk.Show(ThingKind.Image, "https://zalo.example/3.jpg");

        Assert.That(more.Status, Is.EqualTo(TurnStatus.NoteExtended));
        Assert.That(photo.Effects.OfType<ConversationEffect.AddToNote>().Single().Things, Has.Count.EqualTo(1));
        Assert.That(more.Effects.OfType<ConversationEffect.AddToNote>().Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void Much_later_it_is_a_message_of_its_own()
    {
        var talk = WithNote(out _);
        talk.Now = talk.Now.AddMinutes(30);

        Assert.That(talk.Say("nhà ở cuối hẻm, cổng xanh").Status, Is.EqualTo(TurnStatus.NotUnderstood));
    }

    [TestCase("mã LN-2311-48273 tới đâu rồi", "chưa xử lý xong")]
    [TestCase("ln 2311 48273", "chưa xử lý xong")]
    [TestCase("LN-2011-00001", "Đã thông cống sáng nay.")]
    [TestCase("LN-0101-99999", "không tìm thấy")]
    public void Asking_by_code_tells_how_far_the_note_is(string asked, string told)
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.OwnNotes.Add(new OwnNote("LN-2311-48273", new DateOnly(2026, 11, 23), null, null));
        talk.OwnNotes.Add(new OwnNote("LN-2011-00001", new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22), "Đã thông cống sáng nay"));

        var outcome = talk.Say(asked);

        Assert.That(outcome.Status, Is.EqualTo(TurnStatus.NoteStatus));
        Assert.That(outcome.Text().ToLowerInvariant(), Does.Contain(told.ToLowerInvariant()));
    }

    [Test]
    public void An_emergency_in_a_note_gets_the_number_first_and_the_note_is_kept()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("nhà bên cháy", Intent.Emergency));
        talk.Say("nhắn cho cán bộ");

        var outcome = talk.Say("nhà bên cháy");

        Assert.That(outcome.Text(), Does.StartWith("GỌI NGAY"));
        Assert.That(outcome.Effects.OfType<ConversationEffect.LeaveNote>().Single().Text, Is.EqualTo("nhà bên cháy"));
        Assert.That(talk.State.Awaiting, Is.Null);
    }

    [Test]
    public void A_second_run_of_the_same_turn_gives_the_same_code() =>
        Assert.That(NoteCode.For("zalo/1", Talk.MondayMorning), Is.EqualTo(NoteCode.For("zalo/1", Talk.MondayMorning.AddSeconds(3))));

    [TestCase("gọi 0912-345678 giúp tôi", null)]
    [TestCase("hồ sơ H40.18-260912-0047", null)]
    [TestCase("LN2311-48273", "LN-2311-48273")]
    [TestCase("2311-48273", "LN-2311-48273")]
    [TestCase("mã ln-2311-48273?", "LN-2311-48273")]
    public void Codes_are_found_as_people_type_them_and_nothing_else_is_taken_for_one(string text, string? code) =>
        Assert.That(NoteCode.Find(text), Is.EqualTo(code));

    private static Talk WithNote(out string code)
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Say("nhắn cho cán bộ");
        talk.Say("Đèn đường hư");
        code = talk.Effects.OfType<ConversationEffect.LeaveNote>().Single().Code;
        return talk;
    }
}
