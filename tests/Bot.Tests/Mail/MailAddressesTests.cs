using CivicBot.Mail;

namespace CivicBot.Tests.Mail;

[TestFixture]
internal sealed class MailAddressesTests
{
    [TestCase("vanphong@anmau.gov.vn")]
    [TestCase("nguyen.thi-hoa_2+doi.thoai@so-xd.tinh.gov.vn")]
    [TestCase("a@b.vn")]
    public void An_everyday_address_is_taken(string address) => Assert.That(MailAddresses.IsValid(address), Is.True);

    [TestCase("")]
    [TestCase(null)]
    [TestCase("vanphong")]
    [TestCase("vanphong@localhost")]
    [TestCase("vanphong@anmau..vn")]
    [TestCase(".van@anmau.vn")]
    [TestCase("văn@anmau.vn")]
    [TestCase("a@b.vn, c@d.vn")]
    [TestCase("a@b.vn;c@d.vn")]
    [TestCase("A <a@b.vn>")]
    [TestCase("\"a b\"@c.vn")]
    [TestCase("a@b.vn\r\nBcc: all@example.vn")]
    [TestCase("a@b.vn\n")]
    [TestCase("a@b.vn\0")]
    [TestCase("a@[127.0.0.1]")]
    public void Anything_else_is_not(string? address) => Assert.That(MailAddresses.IsValid(address), Is.False);

    [Test]
    public void An_address_longer_than_mail_carries_is_not() => Assert.That(MailAddresses.IsValid($"{new string('a', 60)}@{string.Join('.', Enumerable.Repeat(new string('b', 60), 4))}.vn"), Is.False);

    [Test]
    public void Blanks_around_and_capitals_of_the_domain_are_tidied() => Assert.That(MailAddresses.Tidy("  Van.Phong@AnMau.GOV.vn "), Is.EqualTo("Van.Phong@anmau.gov.vn"));
}
