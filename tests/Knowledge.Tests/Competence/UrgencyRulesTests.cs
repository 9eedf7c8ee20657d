using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Competence;

public sealed class UrgencyRulesTests
{
    private static readonly UrgencyRules Rules = UrgencyRules.Load(Shipped.Knowledge);

    [TestCase("Nắp cống trước chợ bị mất, tối qua có người lọt chân", Urgency.Today)]
    [TestCase("dây điện đứt rơi xuống đường", Urgency.Today)]
    [TestCase("Trụ điện nghiêng sắp đổ", Urgency.Today)]
    [TestCase("ca xom mat nuoc 3 ngay nay", Urgency.Today)]
    [TestCase("Mấy chục công nhân bị ngộ độc", Urgency.Today)]
    [TestCase("Phản ánh nhiều lần rồi mà đường vẫn hư", Urgency.Soon)]
    [TestCase("Rác hôi thối ngay cổng trường", Urgency.Soon)]
    [TestCase("Đề nghị lắp thêm ghế đá ở công viên", Urgency.Usual)]
    [TestCase("Đề nghị đầu tư thư viện cho phường", Urgency.Usual)]
    [TestCase("", Urgency.Usual)]
    public void Danger_and_repetition_make_it_urgent(string text, Urgency urgency) =>
        Assert.That(Rules.Of(Shipped.Analyzer.Analyse(text)).Urgency, Is.EqualTo(urgency));

    [Test]
    public void Wire_names_are_those_of_the_file() =>
        Assert.That(Enum.GetValues<Urgency>().Select(UrgencyRules.WireName), Is.EqualTo(new[] { "thuong", "som", "trong-ngay" }));
}
