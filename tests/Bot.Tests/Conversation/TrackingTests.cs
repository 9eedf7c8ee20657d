using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Conversation;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

/// <summary>A comment after it was filed, as its author deals with it.</summary>
internal sealed class TrackingTests
{
    private static readonly string Code = CommentCode.For("own", 0);
    private static readonly string Other = CommentCode.For("other", 0);

    [Test]
    public void Own_comments_are_listed_with_their_states_in_plain_words()
    {
        var talk = With(Own(CommentState.Assigned), Own(CommentState.Promised) with { Code = Other, Date = new DateOnly(2026, 12, 1) });

        var list = talk.Say("ý kiến của tôi");
        Assert.That(list.Status, Is.EqualTo(TurnStatus.CommentList));
        Assert.That(list.Text(), Does.Contain("cán bộ đang xử lý").And.Contain("đã hẹn ngày làm"));
        Assert.That(talk.Choose(2).Text(), Does.Contain(CommentCode.Show(Other)).And.Contain("Hẹn ngày: 01/12/2026"));
    }

    [Test]
    public void Without_any_it_is_said() => Assert.That(With().Say("ý kiến của tôi").Text(), Does.Contain("chưa gửi ý kiến nào"));

    [Test]
    public void By_code_the_author_sees_everything_and_others_only_state_and_public_text()
    {
        var own = With(Own(CommentState.Answered) with { Said = "Đã vá đường ngày 20/11", By = "Công chức Xây dựng" });
        Assert.That(own.Say(CommentCode.Show(Code)).Text(), Does.Contain("“Ổ gà trước chợ”").And.Contain("Công chức Xây dựng trả lời: Đã vá đường"));

        var other = With();
        other.Opened = other.Opened with { Named = new PublicComment(Other, CommentState.Answered, other.Now, "Đã vá đường", null, null) };
        var told = other.Say($"mã {CommentCode.Show(Other)} tới đâu rồi").Text();
        Assert.That(told, Does.Contain("không phải của ông/bà").And.Contain("Đã vá đường").And.Not.Contain("Ổ gà"));
    }

    [Test]
    public void A_mistyped_code_is_told_apart_from_an_unknown_one()
    {
        var wrong = Code[..8] + (char)('0' + ((Code[8] - '0' + 1) % 10));

        Assert.That(With().Say($"YK {wrong}").Text(), Does.Contain("gõ nhầm"));
        Assert.That(With().Say($"YK {Other}").Text(), Does.Contain("không tìm thấy"));
    }

    [Test]
    public void Withdrawing_is_asked_once_more()
    {
        var talk = With(Own(CommentState.Confirmed));
        Assert.That(talk.Say("rút ý kiến").Status, Is.EqualTo(TurnStatus.CommentAsked));
        Assert.That(talk.Requests, Is.Empty);
        Assert.That(talk.Say("Không rút nữa").Text(), Does.Contain("giữ nguyên"));

        talk.Say(CitizenPhrases.Withdraw(Code));
        Assert.That(talk.Say("Đồng ý rút").Status, Is.EqualTo(TurnStatus.CommentWithdrawn));
        Assert.That(talk.Requests, Is.EqualTo(new[] { new CitizenRequest.Withdraw(Code, null) }));
    }

    [Test]
    public void A_button_of_a_notice_rates_at_once_and_a_word_may_follow()
    {
        var talk = With(Own(CommentState.Done));
        var rated = talk.Say(CitizenPhrases.Rate(2, Code));
        Assert.That(rated.Text(), Does.Contain("2 trên 5").And.Contain("Chưa đồng ý"));
        talk.Say("làm ẩu, mưa xuống lại hư");

        Assert.That(talk.Requests, Is.EqualTo(new[] { new CitizenRequest.Rate(Code, 2, null), new CitizenRequest.Rate(Code, 2, "làm ẩu, mưa xuống lại hư") }));
    }

    [Test]
    public void A_bare_number_right_after_the_news_of_a_closing_is_a_rating_and_otherwise_a_choice()
    {
        var talk = With(Own(CommentState.Done) with { StateSince = Talk.MondayMorning.AddMinutes(30), By = "Cán bộ", Told = true });
        talk.State = talk.State with { LastTurnAt = Talk.MondayMorning };
        talk.Now = Talk.MondayMorning.AddHours(1);
        Assert.That(talk.Say("5").Status, Is.EqualTo(TurnStatus.CommentRated));
        Assert.That(talk.Requests.OfType<CitizenRequest.Rate>().Single().Stars, Is.EqualTo(5));

        // What waits for Zalo's window was not read yet.
        talk = With(Own(CommentState.Done) with { StateSince = Talk.MondayMorning.AddMinutes(30), By = "Cán bộ" });
        talk.Say("menu");
        talk.State = talk.State with { LastTurnAt = Talk.MondayMorning };
        Assert.That(talk.Say("1").Status, Is.EqualTo(TurnStatus.AskedForQuestion));

        talk = With(Own(CommentState.Done) with { StateSince = Talk.MondayMorning.AddDays(-3), By = "Cán bộ", Told = true });
        talk.Say("menu");
        Assert.That(talk.Say("1").Status, Is.EqualTo(TurnStatus.AskedForQuestion));
    }

    [Test]
    public void A_closing_is_contested_with_a_reason()
    {
        var talk = With(Own(CommentState.Answered));
        Assert.That(talk.Say(CitizenPhrases.Contest(Code)).Text(), Does.Contain("chưa đồng ý chỗ nào"));
        Assert.That(talk.Say("đường vẫn còn ổ gà").Status, Is.EqualTo(TurnStatus.CommentContested));
        Assert.That(talk.Requests.Single(), Is.EqualTo(new CitizenRequest.Contest(Code, "đường vẫn còn ổ gà")));
    }

    [Test]
    public void An_open_one_cannot_be_contested_or_rated()
    {
        Assert.That(With(Own(CommentState.Assigned)).Say(CitizenPhrases.Contest(Code)).Status, Is.EqualTo(TurnStatus.CommentRefused));
        Assert.That(With(Own(CommentState.Assigned)).Say(CitizenPhrases.Rate(5, Code)).Status, Is.EqualTo(TurnStatus.CommentRefused));
    }

    [Test]
    public void An_officers_question_is_answered_right_away_or_by_its_button()
    {
        var asked = Own(CommentState.NeedsInformation) with { StateSince = Talk.MondayMorning.AddMinutes(30), By = "Công chức Xây dựng", Said = "Nhà số mấy?", Told = true };
        var talk = With(asked);
        talk.State = talk.State with { LastTurnAt = Talk.MondayMorning };
        talk.Now = Talk.MondayMorning.AddHours(1);
        Assert.That(talk.Say("nhà số 12").Status, Is.EqualTo(TurnStatus.QuestionAnswered));

        talk = With(asked with { StateSince = Talk.MondayMorning.AddDays(-2) });
        talk.State = talk.State with { LastTurnAt = Talk.MondayMorning };
        Assert.That(talk.Say(CitizenPhrases.Add(Code)).Text(), Does.Contain("Nhà số mấy?"));
        Assert.That(talk.Say("nhà số 12").Status, Is.EqualTo(TurnStatus.QuestionAnswered));
        Assert.That(talk.Requests.OfType<CitizenRequest.AnswerQuestion>().Single().Text, Is.EqualTo("nhà số 12"));
    }

    [Test]
    public void More_is_added_by_code_in_one_message()
    {
        var talk = With(Own(CommentState.Assigned));

        Assert.That(talk.Say($"{CommentCode.Show(Code)} bổ sung: nhà ở cuối hẻm").Status, Is.EqualTo(TurnStatus.CommentExtended));
        Assert.That(((CitizenRequest.Add)talk.Requests.Single()).Text, Is.EqualTo("nhà ở cuối hẻm"));
    }

    private static OwnComment Own(CommentState state) => new()
    {
        Code = Code,
        Text = "Ổ gà trước chợ",
        State = state,
        ReceivedAt = Talk.MondayMorning.AddDays(-5),
        StateSince = Talk.MondayMorning.AddDays(-2),
    };

    private static Talk With(params OwnComment[] own)
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.Opened = talk.Opened with { Own = own };
        return talk;
    }
}
