using Azure.Core;

namespace Azure.AI.TextAnalytics;

/// <summary>How the client speaks with the service; retries and transport are those of <see cref="ClientOptions"/>.</summary>
public class TextAnalyticsClientOptions : ClientOptions
{
    /// <param name="version">The subset speaks the versions of the Language service, from 2022-05-01 on.</param>
    /// <exception cref="NotSupportedException">A version of the older Text Analytics service, which has other addresses and bodies.</exception>
    public TextAnalyticsClientOptions(ServiceVersion version = ServiceVersion.V2023_04_01) => Version = version switch
    {
        ServiceVersion.V2022_05_01 => "2022-05-01",
        ServiceVersion.V2023_04_01 => "2023-04-01",
        ServiceVersion.V3_0 or ServiceVersion.V3_1 => throw new NotSupportedException(
            $"Service version {version} is not spoken here; use {nameof(ServiceVersion.V2023_04_01)} or the package Azure.AI.TextAnalytics."),
        _ => throw new ArgumentException("The service version is not known.", nameof(version)),
    };

    /// <summary>Versions of the service.</summary>
    public enum ServiceVersion
    {
        V3_0 = 1,
        V3_1 = 2,
        V2022_05_01 = 3,
        V2023_04_01 = 4,
    }

    /// <summary>The cloud for which a token is asked; null: the public one.</summary>
    public TextAnalyticsAudience? Audience { get; set; }

    /// <summary>Language of documents that name none.</summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>Country of documents whose language is to be found and that name none.</summary>
    public string DefaultCountryHint { get; set; } = "us";

    internal string Version { get; }
}
