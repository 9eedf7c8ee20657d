using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Issues;

public sealed class IssueSplitterTests
{
    private static readonly MatterLexicon Matters = MatterLexicon.Load(Shipped.Knowledge, Shipped.Analyzer);
    private static readonly JoinerLexicon Joiners = JoinerLexicon.Load(Shipped.Knowledge);
    private static readonly IssueSplitter Splitter = new(Matters, Joiners);

    [TestCase("Đường trước nhà hư nặng, với lại rác không ai gom; ngoài ra đèn đường cũng tắt cả tháng.", 3)]
    [TestCase("1. Đường xóm 3 lầy lội. 2. Đèn đường không sáng. 3. Trạm y tế thiếu bác sĩ.", 3)]
    [TestCase("- Rác chất đống đầu hẻm 4\n- Chó thả rông cắn người\n- Loa phường ồn", 3)]
    [TestCase("Thứ nhất, đường Lê Lợi ngập. Thứ hai, quán karaoke Sao Đêm hát tới khuya.", 2)]
    [TestCase("Tôi có mấy ý kiến: một là nước máy yếu, hai là điện hay cúp, ba là mạng internet rớt hoài", 3)]
    [TestCase("duong hu qua troi, con vu rac thi may bua nay khong ai gom", 2)]
    [TestCase("Đường xóm Đông lầy lội.\nTrường tiểu học thiếu giáo viên.", 2)]
    [TestCase("Trường mầm non thiếu cô. Nhà văn hóa thì dột nát.", 2)]
    [TestCase("Xóm tôi có 3 chuyện. Chuyện thứ nhất là chó thả rông cắn người. Chuyện thứ hai là karaoke tới khuya. Chuyện thứ ba là rác đầu xóm.", 3)]
    [TestCase("a) đường hư b) cầu gãy c) điện yếu", 3)]
    [TestCase("Đường vào ấp 4 sình lầy, xe không vô được. Trạm y tế thì thiếu thuốc hoài. Mong xã quan tâm.", 2)]
    [TestCase("em phản ánh 2 việc: rác không ai gom, điện yếu quá", 2)]
    public void Separate_issues_are_cut(string text, int issues) => Assert.That(Splitter.Texts(Shipped.Analyzer.Analyse(text)), Has.Count.EqualTo(issues));

    [TestCase("Cống nghẹt nên mưa là ngập, nước tràn vào nhà, đồ đạc hư hết. Đề nghị nạo vét cống.")]
    [TestCase("Đường hẹp, xe tải chạy nhiều gây tai nạn, mong phường cắm biển cấm tải.")]
    [TestCase("Đèn đường tắt cả tuần. Tối om nên bị giật đồ hoài. Mong công an tuần tra.")]
    [TestCase("Nước thải trại heo hôi thối, ruồi bu, con nít bệnh. Phản ánh mấy lần không ai xuống.")]
    [TestCase("Sổ đỏ nộp 2 năm chưa có. Hỏi thì bảo vướng quy hoạch. Bao giờ mới có?")]
    [TestCase("Chào xã ạ. Đường vào ấp 3 sình lầy quá. Cảm ơn xã.")]
    [TestCase("Cảm ơn phường đã dọn bãi rác đầu ngõ. Chúc anh chị sức khỏe.")]
    [TestCase("Tối thứ hai nào cũng đông, ngồi chờ lấy số cả buổi, có ba quầy mà mở một.")]
    [TestCase("rác không ai gom, điện yếu quá")]
    [TestCase("hẻm 9 tối om, cướp giật hoài, xin lắp đèn với camera")]
    [TestCase("duong hu")]
    [TestCase("")]
    [TestCase("???")]
    public void One_issue_stays_in_one_piece(string text) => Assert.That(Splitter.Texts(Shipped.Analyzer.Analyse(text)), Has.Count.EqualTo(1));

    [TestCase("Kính gửi UBND phường.\n\n1) Đường lầy lội; 2) rác đầy hẻm.  Xin cảm ơn! ")]
    [TestCase("  - Đường hư\n  - Đèn tắt\n🙂")]
    [TestCase("đường hư với lại, rác ; ngoài ra ngoài ra 1. 2. 3.")]
    public void The_pieces_cover_the_text_without_loss(string text)
    {
        var pieces = Splitter.Split(Shipped.Analyzer.Analyse(text));

        Assert.That(string.Concat(pieces.Select(p => p.Of(text))), Is.EqualTo(text));
    }

    [Test]
    public void Greeting_and_closing_go_with_their_neighbours() =>
        Assert.That(
            Splitter.Texts(Shipped.Analyzer.Analyse("Kính gửi phường. 1. Đường hư nặng. 2. Rác không ai gom. Xin cảm ơn.")),
            Is.EqualTo(new[] { "Kính gửi phường. 1. Đường hư nặng.", "2. Rác không ai gom. Xin cảm ơn." }));

    [Test]
    public void A_confident_classifier_decides_where_it_is_given()
    {
        const string text = "Lầy lội quá trời quá đất. Hôi thối không chịu nổi nữa.";
        var sure = new IssueSplitter(Matters, Joiners, t => t.NormalForm.Contains("hôi thối", StringComparison.Ordinal) ? "moi-truong" : "giao-thong");
        var unsure = new IssueSplitter(Matters, Joiners, _ => null);

        Assert.That((sure.Texts(Shipped.Analyzer.Analyse(text)).Count, unsure.Texts(Shipped.Analyzer.Analyse(text)).Count), Is.EqualTo((2, 1)));
    }
}
