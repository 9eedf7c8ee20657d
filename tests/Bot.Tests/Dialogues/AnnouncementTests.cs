using System.Text.RegularExpressions;
using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Announcements;
using CivicBot.Tests.Communes;
using QRCoder;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Tests.Dialogues;

[TestFixture]
internal sealed class AnnouncementTests
{
    private static readonly Announcement Evening = new(Day(), Read(CommuneFolder.Commune.Replace("fictional: true\n", "", StringComparison.Ordinal)), [], new DateOnly(2026, 12, 1));

    [Test]
    public void Time_and_place_stand_in_every_text()
    {
        var texts = AnnouncementFiles.Of(Evening, [3, 1]);

        Assert.That(texts.Select(text => text.Name), Is.EqualTo(new[]
        {
            "bai-dang-oa.txt", "nhom-zalo.txt", "loa-truyen-thanh.txt", "nhac-truoc-3-ngay.txt", "nhac-truoc-1-ngay.txt", "ap-phich-01-khu-pho-2.html",
        }));
        Assert.That(texts.Select(text => text.Content), Has.All.Contains("nhà văn hóa Khu phố 2").And.All.Contains("12"));
        Assert.That(texts.Select(text => text.Content.IsNormalized()), Has.All.True);
    }

    [Test]
    public void The_loudspeaker_says_time_and_place_twice_as_people_speak_and_no_addresses()
    {
        var script = AnnouncementTexts.Loudspeaker(Evening);

        Assert.That(Regex.Count(script, "6 giờ 30 phút tối, thứ Bảy, ngày 12 tháng 12 năm 2026"), Is.EqualTo(2));
        Assert.That(Regex.Count(script, "Địa điểm: nhà văn hóa Khu phố 2"), Is.EqualTo(2));
        Assert.That(script, Does.Not.Contain("http").And.Not.Contain("OTP").And.Not.Contain("/2026"));
    }

    [Test]
    public void The_link_leads_to_the_chat_with_the_OA_and_is_left_out_where_there_is_none()
    {
        var without = Evening with { Commune = Evening.Commune with { OaIds = [] } };

        Assert.That(AnnouncementTexts.ZaloGroup(Evening), Does.Contain("https://zalo.me/1000000001"));
        Assert.That(AnnouncementTexts.ZaloGroup(without), Does.Not.Contain("zalo.me"));
        Assert.That(Poster.Of(without, "Khu phố 2"), Does.Not.Contain("<svg").And.Contain(PosterTexts.NoCode));
    }

    [Test]
    public void The_poster_holds_exactly_the_code_of_the_link()
    {
        var poster = Poster.Of(Evening, "Khu phố 2");

        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode("https://zalo.me/1000000001", QRCodeGenerator.ECCLevel.M);
        var dark = data.ModuleMatrix.Sum(row => row.Cast<bool>().Count(module => module));
        Assert.That(Regex.Count(poster, @"M\d+ \d+h1v1h-1z", RegexOptions.NonBacktracking), Is.EqualTo(dark));
        Assert.That(Regex.Matches(poster, @"M(?<x>\d+) (?<y>\d+)h1v1h-1z", RegexOptions.NonBacktracking).Select(m => data.ModuleMatrix[int.Parse(m.Groups["y"].Value)][int.Parse(m.Groups["x"].Value)]), Has.All.True);
    }

    [Test]
    public void The_poster_bears_the_head_of_an_official_notice_and_shows_what_people_wrote_as_text()
    {
        var poster = Poster.Of(Evening with { Day = Day("đường <b>hỏng</b> & ngập") }, "Khu phố 2");

        Assert.That(poster, Does.Contain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").And.Contain("Độc lập - Tự do - Hạnh phúc").And.Contain("PHƯỜNG THỬ").And.Contain("Thử, ngày 01 tháng 12 năm 2026"));
        Assert.That(poster, Does.Contain("đường &lt;b&gt;hỏng&lt;/b&gt; &amp; ngập").And.Contain("Bà con khu phố 2"));
        Assert.That(poster, Does.Not.Contain(PosterTexts.Trial));
    }

    [Test]
    public void A_fictional_commune_says_so_everywhere()
    {
        var trial = Evening with { Commune = Evening.Commune with { Fictional = true } };

        Assert.That(AnnouncementFiles.Of(trial, [1]).Select(file => file.Content.ToUpperInvariant()), Has.All.Contains("CHẠY THỬ"));
    }

    [Test]
    public void A_day_for_the_whole_commune_gives_a_poster_to_each_neighbourhood()
    {
        var whole = Day();
        whole.Neighbourhoods = [];

        Assert.That(
            AnnouncementFiles.Of(Evening with { Day = whole }, []).Select(file => file.Name).Where(name => name.EndsWith(".html", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "ap-phich-01-khu-pho-1.html", "ap-phich-02-khu-pho-2.html" }));
    }

    [TestCase(3, "Còn nhận ý kiến")]
    [TestCase(0, "Hạn gửi ý kiến trước đã qua")]
    public void A_reminder_says_whether_comments_are_still_in_time(int before, string expected) =>
        Assert.That(AnnouncementTexts.Reminder(Evening, before), Does.Contain(expected));

    private static DialogueDay Day(string? subject = "rác thải và đường sá") => new()
    {
        Id = "phuong-thu-2026-12-12",
        Commune = "phuong-thu",
        Title = "Đối thoại với nhân dân",
        Subject = subject,
        Date = new DateOnly(2026, 12, 12),
        From = new TimeOnly(18, 30),
        Place = "nhà văn hóa Khu phố 2",
        Neighbourhoods = ["Khu phố 2"],
        CutOff = new DialogueOptions().CutOffFor(new DateOnly(2026, 12, 12)),
    };

    private static Commune Read(string file)
    {
        using var folder = new CommuneFolder().With("phuong-thu.yaml", file);
        return folder.Read().Communes.Single().Commune;
    }
}
