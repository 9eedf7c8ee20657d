using CivicBot.Conversation.Reading;

namespace CivicBot.Tests.Conversation;

/// <summary>A message that is a way to reach somebody, and one that is a matter with a number in it: the second must not be taken for the first, or the matter is lost.</summary>
internal sealed class PhoneNumberTests
{
    [TestCase("0912 345 678")]
    [TestCase("tên tôi là Nguyễn Thị Lan, số 0912 345 678")]
    [TestCase("sdt 0912345678 gọi lại cho tôi nhé")]
    [TestCase("Lan nhà đầu hẻm 12, 0912 345 678")]
    public void Little_beside_a_number_is_a_way_to_reach_somebody(string text)
    {
        Assert.That(PhoneNumber.IsMostOf(text, 80), Is.Not.Null);
        Assert.That(PhoneNumber.IsOneOfMany(text), Is.False);
    }

    [TestCase("Đèn đường hẻm 12 khu phố 3 hỏng cả tháng nay, ai biết gọi tôi 0912 345 678")]
    [TestCase("0912345678 ống nước trước nhà tôi bể ba hôm rồi")]
    public void A_matter_with_a_number_in_it_stays_a_matter(string text) => Assert.That(PhoneNumber.IsOneOfMany(text));

    [Test]
    public void Words_without_a_number_are_neither()
    {
        Assert.That(PhoneNumber.IsMostOf("ống nước bể", 80), Is.Null);
        Assert.That(PhoneNumber.IsOneOfMany("ống nước trước nhà tôi bể ba hôm rồi"), Is.False);
    }
}
