using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Screening.PersonalData;

namespace CivicBot.Knowledge.Tests.Screening;

public sealed class PersonalDataTests
{
    [TestCase("gọi em số 0912345678 nhé", "gọi em số [số điện thoại] nhé")]
    [TestCase("sdt 091 234 56 78", "sdt [số điện thoại]")]
    [TestCase("0912.345.678 hoặc 0387-654-321", "[số điện thoại] hoặc [số điện thoại]")]
    [TestCase("+84 912 345 678", "[số điện thoại]")]
    [TestCase("zalo 84912345678 ạ", "zalo [số điện thoại] ạ")]
    [TestCase("(024) 3825 1234 gặp bà Tâm", "[số điện thoại] gặp bà Tâm")]
    [TestCase("số bàn 0254 382 6123", "số bàn [số điện thoại]")]
    [TestCase("O912345678 là số em", "[số điện thoại] là số em")]
    [TestCase("không chín một hai ba bốn năm sáu bảy tám", "[số điện thoại]")]
    [TestCase("khong chin mot hai ba bon nam sau bay tam goi em", "[số điện thoại] goi em")]
    [TestCase("sđt 912345678", "sđt [số điện thoại]")]
    [TestCase("sdt0912345678", "sdt[số điện thoại]")]
    [TestCase("cccd 079188123456", "cccd [số căn cước]")]
    [TestCase("của em là 001 199 012 345", "của em là [số căn cước]")]
    [TestCase("CMND cũ của bà ngoại tôi là 271234567, cấp lâu rồi", "CMND cũ của bà ngoại tôi là [số chứng minh nhân dân], cấp lâu rồi")]
    [TestCase("stk 1234567890123 Agribank", "stk [số tài khoản] Agribank")]
    [TestCase("19031234567018 Techcombank là của tôi", "[số tài khoản] Techcombank là của tôi")]
    [TestCase("thẻ TE1797512345678 hết hạn", "thẻ [số thẻ bảo hiểm y tế] hết hạn")]
    [TestCase("bhyt GD 4 79 79 123 45678", "bhyt [số thẻ bảo hiểm y tế]")]
    [TestCase("mã số bhxh 7912345678", "mã số bhxh [mã số bảo hiểm xã hội]")]
    [TestCase("mst cá nhân 8123456789", "mst cá nhân [mã số thuế]")]
    [TestCase("hộ chiếu C1234567 hết hạn", "hộ chiếu [số hộ chiếu] hết hạn")]
    [TestCase("xe 29-H1 123.45 đậu trước cổng", "xe [biển số xe] đậu trước cổng")]
    [TestCase("51F-123.45 và 59X1 12345 chạy ẩu", "[biển số xe] và [biển số xe] chạy ẩu")]
    [TestCase("gửi về an.nguyen@example.com nhé", "gửi về [thư điện tử] nhé")]
    [TestCase("mail an87 @ gmail . com", "mail [thư điện tử]")]
    [TestCase("mã khách hàng PE01000123456", "mã khách hàng [mã khách hàng]")]
    [TestCase("Tôi tên Lê Văn Mẫu, số nhà 12/3 đường Hoa Sứ", "Tôi tên [họ tên], số nhà [địa chỉ]")]
    [TestCase("em ten tran thi mau o 44 to 9", "em ten [họ tên] o [địa chỉ]")]
    [TestCase("con tôi Phạm Gia Mẫu sinh ngày 5/6/2019", "con tôi [họ tên] sinh ngày [ngày sinh]")]
    public void Personal_data_is_masked_by_what_it_is(string text, string masked)
    {
        var reading = Screened.Message(text);

        Assert.Multiple(() =>
        {
            Assert.That(reading.Masked, Is.EqualTo(masked));
            Assert.That(reading.Has(Sensitivity.PersonalData), Is.True);
        });
    }

    [TestCase("đền bù 1.250.000đ, còn thiếu 12 triệu, phí 1tr2")]
    [TestCase("nộp 2500000 đồng vào tài khoản kho bạc")]
    [TestCase("Quyết định 123/QĐ-UBND ngày 12/3/2025, Nghị định 118/2025/NĐ-CP")]
    [TestCase("hồ sơ H40.18-260912-0047 hẹn 03-05-2026")]
    [TestCase("biên nhận số 000123456 chưa có kết quả")]
    [TestCase("thửa 125 tờ 14, diện tích 1.254,6m2")]
    [TestCase("QL51 km 12+300, đoạn 120 m")]
    [TestCase("gọi 113, 1022, 19001234 và 18001234 đều không được")]
    [TestCase("đường dây nóng 0254 3826 123 của phường không ai nghe")]
    [TestCase("tọa độ 10.762622, 106.660172")]
    [TestCase("chỉ số công tơ 004567 lên 004987")]
    [TestCase("30m2 2024 chưa đo, dây 110kV, lúc 17h30")]
    [TestCase("trước nhà 145/8 đường Hoa Sứ có ổ gà")]
    [TestCase("mst công ty 0312345678")]
    [TestCase("gửi về phuong@tinhmau.gov.vn rồi")]
    [TestCase("tôi là công nhân, tên đường Nguyễn Văn Mẫu bị sai")]
    [TestCase("bà Trần Thị Mẫu, chủ tịch phường, hứa sửa cầu")]
    [TestCase("em tên Hoa, xin hỏi lịch tiêm")]
    [TestCase("một hai ba bốn hộ chưa có nước")]
    public void Other_numbers_and_names_stay(string text)
    {
        var reading = Screened.Message(text);

        Assert.Multiple(() =>
        {
            Assert.That(reading.Masked, Is.EqualTo(text));
            Assert.That(reading.Has(Sensitivity.PersonalData), Is.False);
        });
    }

    [Test]
    public void Places_in_the_masked_text_map_back()
    {
        const string Text = "gọi 0912345678 hoặc 0387654321 nhé";
        var mask = Screened.Message(Text).Mask;

        Assert.Multiple(() =>
        {
            Assert.That(mask.ToOriginal(0), Is.Zero);
            Assert.That(mask.ToOriginal(mask.Text.IndexOf('[', StringComparison.Ordinal) + 3), Is.EqualTo(Text.IndexOf('0', StringComparison.Ordinal)));
            Assert.That(Text[mask.ToOriginal(mask.Text.IndexOf("hoặc", StringComparison.Ordinal))..], Does.StartWith("hoặc"));
            Assert.That(Text[mask.ToOriginal(mask.Text.IndexOf("nhé", StringComparison.Ordinal))..], Is.EqualTo("nhé"));
        });
    }

    [Test]
    public void Each_datum_knows_its_kind_and_place()
    {
        const string Text = "cccd 079188123456, đt 0912345678";

        Assert.That(
            Screened.Message(Text).PersonalData.Select(d => (d.Kind, Text.Substring(d.Start, d.Length))),
            Is.EqualTo(new[] { (PersonalDataKind.IdentityCard, "079188123456"), (PersonalDataKind.Phone, "0912345678") }));
    }

    [TestCase("")]
    [TestCase("\uD800 0912345678 \uDFFF")]
    [TestCase("@@@ @. .@ a@b 0-0-0-0-0")]
    [TestCase("٠٩١٢٣٤٥٦٧٨")]
    [TestCase("\u0301\u0301 tên là \u0301")]
    [TestCase("(((((0(((9(((1")]
    public void No_text_is_too_odd(string text) => Assert.That(() => Screened.Message(text), Throws.Nothing);
}
