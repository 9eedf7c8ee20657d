using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CivicBot.Adapters.Zalo.Webhook;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

[TestFixture]
internal sealed class ZaloSignatureTests
{
    [Test]
    public void The_vector_holds()
    {
        Assert.That(Sample.Body, Has.Length.EqualTo(321));
        Assert.That(ZaloSignature.Sign(Sample.AppId, Sample.Body, "1763712000123", Sample.OaSecret), Is.EqualTo(Sample.Mac));
    }

    [Test]
    public void A_body_written_anew_has_another_signature()
    {
        var anew = JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<JsonElement>(Sample.Body));
        var escaped = Encoding.ASCII.GetBytes(string.Concat(Sample.Text.Select(letter => letter < 128 ? letter.ToString() : $"\\u{(int)letter:x4}")));

        Assert.That(anew, Is.Not.EqualTo(Sample.Body));
        Assert.That(
            ZaloSignature.Sign(Sample.AppId, escaped, "1763712000123", Sample.OaSecret),
            Is.EqualTo("mac=4a8f05319b947f1591538743c9eec1e617fb9bf95ac49c5e1648bd4ec161b870"));
        Assert.That(ZaloSignature.Sign(Sample.AppId, anew, "1763712000123", Sample.OaSecret), Is.Not.EqualTo(Sample.Mac));
    }

    [Test]
    public void It_is_no_hmac()
    {
        var message = Encoding.UTF8.GetBytes(Sample.AppId + Sample.Text + "1763712000123");
        var hmac = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Sample.OaSecret), message));
        Assert.That(Matches("mac=" + hmac), Is.False);
    }

    [TestCase("mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8")]
    [TestCase("fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8")]
    [TestCase("MAC=FC5F1C835F6E1ABC838C2ECA4CFD15DB84A54A28FBC616DAD5BBC2EFBD638AF8")]
    [TestCase("  mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8 ")]
    public void The_header_may_have_a_prefix_and_either_case(string header) => Assert.That(Matches(header), Is.True);

    [TestCase("")]
    [TestCase("mac=")]
    [TestCase("mac=mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638a")]
    [TestCase("mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af")]
    [TestCase("mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af80")]
    [TestCase("mac=zz5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8")]
    [TestCase("mac=0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("mac=ｆc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8")]
    public void Anything_else_is_refused(string header) => Assert.That(Matches(header), Is.False);

    [Test]
    public void A_header_that_is_not_there_is_refused() => Assert.That(Matches(header: null), Is.False);

    private static bool Matches(string? header)
    {
        var mac = new byte[32];
        return ZaloSignature.TryReadHeader(header, mac)
            && ZaloSignature.Matches(mac, Encoding.UTF8.GetBytes(Sample.AppId), Sample.Body, "1763712000123"u8, Encoding.UTF8.GetBytes(Sample.OaSecret));
    }
}
