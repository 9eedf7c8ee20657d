using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Similar;
using CivicBot.Conversation;
using CivicBot.Dialogues;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

/// <summary>A comment from the first word to its code.</summary>
internal sealed class FilingTests
{
    private const string Pothole = "Ổ gà to trước chợ khu phố 3, xe máy té hoài";

    [Test]
    public void A_comment_is_asked_for_read_back_with_place_and_day_and_filed_when_the_citizen_says_so()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());

        Assert.That(talk.Say("Gửi ý kiến").Status, Is.EqualTo(TurnStatus.DraftAsked));
        var read = talk.Say(Pothole);
        Assert.That(read.Status, Is.EqualTo(TurnStatus.DraftShown));
        Assert.That(read.Text(), Does.Contain($"“{Pothole}”").And.Contain("Ở đâu: ").And.Contain("thứ Bảy 12/12/2026, 8 giờ"));
        Assert.That(read.Labels(), Is.EqualTo(new[] { "Gửi", "Sửa", "Thêm", "Ẩn danh", "Thôi" }));
        Assert.That(talk.Requests, Is.Empty, "nothing is sent before the citizen says so");

        var filed = talk.Say("Gửi");
        var request = (CitizenRequest.File)talk.Requests.Single();
        Assert.That(filed.Status, Is.EqualTo(TurnStatus.CommentFiled));
        Assert.That((request.Text, request.DayId, request.Late, request.Anonymous), Is.EqualTo((Pothole, "phuong-an-mau-2026-12-12", false, false)));
        Assert.That(filed.Text(), Does.Contain("YK ").And.Contain("12/12/2026"));
        Assert.That(talk.State.Draft, Is.Null);
    }

    [TestCase("1")]
    [TestCase("gửi đi")]
    [TestCase("ok")]
    [TestCase("đúng rồi")]
    public void A_comment_in_place_of_a_question_is_read_back_at_once(string yes)
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means(Pothole, Intent.Comment));

        Assert.That(talk.Say(Pothole).Status, Is.EqualTo(TurnStatus.CommentOffered));
        Assert.That(talk.Say(yes).Status, Is.EqualTo(TurnStatus.CommentFiled));
        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Text, Is.EqualTo(Pothole));
    }

    [TestCase("Thôi", TurnStatus.DraftDropped)]
    [TestCase("thôi khỏi", TurnStatus.DraftDropped)]
    [TestCase("không", TurnStatus.DraftEdited)]
    [TestCase("sai rồi", TurnStatus.DraftEdited)]
    public void What_is_refused_is_dropped_and_what_is_wrong_is_corrected(string word, TurnStatus status)
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means(Pothole, Intent.Comment));
        talk.Say(Pothole);

        Assert.That(talk.Say(word).Status, Is.EqualTo(status));
        Assert.That(talk.State.Draft, status == TurnStatus.DraftDropped ? Is.Null : Is.Not.Null);
        Assert.That(talk.Requests, Is.Empty);
    }

    [Test]
    public void Several_messages_photos_and_a_place_are_one_comment()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Show(ThingKind.Image, "https://zalo.example/1.jpg");
        talk.Say("Gửi ý kiến");
        talk.Say("Ổ gà to lắm");
        talk.Show(ThingKind.Image, "https://zalo.example/2.jpg");
        talk.Show(ThingKind.Location, "10.500000,106.250000");
        var read = talk.Say("ngay trước chợ khu phố 3");
        talk.Say("Gửi");

        Assert.That(read.Text(), Does.Contain("2 ảnh, vị trí"));
        var request = (CitizenRequest.File)talk.Requests.Single();
        Assert.That(request.Text, Is.EqualTo("Ổ gà to lắm\nngay trước chợ khu phố 3"));
        Assert.That(request.Attachments.Select(one => one.Address), Is.EqualTo(new[] { "https://zalo.example/1.jpg", "https://zalo.example/2.jpg" }));
        Assert.That((request.Latitude, request.Longitude), Is.EqualTo((10.5, 106.25)));
    }

    [TestCase("không phải khu phố 3, khu phố 5", "Khu phố 5")]
    [TestCase("khong phai khu pho 3 ma la khu pho 5", "Khu phố 5")]
    [TestCase("sai rồi, khu phố 5", "Khu phố 5")]
    [TestCase("khu phố 5 chứ không phải khu phố 3", "Khu phố 5")]
    public void A_wrong_place_is_corrected_by_saying_so(string said, string neighbourhood)
    {
        var talk = Draft();

        Assert.That(talk.Say(said).Text(), Does.StartWith("Dạ, tôi đã sửa lại.").And.Contain("Ở đâu: khu ph").IgnoreCase);
        talk.Say("Gửi");

        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Neighbourhood, Is.EqualTo(neighbourhood));
    }

    [Test]
    public void Words_and_place_are_corrected_by_choosing()
    {
        var talk = Draft();
        talk.Say("Sửa");
        talk.Say("Sửa nội dung");
        talk.Say("Nắp cống trước chợ mất rồi");
        talk.Say("Sửa");
        talk.Say("Sửa địa điểm");
        var read = talk.Say("hẻm 7 khu phố 2");
        talk.Say("Gửi");

        Assert.That(read.Text(), Does.Contain("hẻm 7"));
        var request = (CitizenRequest.File)talk.Requests.Single();
        Assert.That((request.Text, request.Neighbourhood), Is.EqualTo(("Nắp cống trước chợ mất rồi", "Khu phố 2")));
    }

    [Test]
    public void Another_day_can_be_chosen_and_a_later_one()
    {
        var talk = Draft();
        talk.Say("Sửa");
        talk.Say("Đổi buổi đối thoại");
        Assert.That(talk.Say("Để buổi sau").Text(), Does.Contain("buổi đối thoại sau"));
        talk.Say("Gửi");

        Assert.That(((CitizenRequest.File)talk.Requests.Single()).DayId, Is.Null);
    }

    [Test]
    public void Anonymous_is_said_read_back_and_filed_and_can_be_taken_back()
    {
        var talk = Draft();
        Assert.That(talk.Say("ẩn danh").Text(), Does.Contain("Gửi ẩn danh: có"));
        Assert.That(talk.Say("Không ẩn danh nữa").Text(), Does.Not.Contain("Gửi ẩn danh: có"));
        talk.Say("Ẩn danh");
        var filed = talk.Say("Gửi");

        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Anonymous);
        Assert.That(filed.Text(), Does.Contain("cán bộ không thấy tên").And.Not.Contain("nhắn số điện thoại"));
    }

    [Test]
    public void A_phone_number_offered_goes_with_it_and_not_into_its_words()
    {
        var talk = Draft();
        talk.Say("tôi tên Lan, 0912 345 678");
        talk.Say("Gửi");

        var request = (CitizenRequest.File)talk.Requests.Single();
        Assert.That((request.Text, request.Name, request.Phone), Is.EqualTo((Pothole, "Lan", "0912 345 678")));
    }

    [Test]
    public void Two_matters_become_two_comments_only_when_the_citizen_says_so()
    {
        const string two = "Đèn đường khu phố 3 hư cả tháng nay. Ngoài ra rác ở chợ không ai thu gom, hôi thối lắm.";
        var talk = Draft(two);

        Assert.That(talk.Last.Text(), Does.Contain("Ông/bà nói 2 việc"));
        Assert.That(talk.Last.Labels().Take(2), Is.EqualTo(new[] { "Gửi thành 2 ý kiến", "Gửi chung một ý kiến" }));
        talk.Choose(1);
        Assert.That(talk.Requests, Has.Count.EqualTo(2));

        var together = Draft(two);
        together.Choose(2);
        Assert.That(((CitizenRequest.File)together.Requests.Single()).Text, Is.EqualTo(two));
    }

    [Test]
    public void A_similar_comment_is_shown_once_and_joined_or_not()
    {
        var joined = Draft();
        joined.Similar = new SimilarComments(CommentCode.For("x", 0), "Đường trước chợ hư", 12);
        var shown = joined.Say("Gửi");
        Assert.That(shown.Status, Is.EqualTo(TurnStatus.SimilarShown));
        Assert.That(shown.Text(), Does.Contain("đã có 12 người"));
        Assert.That(joined.Choose(1).Status, Is.EqualTo(TurnStatus.CommentJoined));
        Assert.That(joined.Requests.Single(), Is.EqualTo(new CitizenRequest.Join(CommentCode.For("x", 0), Pothole)));

        var apart = Draft();
        apart.Similar = joined.Similar;
        apart.Say("Gửi");
        Assert.That(apart.Choose(2).Status, Is.EqualTo(TurnStatus.CommentFiled));
    }

    [Test]
    public void A_turn_that_runs_again_is_not_shown_its_own_comment_as_similar()
    {
        var talk = Draft();
        talk.Similar = new SimilarComments(CommentCode.For("x", 0), "Đường trước chợ hư", 1);
        talk.Opened = talk.Opened with { RunsAgain = true };

        Assert.That(talk.Say("Gửi").Status, Is.EqualTo(TurnStatus.CommentFiled));
    }

    [Test]
    public void A_question_in_between_is_answered_and_the_draft_offered_again()
    {
        var talk = Draft(Pothole, new ScriptedUnderstanding().Means("khai sinh cần giấy tờ gì", Intent.Procedure, Facet.Papers, Samples.Birth));

        var answer = talk.Say("khai sinh cần giấy tờ gì");
        Assert.That(answer.Status, Is.EqualTo(TurnStatus.Answered));
        Assert.That(answer.Text(), Does.Contain("CHƯA gửi"));
        Assert.That(answer.Labels(), Does.Contain("Tiếp tục ý kiến đang viết"));

        Assert.That(talk.Say("Tiếp tục ý kiến đang viết").Text(), Does.Contain(Pothole).And.Not.Contain("khai sinh"));
        talk.Say("Gửi");
        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Text, Is.EqualTo(Pothole));
    }

    [Test]
    public void A_draft_is_kept_for_days_and_then_forgotten()
    {
        var talk = Draft();
        talk.Now = talk.Now.AddDays(6);
        Assert.That(talk.Say("Gửi ý kiến").Text(), Does.Contain(Pothole));

        talk.Now = talk.Now.AddDays(8);
        Assert.That(talk.Say("Gửi ý kiến").Text(), Does.Not.Contain(Pothole));
    }

    [Test]
    public void Outside_any_day_it_is_kept_for_the_next_and_said_so()
    {
        var talk = Draft();
        talk.Opened = new OpenedComments();

        Assert.That(talk.Say("Gửi").Text(), Does.Contain("giữ cho buổi tới"));
        Assert.That(((CitizenRequest.File)talk.Requests.Single()).DayId, Is.Null);
    }

    [Test]
    public void After_the_cut_off_it_is_late_and_said_so()
    {
        var talk = Draft();
        talk.Now = Samples.NextDay.CutOff;
        talk.Say("Gửi ý kiến");

        Assert.That(Draft().Last.Text(), Does.Not.Contain("MUỘN"), "before the cut-off");
        talk = Talk.Small(new ScriptedUnderstanding());
        talk.Now = Samples.NextDay.CutOff;
        talk.Say("Gửi ý kiến");
        Assert.That(talk.Say(Pothole).Text(), Does.Contain("MUỘN"));
        Assert.That(talk.Say("Gửi").Text(), Does.Contain("MUỘN").And.Contain("Không mất"));
        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Late);
    }

    [Test]
    public void A_day_for_other_topics_or_places_is_not_taken()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Opened = new OpenedComments
        {
            Days =
            [
                Samples.NextDay with { Id = "dat-dai", Topics = ["dat-dai"] },
                Samples.NextDay with { Id = "Khu phố 1", Neighbourhoods = ["Khu phố 1"] },
                Samples.NextDay with { Id = "Khu phố 3", Neighbourhoods = ["Khu phố 3"] },
            ],
        };
        talk.Say("Gửi ý kiến");
        talk.Say(Pothole);
        talk.Say("Gửi");

        Assert.That(((CitizenRequest.File)talk.Requests.Single()).DayId, Is.EqualTo("Khu phố 3"));
    }

    [Test]
    public void A_denunciation_is_shown_the_legal_door_and_kept_only_if_the_citizen_insists()
    {
        var talk = Talk.Shipped();
        talk.Say("Gửi ý kiến");
        var door = talk.Say("Tôi tố cáo ông Nguyễn Văn A cán bộ địa chính phường nhận hối lộ 50 triệu để làm sổ đỏ");
        Assert.That(door.Status, Is.EqualTo(TurnStatus.DraftDoor));
        Assert.That(door.Text(), Does.Contain("KHÔNG thay cho đơn"));
        Assert.That(talk.Say("Gửi").Status, Is.EqualTo(TurnStatus.DraftDoor), "it is not sent past the door");

        Assert.That(talk.Say("Vẫn để lại ý kiến").Text(), Does.Contain("không đưa vào bản tổng hợp"));
        Assert.That(talk.Requests, Is.Empty);
        talk.Say("Gửi");
        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Reading.Screening.Has(CivicBot.Knowledge.Screening.Sensitivity.Denunciation));
    }

    [Test]
    public void An_emergency_gets_the_numbers_first_and_can_be_filed_too()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("cháy nhà trong hẻm 5 khu phố 3", Intent.Emergency));
        var first = talk.Say("cháy nhà trong hẻm 5 khu phố 3");
        Assert.That(first.Text(), Does.StartWith("GỌI NGAY 114"));

        Assert.That(talk.Say("Gửi ý kiến").Text(), Does.Contain("cháy nhà trong hẻm 5"));
        talk.Say("Gửi");
        Assert.That(talk.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Rough_words_about_a_matter_are_taken_calmly_and_mere_abuse_is_not()
    {
        const string rough = "đm đường trước chợ khu phố 3 nát bét, tụi bay làm ăn cái gì";
        var talk = Talk.Small(new ScriptedUnderstanding().Means(rough, Intent.Abuse).Means("đồ ngu", Intent.Abuse));
        talk.Say("Gửi ý kiến");

        Assert.That(talk.Say("đồ ngu").Text(), Does.Not.Contain("“đồ ngu”"));
        Assert.That(talk.Say(rough).Text(), Does.Contain("Tôi hiểu ông/bà đang bực").And.Contain("nát bét"));
    }

    [Test]
    public void A_voice_message_is_kept_text_asked_for_and_sent_alone_if_need_be()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Say("Gửi ý kiến");
        var asked = talk.Show(ThingKind.Audio, "https://zalo.example/a.amr");
        Assert.That(asked.Text(), Does.Contain("gõ thêm vài chữ"));

        talk.Say("Gửi tin thoại này");
        talk.Say("Gửi");
        Assert.That(((CitizenRequest.File)talk.Requests.Single()).Attachments.Single().Kind, Is.EqualTo(CivicBot.Comments.Records.AttachmentKind.Audio));
    }

    [Test]
    public void What_is_written_right_behind_a_filed_comment_is_added_to_it()
    {
        var talk = Draft();
        talk.Say("Gửi");
        var code = talk.State.FiledCode!;
        talk.Requests.Clear();

        Assert.That(talk.Say("nhà cổng xanh").Text(), Does.Contain("Đã ghi thêm"));
        talk.Show(ThingKind.Image, "https://zalo.example/9.jpg");
        talk.Say("0912 345 678");
        Assert.That(talk.Requests.Select(request => request.GetType().Name), Is.EqualTo(new[] { "Add", "Add", "GiveContact" }));
        Assert.That(talk.Requests.OfType<CitizenRequest.Add>().Select(add => add.Code), Is.All.EqualTo(code));

        talk.Now = talk.Now.AddMinutes(30);
        Assert.That(talk.Say("nhà cổng xanh nữa").Status, Is.EqualTo(TurnStatus.NotUnderstood), "much later it is a message of its own");
    }

    [Test]
    public void Another_comment_right_behind_can_be_moved_to_the_one_just_filed()
    {
        const string more = "Cái hố đó tối qua lại có người té, đề nghị sửa gấp";
        var talk = Draft(Pothole, new ScriptedUnderstanding().Means(more, Intent.Comment));
        talk.Say("Gửi");
        var code = talk.State.FiledCode!;
        talk.Requests.Clear();

        Assert.That(talk.Say(more).Labels(), Does.Contain($"Thêm vào {CommentCode.Show(code)}"));
        talk.Say($"Thêm vào {CommentCode.Show(code)}");

        Assert.That(((CitizenRequest.Add)talk.Requests.Single()).Text, Is.EqualTo(more));
        Assert.That(talk.State.Draft, Is.Null);
    }

    [Test]
    public void An_endless_comment_is_cut_and_its_reading_fits_one_message()
    {
        var talk = Draft();
        for (var i = 0; i < 10; i++)
        {
            talk.Say(string.Join(' ', Enumerable.Repeat("đường hư", 300)));
        }

        Assert.That(talk.State.Draft!.Texts.Sum(text => text.Length), Is.LessThan(13_000));
        Assert.That(talk.Last.Replies.Single().Plain, Has.Length.LessThan(2000));
    }

    private static Talk Draft(string text = Pothole, ScriptedUnderstanding? understanding = null)
    {
        var talk = Talk.Small(understanding ?? new ScriptedUnderstanding());
        talk.Say("Gửi ý kiến");
        talk.Say(text);
        return talk;
    }
}
