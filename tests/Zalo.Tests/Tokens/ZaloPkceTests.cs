using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

internal sealed class ZaloPkceTests
{
    [Test]
    public void The_challenge_is_that_of_RFC_7636_appendix_B() =>
        Assert.That(
            ZaloPkce.ChallengeFor("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            Is.EqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));

    [Test]
    public void A_verifier_has_43_characters_of_base64url_and_is_never_the_same()
    {
        var verifiers = Enumerable.Range(0, 100).Select(_ => ZaloPkce.NewVerifier()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(verifiers, Is.All.Matches<string>(verifier => verifier.Length == 43 && verifier.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')));
            Assert.That(verifiers, Is.Unique);
        });
    }

    [Test]
    public void The_proof_is_the_documented_HMAC() =>
        Assert.That(
            ZaloHttp.Proof("AppSecretForTests", "access-token-for-tests"),
            Is.EqualTo("3b87caaa42e8ff926ad07e3cb75b80f86d5fcff268a9381c35c8a55aedab3eeb"));
}
