using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Tests.Places;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Duplicates;

public sealed class DuplicateClustersTests
{
    [TestCase("Đường vào xóm Lách thôn Phú Hội nhiều ổ gà.", "duong xom lach phu hoi lay loi qua tr")]
    [TestCase("Khu phố 6 phường An Lạc mất nước hai ngày.", "kp6 an lac cup nuoc hom kia toi gio")]
    [TestCase("Trước cổng trường Hoa Phượng rác chất đống.", "rac quang day sat truong mam non hoa phuong, hoi qua")]
    [TestCase("Hẻm 12 Lê Lai có sòng bài.", "trong hẻm 12 Lê Lai tụ tập đánh bạc")]
    [TestCase("Nghĩa trang xã Bàu Lớn hết đất chôn.", "nghia trang bau lon kin cho roi")]
    [TestCase("Cầu Bến Xoài gãy lan can.", "cau ben xoai lan can gay, toi di so rot xuong song")]
    [TestCase("Trạm y tế xã Đại Lãnh không có bác sĩ trực đêm.", "tyt dai lanh dem khong ai truc")]
    public void The_same_issue_at_the_same_place_is_one_cluster(string first, string second) => Assert.That(Clusters(first, second), Is.EqualTo(new[] { 1, 1 }));

    [TestCase("Ấp 2 xã Mỹ Đức điện yếu.", "Ấp 12 xã Mỹ Đức điện yếu.")]
    [TestCase("ap 2 my duc dien yeu xiu", "ap 12 my duc dien yeu xiu")]
    [TestCase("Nhà số 9 hẻm 40 xây lấn lối đi.", "Nhà số 9 hẻm 14 xây lấn lối đi.")]
    [TestCase("Thôn Đồng Cao thiếu nước sinh hoạt.", "Thôn Đồng Thấp thiếu nước sinh hoạt.")]
    [TestCase("Đường Nguyễn Du ngập sau mưa.", "Đường Nguyễn Huệ ngập sau mưa.")]
    [TestCase("mua la hung vuong khuc cho ngap", "mua la an duong vuong khuc cho ngap")]
    [TestCase("Trường Nguyễn Trãi kẹt xe giờ tan học.", "Đường Nguyễn Trãi kẹt xe giờ tan tầm.")]
    public void The_same_issue_elsewhere_is_another_cluster(string first, string second) => Assert.That(Clusters(first, second), Is.EqualTo(new[] { 1, 2 }));

    [TestCase("Đường xóm Lách thôn Phú Hội nhiều ổ gà.", "Đường xóm Lách thôn Phú Hội tối om không đèn.")]
    [TestCase("Tổ 7 khu phố 4 mất nước.", "Tổ 7 khu phố 4 nước máy đục ngầu.")]
    [TestCase("dien ap 3 tan phu yeu", "tien dien ap 3 tan phu tang gap doi")]
    [TestCase("Chung cư Hòa Lợi thang máy hỏng.", "Chung cư Hòa Lợi chó cắn người.")]
    [TestCase("Nhà văn hóa ấp Gò Me dột mái.", "Nhà văn hóa ấp Gò Me khóa cửa suốt.")]
    public void Another_issue_at_the_same_place_is_another_cluster(string first, string second) => Assert.That(Clusters(first, second), Is.EqualTo(new[] { 1, 2 }));

    [Test]
    public void Without_a_place_only_the_same_words_join()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Clusters("Đề nghị công khai danh sách hộ nghèo của xã", "Đề nghị công khai danh sách hộ nghèo của xã ạ"), Is.EqualTo(new[] { 1, 1 }));
            Assert.That(Clusters("Đường hư quá", "Đường sá ổ gà nhiều quá"), Is.EqualTo(new[] { 1, 2 }));
        });
    }

    /// <summary>Far more comments share the street than are looked at; the alley is what tells.</summary>
    [Test]
    public void One_of_thousands_in_the_same_street_is_found()
    {
        var clusters = New();
        for (var alley = 1; alley <= 4500; alley++)
        {
            Add(clusters, $"a{alley}", $"Hẻm {alley} đường Lê Lai cống nghẹt.");
        }

        Assert.That(Add(clusters, "again", "hem 4321 duong le lai cong nghet hoai"), Is.EqualTo(4321));
    }

    [Test]
    public void Later_comments_never_move_earlier_ones()
    {
        var clusters = New();
        string[] texts = ["Tổ 3 ấp Bình Hòa rác không ai gom.", "Tổ 4 ấp Bình Hòa rác không ai gom.", "ap binh hoa rac khong ai gom", "to 3 binh hoa rac ca tuan khong gom"];
        var first = texts.Select((t, i) => Add(clusters, $"a{i}", t)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Clusters(texts), Is.EqualTo(first));
            Assert.That(first[3], Is.EqualTo(first[0]));
            Assert.That(first[1], Is.Not.EqualTo(first[0]));
            Assert.That(clusters.Count, Is.EqualTo(4));
        });
    }

    [Test]
    public void It_is_told_why_two_comments_are_the_same()
    {
        var clusters = New();
        Add(clusters, "a1", "Cống đường Bà Triệu nghẹt, mưa là ngập.");
        Add(clusters, "a2", "Chợ Cây Me rác tồn đọng.");
        const string text = "ba trieu mua xuong ngap lut banh";
        var similar = clusters.Similar(Shipped.Analyzer.Analyse(text), ShippedPlaces.Read(text), null);

        Assert.Multiple(() =>
        {
            Assert.That(similar.Select(s => s.Id), Is.EqualTo(new[] { "a1" }));
            Assert.That(similar[0].Why.Places, Does.Contain("ba trieu"));
            Assert.That(similar[0].Why.Matters, Does.Contain("ngap"));
            Assert.That(clusters.Count, Is.EqualTo(2), "looking adds nothing");
        });
    }

    [Test]
    public void Topics_may_be_given()
    {
        var clusters = New();
        const string text = "Trước chợ Cây Me xe ôm tranh khách.";
        var first = clusters.Add("a1", Shipped.Analyzer.Analyse(text), ShippedPlaces.Read(text), ["an-ninh"]);

        Assert.That(clusters.Add("a2", Shipped.Analyzer.Analyse(text), ShippedPlaces.Read(text), ["an-ninh"]), Is.EqualTo(first));
    }

    [TestCase("")]
    [TestCase("\ud83d\ud83d 🙂")]
    [TestCase("!!! ... ???")]
    public void Empty_messages_stand_alone(string text) => Assert.That(Clusters(text, text), Is.EqualTo(new[] { 1, 2 }));

    private static int[] Clusters(params string[] texts)
    {
        var clusters = New();
        return [.. texts.Select((t, i) => Add(clusters, $"c{i}", t))];
    }

    private static int Add(DuplicateClusters clusters, string id, string text) => clusters.Add(id, Shipped.Analyzer.Analyse(text), ShippedPlaces.Read(text), null);

    private static DuplicateClusters New() => new(ShippedPlaces.Lexicon, ShippedMatters.Lexicon);
}
