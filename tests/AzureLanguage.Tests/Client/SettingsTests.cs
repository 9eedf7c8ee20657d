using CivicBot.Adapters.AzureLanguage;

namespace CivicBot.AzureLanguage.Tests.Client;

/// <summary>Off by default; half filled settings stop the start with one sentence that names the key and shows no value.</summary>
internal sealed class SettingsTests
{
    private static AzureLanguageOptions Complete => new()
    {
        Endpoint = "https://civicbot.cognitiveservices.azure.com/",
        Key = "0123456789abcdef0123456789abcdef",
        ProjectName = "civicbot",
        DeploymentName = "production",
    };

    [Test]
    public async Task Without_settings_nothing_leaves_and_the_outcome_says_so()
    {
        await using var azure = await Connected.StartAsync(settings: [("Endpoint", ""), ("Key", ""), ("ProjectName", ""), ("DeploymentName", "")]);
        var found = await azure.Client.LabelsAsync(["một"], TimeSpan.FromSeconds(1), CancellationToken.None);
        Assert.That((azure.Client.IsOff, found.Outcome, found.Documents.Single().Trouble), Is.EqualTo((true, CloudOutcome.Off, "Off")));
        Assert.That(azure.Azure.Requests, Is.Empty);
    }

    [Test]
    public void Nothing_and_everything_are_settings()
    {
        Assert.That(Problem(new AzureLanguageOptions()), Is.Null);
        Assert.That(Problem(Complete), Is.Null);
    }

    [TestCase("AzureLanguage:Endpoint is empty although AzureLanguage:Key", "", "secret-key", "civicbot")]
    [TestCase("AzureLanguage:Endpoint must be an https address", "http://civicbot.cognitiveservices.azure.com", "secret-key", "civicbot")]
    [TestCase("AzureLanguage:Endpoint must be an https address", "https://civicbot.cognitiveservices.azure.com/language", "secret-key", "civicbot")]
    [TestCase("AzureLanguage:Endpoint must be an https address", "civicbot", "secret-key", "civicbot")]
    [TestCase("AzureLanguage:Key is empty", "https://civicbot.cognitiveservices.azure.com", "", "civicbot")]
    [TestCase("AzureLanguage:Key is empty or holds something else", "https://civicbot.cognitiveservices.azure.com", "secret-khoá", "civicbot")]
    [TestCase("AzureLanguage:ProjectName must name", "https://civicbot.cognitiveservices.azure.com", "secret-key", "dự án")]
    public void A_wrong_setting_is_named_and_not_shown(string sentence, string endpoint, string key, string project)
    {
        var problem = Problem(new AzureLanguageOptions { Endpoint = endpoint, Key = key, ProjectName = project, DeploymentName = "production" });
        Assert.That(problem, Does.StartWith(sentence).And.Not.Contain("secret"));
    }

    [Test]
    public void Limits_are_checked()
    {
        Assert.That(Problem(Change(o => o.TurnLimit = TimeSpan.FromMinutes(1))), Does.StartWith("AzureLanguage:TurnLimit"));
        Assert.That(Problem(Change(o => o.PollPause = TimeSpan.Zero)), Does.StartWith("AzureLanguage:PollPause"));
        Assert.That(Problem(Change(o => o.Retries = -1)), Does.StartWith("AzureLanguage:Retries"));
        Assert.That(Problem(Change(o => o.TroublesBeforeRest = 0)), Does.StartWith("AzureLanguage:TroublesBeforeRest"));
        Assert.That(Problem(Change(o => o.RecordsPerMonth = -1)), Does.StartWith("AzureLanguage:RecordsPerMonth"));
        Assert.That(Problem(Change(o => o.DeploymentName = "")), Does.StartWith("AzureLanguage:DeploymentName"));
    }

    private static AzureLanguageOptions Change(Action<AzureLanguageOptions> change)
    {
        var options = Complete;
        change(options);
        return options;
    }

    private static string? Problem(AzureLanguageOptions options) => new AzureLanguageOptionsValidator().Validate(name: null, options).FailureMessage;
}
