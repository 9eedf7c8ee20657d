using System.Text;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

internal sealed class ZaloOAuthAnswerTests
{
    [TestCase("""{"access_token":"a","refresh_token":"r","expires_in":"90000"}""", 25)]
    [TestCase("""{"access_token":"a","refresh_token":"r","expires_in":3600}""", 1)]
    [TestCase("""{"access_token":"a","refresh_token":"r"}""", 25)]
    [TestCase("""{"access_token":"a","refresh_token":"r","expires_in":"soon"}""", 25)]
    [TestCase("""{"access_token":"a","refresh_token":"r","expires_in":-5}""", 25)]
    public void A_pair_is_granted_whatever_the_type_of_expires_in(string body, int hours) =>
        Assert.That(Read(200, body), Is.EqualTo(new ZaloOAuthAnswer.Granted("a", "r", TimeSpan.FromHours(hours))));

    [TestCase("""{"access_token":"a","expires_in":"90000"}""")]
    [TestCase("""{"access_token":"a","refresh_token":"","expires_in":"90000"}""")]
    [TestCase("""{"access_token":"","refresh_token":"r"}""")]
    [TestCase("""{"access_token":null,"refresh_token":"r"}""")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("<html>502</html>")]
    public void Less_than_both_tokens_is_never_a_grant(string body) =>
        Assert.That(Read(200, body), Is.TypeOf<ZaloOAuthAnswer.Unanswered>());

    [TestCase("""{"error_name":"Invalid refresh token","error_reason":"used","error_description":"used"}""", "Invalid refresh token; used")]
    [TestCase("""{"error":-14014,"error_name":"Invalid refresh token"}""", "-14014; Invalid refresh token")]
    [TestCase("""{"error":"-14002","message":"Invalid app id"}""", "-14002; Invalid app id")]
    public void A_refusal_with_HTTP_200_is_a_refusal(string body, string reason) =>
        Assert.That(Read(200, body), Is.EqualTo(new ZaloOAuthAnswer.Refused(reason)));

    [Test]
    public void A_refusal_that_repeats_the_token_does_not_show_it() =>
        Assert.That(
            ((ZaloOAuthAnswer.Refused)Read(400, """{"error_name":"bad token AbCd1234EfGh5678IjKl9012MnOp"}""")).Reason,
            Is.EqualTo("bad token #"));

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(408)]
    public void A_failing_host_says_nothing_about_the_token(int status) =>
        Assert.That(Read(status, """{"error_name":"internal"}"""), Is.TypeOf<ZaloOAuthAnswer.Unanswered>());

    [TestCase(429, "")]
    [TestCase(200, """{"error":-32,"message":"limit"}""")]
    public void The_rate_limit_leaves_the_token_untouched(int status, string body) =>
        Assert.That(Read(status, body), Is.TypeOf<ZaloOAuthAnswer.Postponed>());

    [Test]
    public void A_grant_never_prints_its_tokens() =>
        Assert.That(new ZaloOAuthAnswer.Granted("secret-a", "secret-r", TimeSpan.FromHours(1)).ToString(), Does.Not.Contain("secret"));

    private static ZaloOAuthAnswer Read(int status, string body) => ZaloOAuthAnswer.Read(status, Encoding.UTF8.GetBytes(body));
}
