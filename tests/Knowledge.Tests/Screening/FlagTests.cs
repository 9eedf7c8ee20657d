using CivicBot.Knowledge.Screening;

namespace CivicBot.Knowledge.Tests.Screening;

public sealed class FlagTests
{
    [TestCase("Tôi tố cáo ông Lê Văn Mẫu, kế toán xã, ăn chặn tiền hỗ trợ")]
    [TestCase("trưởng thôn lấy gạo cứu trợ đem bán")]
    [TestCase("ong to truong Tran Van Mau thu tien khong bien lai roi bo tui")]
    [TestCase("chủ tịch phường nhận hối lộ của nhà thầu")]
    public void An_accusation_of_somebody_is_a_denunciation(string text) => Assert.That(Screened.Flags(text), Does.Contain("denunciation"));

    [TestCase("cán bộ một cửa nói năng khó nghe, làm chậm")]
    [TestCase("muốn tố cáo cán bộ thì gửi đơn ở đâu")]
    [TestCase("hàng xóm hát karaoke suốt đêm")]
    [TestCase("đề nghị bầu lại tổ trưởng dân phố vì ông ấy hay vắng")]
    [TestCase("tham nhũng bây giờ nhiều quá, mong nhà nước mạnh tay")]
    public void A_complaint_or_a_question_is_no_denunciation(string text) => Assert.That(Screened.Flags(text), Does.Not.Contain("denunciation"));

    [TestCase("cháy nhà rồi cứu với")]
    [TestCase("nha toi dang chay, goi xe chua chay giup")]
    [TestCase("tôi sẽ treo cổ trước cổng ủy ban")]
    [TestCase("tao mang xăng lên đốt ủy ban cho coi")]
    [TestCase("nước lũ lên tới nóc, cả nhà mắc kẹt")]
    public void Danger_and_threats_are_emergencies(string text) => Assert.That(Screened.Flags(text), Does.Contain("emergency"));

    [TestCase("vụ cháy tuần trước đã dập xong, xin giấy xác nhận")]
    [TestCase("đường này như cái bẫy giết người")]
    [TestCase("học phí cháy túi luôn")]
    [TestCase("xin lắp trụ nước chữa cháy")]
    [TestCase("hỏi thủ tục khai tử cho người chết đuối")]
    public void What_is_past_figurative_or_asked_about_is_none(string text) => Assert.That(Screened.Flags(text), Does.Not.Contain("emergency"));

    [TestCase("địt mẹ đường sá kiểu gì")]
    [TestCase("đ*m làm ăn thế à")]
    [TestCase("vcl cái app")]
    [TestCase("dit me chung no")]
    [TestCase("l0n me cai loa")]
    [TestCase("lũ ăn hại")]
    [TestCase("đồ ngu")]
    [TestCase("cc gì mà thu tiền hoài")]
    public void Swearing_is_abuse(string text) => Assert.That(Screened.Flags(text), Does.Contain("abuse"));

    [TestCase("mat ngu vi loa keo")]
    [TestCase("ban lon bia ngoai via he")]
    [TestCase("deo khau trang di lam")]
    [TestCase("ông bà làm ơn nhắc giúp")]
    [TestCase("chó thả rông khắp xóm")]
    [TestCase("má ơi ngập nữa rồi")]
    [TestCase("đồ đạc để ngoài hiên bị mất")]
    [TestCase("làm cc mất bao lâu")]
    public void What_only_sounds_rude_is_no_abuse(string text) => Assert.That(Screened.Flags(text), Does.Not.Contain("abuse"));

    [Test]
    public void A_flag_names_what_spoke_for_it() =>
        Assert.That(
            Screened.Message("chủ tịch phường nhận hối lộ").Reasons.Where(r => r.Flag == Sensitivity.Denunciation).Select(r => r.Source),
            Has.Some.Contains("screening/denunciation.tsv"));
}
