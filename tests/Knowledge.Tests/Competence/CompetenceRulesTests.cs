using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Tests.Places;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Competence;

public sealed class CompetenceRulesTests
{
    private static readonly CompetenceRules Rules = CompetenceRules.Load(Shipped.Knowledge);

    [TestCase("Đường xóm 4 lầy lội", "giao-thong", "xa")]
    [TestCase("Quốc lộ 51 nhiều ổ gà", "giao-thong", "so")]
    [TestCase("ĐT 769 hư nặng", "giao-thong", "so")]
    [TestCase("ql51 sup o ga", "giao-thong", "so")]
    [TestCase("Cắm lại ranh giới giữa hai xã", "dat-dai", "tinh")]
    [TestCase("Thanh niên đua xe nẹt pô", "an-ninh", "cong-an")]
    [TestCase("Cúp điện ba ngày nay", "ha-tang", "doanh-nghiep")]
    [TestCase("cup dien ba ngay nay", "ha-tang", "doanh-nghiep")]
    [TestCase("Nước máy đục ngầu", "ha-tang", "doanh-nghiep")]
    [TestCase("Dây cáp viễn thông sà xuống đường", "ha-tang", "doanh-nghiep")]
    [TestCase("Đèn đường tắt cả tuần", "ha-tang", "xa")]
    [TestCase("Bệnh viện thu tiền sai", "y-te", "so")]
    [TestCase("Trường THPT thu quỹ quá nhiều", "giao-duc", "so")]
    [TestCase("Trường mầm non thiếu chỗ", "giao-duc", "xa")]
    [TestCase("Tranh chấp lối đi giữa hai nhà", "dat-dai", "xa")]
    [TestCase("Vụ này tôi đã khởi kiện ra tòa án", "dat-dai", "toa-an")]
    [TestCase("Hàng xóm mượn tiền không trả", "khac", "dan-su")]
    [TestCase("Đề nghị tỉnh xem lại bảng giá đất", "dat-dai", "tinh")]
    [TestCase("VNeID báo lỗi không đăng nhập được", "hanh-chinh", "trung-uong")]
    [TestCase("Khai thác cát làm sạt bờ sông", "moi-truong", "so")]
    [TestCase("Hồ sơ một cửa trễ hẹn", "hanh-chinh", "xa")]
    public void The_level_follows_from_topic_and_words(string text, string topic, string level) =>
        Assert.That(Rules.Of(Shipped.Analyzer.Analyse(text), [topic], ShippedPlaces.Read(text)).Id, Is.EqualTo(level));

    [Test]
    public void A_rule_of_another_topic_is_silent() =>
        Assert.That(Rules.Of(Shipped.Analyzer.Analyse("Bán cơm trên quốc lộ 51 mất vệ sinh"), ["y-te"]).Id, Is.EqualTo("xa"));

    [Test]
    public void Without_topics_and_rules_the_commune_answers()
    {
        var reading = Rules.Of(Shipped.Analyzer.Analyse("xin hỏi một việc"), []);

        Assert.That((reading.Id, reading.IsOwn, reading.Lines.Count), Is.EqualTo(("xa", true, 0)));
    }

    [Test]
    public void Everybody_has_a_name_and_a_legal_reason() =>
        Assert.That(Rules.Bodies.Values.Where(b => b.Name.Length == 0 || !(b.Reason.Contains("uật", StringComparison.Ordinal) || b.Reason.Contains("ghị định", StringComparison.Ordinal) || b.Reason.Contains("Pháp lệnh", StringComparison.Ordinal)
            || b.Reason.Contains("Hiến pháp", StringComparison.Ordinal) || b.Reason.Contains("Quy định", StringComparison.Ordinal))), Is.Empty);

    [TestCase("rules.tsv", "nobody\t2\t*\tđiện", "competence/rules.tsv:1", "nobody")]
    [TestCase("rules.tsv", "dien-luc\tnhiều\t*\tđiện", "competence/rules.tsv:1", "not a number")]
    [TestCase("rules.tsv", "dien-luc\t2\tlinh-tinh\tđiện", "competence/rules.tsv:1", "linh-tinh")]
    [TestCase("rules.tsv", "dien-luc\t2\t*\t… điện", "competence/rules.tsv:1", "begin and end with a word")]
    [TestCase("bodies.tsv", "ai\thuyen\tHuyện\tLuật", "competence/bodies.tsv:1", "huyen")]
    [TestCase("defaults.tsv", "dat-dai\tubnd-xa", "competence/defaults.tsv:1", "khac")]
    public void A_broken_line_is_named_with_file_and_line(string file, string content, string place, string problem)
    {
        using var folder = new CompetenceFolder();
        File.WriteAllText(Path.Combine(folder.Path, "competence", file), content);

        Assert.That(() => CompetenceRules.Load(folder.Path), Throws.TypeOf<LexiconException>().With.Message.Contains(place).And.Message.Contains(problem));
    }

    /// <summary>A copy of the shipped rules that a test may spoil.</summary>
    private sealed class CompetenceFolder : IDisposable
    {
        public CompetenceFolder()
        {
            var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, "competence")).FullName;
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Shipped.Knowledge, "competence")))
            {
                File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("competence").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
