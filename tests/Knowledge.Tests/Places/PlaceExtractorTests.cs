using CivicBot.Knowledge.Places;

namespace CivicBot.Knowledge.Tests.Places;

public sealed class PlaceExtractorTests
{
    [TestCase("Tổ 12 cúp nước từ sáng", PlaceKind.Neighbourhood, "to", "12")]
    [TestCase("tdp 07 chưa có nhà văn hóa", PlaceKind.Neighbourhood, "to", "7")]
    [TestCase("KP.3 cúp điện hoài", PlaceKind.Neighbourhood, "khu-pho", "3")]
    [TestCase("kp3 cup dien hoai", PlaceKind.Neighbourhood, "khu-pho", "3")]
    [TestCase("khu pho ba cup dien", PlaceKind.Neighbourhood, "khu-pho", "3")]
    [TestCase("ấp mười hai chưa có đường", PlaceKind.Neighbourhood, "ap", "12")]
    [TestCase("Khu phố III rác đầy", PlaceKind.Neighbourhood, "khu-pho", "3")]
    [TestCase("hẻm 15/7 ngập", PlaceKind.Street, "hem", "15/7")]
    [TestCase("ngo 88 toi om", PlaceKind.Street, "hem", "88")]
    [TestCase("QL51 kẹt xe", PlaceKind.Street, "quoc-lo", "51")]
    [TestCase("ĐT 769 nhiều ổ gà", PlaceKind.Street, "tinh-lo", "769")]
    [TestCase("đường số 8 ngập", PlaceKind.Street, "duong", "8")]
    [TestCase("Nhà số 9A xây lấn", PlaceKind.House, "nha", "9a")]
    [TestCase("quốc lộ 1 km 12+300 sụt lún", PlaceKind.KilometreMark, "km", "12")]
    public void A_number_is_read_with_what_it_counts(string text, PlaceKind kind, string @class, string number)
    {
        var part = ShippedPlaces.Read(text).Of(kind).Single();

        Assert.That((part.Class, part.Numbers[0]), Is.EqualTo((@class, number)));
    }

    [TestCase("Đường Trần Phú ngập sau mưa", PlaceKind.Street, "trần phú")]
    [TestCase("duong tran phu doan gan cho ca ngap", PlaceKind.Street, "tran phu")]
    [TestCase("đường nguyễn thị tuyết hư nặng", PlaceKind.Street, "nguyễn thị tuyết")]
    [TestCase("Rác chất đầy chợ Bà Năm", PlaceKind.Landmark, "bà năm")]
    [TestCase("cầu Ông Đội gãy lan can", PlaceKind.Landmark, "ông đội")]
    [TestCase("xưởng gỗ minh phát ồn quá", PlaceKind.Business, "minh phát")]
    [TestCase("xom dinh duong lay qua", PlaceKind.Neighbourhood, "dinh")]
    [TestCase("Thôn Làng Soi mất sóng", PlaceKind.Neighbourhood, "làng soi")]
    [TestCase("Rẫy ở xã Ia Tun khô hạn", PlaceKind.Commune, "ia tun")]
    [TestCase("o to dau truoc cong truong nguyen trai", PlaceKind.Landmark, "nguyen trai")]
    public void A_name_ends_where_usual_words_begin(string text, PlaceKind kind, string name) =>
        Assert.That(ShippedPlaces.Read(text).Of(kind).Select(p => p.Name), Does.Contain(name));

    [Test]
    public void A_number_at_the_end_belongs_to_the_name()
    {
        var part = ShippedPlaces.Read("Thôn Phú Cường 2 ngập nặng").Parts.Single();

        Assert.That((part.Name, part.Numbers.Single()), Is.EqualTo(("phú cường", "2")));
    }

    [Test]
    public void Several_neighbourhoods_of_one_marker_are_all_read() =>
        Assert.That(ShippedPlaces.Read("Các tổ 9, 19 và 21 chưa có sổ").Parts.Single().Numbers, Is.EqualTo(new[] { "9", "19", "21" }));

    [TestCase("Đường Trần Phú đoạn gần chợ Cá ngập hoài", "Đường Trần Phú đoạn gần chợ Cá")]
    [TestCase("Mất nắp cống trước số 15 Trần Phú", "trước số 15 Trần Phú")]
    [TestCase("Chỗ 27 Hàm Rồng vẫn bị quăng rác", "Chỗ 27 Hàm Rồng")]
    [TestCase("Đề nghị sửa đoạn từ cầu Bà Bông đến ngã ba Xã Lộ", "đoạn từ cầu Bà Bông đến ngã ba Xã Lộ")]
    [TestCase("Hẻm 60 Hai Bà Trưng, khu phố 2 tối om", "Hẻm 60 Hai Bà Trưng, khu phố 2")]
    [TestCase("Xóm Giếng (Mỹ Lộc) đường nát", "Xóm Giếng (Mỹ Lộc)")]
    [TestCase("tổ 5 kp 3 rác không ai gom", "tổ 5 kp 3")]
    [TestCase("bãi rác sau lưng trường mẫu giáo hôi quá", "sau lưng trường mẫu giáo")]
    public void The_place_is_shown_as_the_citizen_wrote_it(string text, string display) => Assert.That(ShippedPlaces.Read(text).Display, Is.EqualTo(display));

    [TestCase("Đề nghị UBND xã giải quyết hồ sơ đúng hẹn")]
    [TestCase("cho em hỏi làm sổ đỏ mất bao lâu")]
    [TestCase("môi trường sống ngày càng tệ, nhu cầu của dân không ai nghe")]
    [TestCase("Ông Nguyễn Văn Tám bị cắt trợ cấp")]
    [TestCase("bão số 1 làm lúa chết")]
    [TestCase("tổ trưởng không họp dân")]
    [TestCase("đường 3 năm chưa sửa")]
    [TestCase("cho con hoc truong gan nha")]
    [TestCase("")]
    public void Usual_words_are_no_place(string text) => Assert.That(ShippedPlaces.Read(text).Display, Is.Null);

    [TestCase("kp3 mất nước", "kp-3")]
    [TestCase("KP.3 mất nước", "kp-3")]
    [TestCase("khu pho ba mat nuoc", "kp-3")]
    [TestCase("tổ 5 kp 3 rác đầy", "kp-3")]
    [TestCase("khu 3 tối om", "kp-3")]
    [TestCase("khom ben do toi om", "kp-3")]
    [TestCase("xom dua khong co duong", "vuon-dua")]
    [TestCase("ẤP VƯỜN DỪA NGẬP", "vuon-dua")]
    public void A_neighbourhood_of_the_commune_is_recognised(string text, string id) => Assert.That(ShippedPlaces.Read(text).Neighbourhood?.Id, Is.EqualTo(id));

    [TestCase("kp 13 mất nước")]
    [TestCase("khu phố 33 mất nước")]
    [TestCase("tổ 3 mất nước")]
    [TestCase("vườn dừa bị sâu")]
    public void Another_number_or_kind_is_another_neighbourhood(string text) => Assert.That(ShippedPlaces.Read(text).Neighbourhood, Is.Null);

    [Test]
    public void Spans_point_into_the_original_even_where_marks_stand_apart()
    {
        var text = "Cúp điện ở xóm Giếng Đá 🙂".Normalize(System.Text.NormalizationForm.FormD);

        Assert.That(ShippedPlaces.Read(text).Parts.Select(p => p.Span.Of(text)), Is.EqualTo(new[] { "xóm Giếng Đá".Normalize(System.Text.NormalizationForm.FormD) }));
    }

    [TestCase("\ud83d đường \ud83d")]
    [TestCase("số số số 5")]
    [TestCase("đường đường đường")]
    [TestCase("kp kp kp tổ tổ")]
    [TestCase("9999999999999999999999 tổ 99999999999999999999999999")]
    [TestCase("ﷺ ٣ tổ ٣ 中文 ½ ①")]
    [TestCase("tổ 5 - - - 6 + + 7")]
    public void Nothing_makes_it_fail(string text) => Assert.That(() => ShippedPlaces.Read(text), Throws.Nothing);
}
