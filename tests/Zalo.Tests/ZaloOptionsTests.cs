using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tests;

[TestFixture]
internal sealed class ZaloOptionsTests
{
    private static readonly (string Key, Action<ZaloOptions> Spoil)[] Faults =
    [
        ("Zalo:AppId", options => options.AppId = ""),
        ("Zalo:AppId", options => options.AppId = "my-app"),
        ("Zalo:AppSecret", options => options.AppSecret = " "),
        ("Zalo:SignatureVariant", options => options.SignatureVariant = (ZaloSignatureVariant)9),
        ("Zalo:OaSecretKey", options => (options.OaSecretKey, options.SignatureVariant) = ("", ZaloSignatureVariant.OaIdFirst)),
        ("Zalo:OpenApiUrl", options => options.OpenApiUrl = "openapi.zalo.me"),
        ("Zalo:OAuthUrl", options => options.OAuthUrl = ""),
        ("Zalo:ZnsUrl", options => options.ZnsUrl = "ftp://zalo.example"),
        ("Zalo:CallbackUrl", options => options.CallbackUrl = "https://a.example/zalo/oauth/callback?x=1"),
        ("Zalo:Accounts:1:OaId", options => options.Accounts.Add(new ZaloAccountOptions { OaId = "phuong-mau" })),
        ("Zalo:Accounts:1:OaId", options => options.Accounts.Add(new ZaloAccountOptions { OaId = Sample.OaId })),
        ("Zalo:MaxWebhookBytes", options => options.MaxWebhookBytes = 10),
        ("Zalo:QuietPeriod", options => options.QuietPeriod = TimeSpan.FromMinutes(-1)),
        ("Zalo:HandBackWord", options => options.HandBackWord = ""),
        ("Zalo:VerifierCodes", options => options.VerifierCodes.Add("../secret")),
    ];

    [Test]
    public void A_complete_section_is_accepted() => Assert.That(Validate(Sample.Options()).Succeeded, Is.True);

    [Test]
    public void An_empty_section_switches_the_channel_off() => Assert.That(Validate(new ZaloOptions()).Succeeded, Is.True);

    [TestCaseSource(nameof(Faults))]
    public void A_fault_is_named_in_one_sentence((string Key, Action<ZaloOptions> Spoil) fault)
    {
        var options = Sample.Options();
        fault.Spoil(options);
        var result = Validate(options);
        Assert.That(result.Failed, Is.True);
        Assert.That(result.Failures, Has.Exactly(1).Items);
        Assert.That(result.FailureMessage, Does.StartWith(fault.Key).And.EndsWith("."));
        Assert.That(result.FailureMessage, Does.Not.Contain(Sample.AppSecret));
    }

    private static ValidateOptionsResult Validate(ZaloOptions options) => new ZaloOptionsValidator().Validate(null, options);
}
