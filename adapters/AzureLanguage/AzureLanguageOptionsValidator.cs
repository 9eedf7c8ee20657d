using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Refuses a half configured service, one sentence at a time: the key, what is wrong, what to do. No sentence repeats a value.</summary>
public sealed class AzureLanguageOptionsValidator : IValidateOptions<AzureLanguageOptions>
{
    // What the service allows in names of projects and deployments.
    private const int LongestName = 50;

    public ValidateOptionsResult Validate(string? name, AzureLanguageOptions options) =>
        Problems(options).FirstOrDefault() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Problems(AzureLanguageOptions options)
    {
        if (options.IsOff)
        {
            if (LeftOver(options) is { } key)
            {
                yield return $"AzureLanguage:Endpoint is empty although {key} is set; set it to the address of the resource, or clear {key} to do without Azure.";
            }

            yield break;
        }

        if (!IsAddress(options.Endpoint))
        {
            yield return "AzureLanguage:Endpoint must be an https address without path or query, such as https://NAME.cognitiveservices.azure.com "
                + "(http only for a stand-in on this machine); copy it from the resource's page Keys and Endpoint.";
        }

        if (string.IsNullOrWhiteSpace(options.Key) || options.Key.Any(letter => !char.IsAscii(letter) || char.IsControl(letter) || letter == ' '))
        {
            yield return "AzureLanguage:Key is empty or holds something else than letters and digits; copy it from the resource's page Keys and Endpoint, or clear AzureLanguage:Endpoint to do without Azure.";
        }

        foreach (var (key, value) in new[] { ("ProjectName", options.ProjectName), ("DeploymentName", options.DeploymentName) })
        {
            if (value.Length is 0 or > LongestName || !value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'))
            {
                yield return $"AzureLanguage:{key} must name the {(key == "ProjectName" ? "project" : "deployment")} of custom classification: letters, digits, '_', '.' and '-', at most {LongestName}.";
            }
        }

        foreach (var problem in Limits(options))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Limits(AzureLanguageOptions options)
    {
        if (options.TurnLimit < TimeSpan.FromMilliseconds(100) || options.TurnLimit > TimeSpan.FromSeconds(20))
        {
            yield return "AzureLanguage:TurnLimit must lie between 00:00:00.1 and 00:00:20, because a citizen waits; remove the key for 3 seconds.";
        }

        foreach (var (key, value) in new[]
                 {
                     ("BatchLimit", options.BatchLimit), ("RetryPause", options.RetryPause), ("PollPause", options.PollPause), ("RestAfterTrouble", options.RestAfterTrouble),
                 })
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1))
            {
                yield return $"AzureLanguage:{key} must be longer than zero and at most 01:00:00; remove the key for the default.";
            }
        }

        if (options.Retries is < 0 or > 10)
        {
            yield return "AzureLanguage:Retries must be from 0 to 10.";
        }

        if (options.TroublesBeforeRest is < 1 or > 1000)
        {
            yield return "AzureLanguage:TroublesBeforeRest must be from 1 to 1000.";
        }

        if (options.RecordsPerMonth < 0)
        {
            yield return "AzureLanguage:RecordsPerMonth must be 0 (no limit) or the number of text records that may be spent in a month.";
        }
    }

    private static string? LeftOver(AzureLanguageOptions options) => options switch
    {
        { Key.Length: > 0 } => "AzureLanguage:Key",
        { ProjectName.Length: > 0 } => "AzureLanguage:ProjectName",
        { DeploymentName.Length: > 0 } => "AzureLanguage:DeploymentName",
        _ => null,
    };

    /// <summary>The key and the words of citizens go there: only encrypted, or to this machine.</summary>
    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}
