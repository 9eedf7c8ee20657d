using CivicBot.Comments.Privacy;

namespace CivicBot.Tests.Privacy;

[TestFixture]
internal sealed class PersonalTracesTests
{
    private static readonly PersonalTraces Hoa = PersonalTraces.Of("Trần Thị Hoa", "0912 345 678");

    [TestCase("Đã gọi bà Trần Thị Hoa, bà đồng ý.", "Đã gọi bà [đã xóa], bà đồng ý.")]
    [TestCase("da goi ba tran thi hoa roi", "da goi ba [đã xóa] roi")]
    [TestCase("Bà Hoa nhận lời.", "Bà [đã xóa] nhận lời.")]
    [TestCase("Gọi 0912.345.678 hoặc +84 912 345 678.", "Gọi [đã xóa] hoặc [đã xóa].")]
    [TestCase("Gọi (0912) 345-678", "Gọi ([đã xóa]")]
    [TestCase("Trần  Thị\nHoa (0912345678)", "[đã xóa] ([đã xóa])")]
    public void What_is_known_of_a_citizen_goes_however_it_is_written(string text, string expected) => Assert.That(Hoa.Without(text), Is.EqualTo(expected));

    [TestCase("Trồng hoa dọc đường, hoa rất đẹp.")]
    [TestCase("Bà Hoàng ở cạnh nhà.")]
    [TestCase("Số hồ sơ 10912345678")]
    [TestCase("")]
    [TestCase(null)]
    public void Other_words_and_numbers_stay(string? text) => Assert.That(Hoa.Without(text), Is.EqualTo(text));

    [Test]
    public void A_given_name_alone_goes_only_as_it_is_written()
    {
        var an = PersonalTraces.Of("An", phone: null);

        Assert.That(an.Without("An ở khu phố 3 nói mất an ninh, An gọi lại."), Is.EqualTo("[đã xóa] ở khu phố 3 nói mất an ninh, [đã xóa] gọi lại."));
    }

    [Test]
    public void A_decomposed_text_is_read_like_a_composed_one() =>
        Assert.That(Hoa.Without("Gặp Trần Thị Hoa".Normalize(System.Text.NormalizationForm.FormD)), Is.EqualTo("Gặp [đã xóa]"));
}
