using CivicBot.Officials.Administration;

namespace CivicBot.Tests.Officials;

/// <summary>Zalo's code, out of whatever an administrator pasted.</summary>
[TestFixture]
internal sealed class ZaloVerifierFileTests
{
    [TestCase("zalo_verifierAbC-1_x.html", "AbC-1_x")]
    [TestCase(" https://an-hoa.example/zalo_verifierAbC123.html ", "AbC123")]
    [TestCase("<meta name=\"zalo-platform-site-verification\" content=\"AbC123\" />", "AbC123")]
    [TestCase("AbC123xyz", "AbC123xyz")]
    public void It_is_found(string pasted, string code) => Assert.That(ZaloVerifierFile.CodeIn(pasted), Is.EqualTo(code));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("abc")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("zalo_verifier../../etc/passwd.html")]
    [TestCase("mã xác thực của tôi")]
    public void It_is_not_found(string? pasted) => Assert.That(ZaloVerifierFile.CodeIn(pasted), Is.Null);
}
