using System.Collections.ObjectModel;

namespace Azure.AI.TextAnalytics;

/// <summary>The language of a document.</summary>
public readonly struct DetectedLanguage
{
    internal DetectedLanguage(string name, string iso6391Name, double confidenceScore, IReadOnlyCollection<TextAnalyticsWarning> warnings) =>
        (Name, Iso6391Name, ConfidenceScore, Warnings) = (name, iso6391Name, confidenceScore, warnings);

    /// <summary>0 to 1.</summary>
    public double ConfidenceScore { get; }

    public string Iso6391Name { get; }

    public string Name { get; }

    public IReadOnlyCollection<TextAnalyticsWarning> Warnings { get; }
}

/// <summary>The language of one document of a batch.</summary>
public class DetectLanguageResult : TextAnalyticsResult
{
    private readonly DetectedLanguage primaryLanguage;

    internal DetectLanguageResult(string id, TextDocumentStatistics statistics, DetectedLanguage primaryLanguage)
        : base(id, statistics) => this.primaryLanguage = primaryLanguage;

    internal DetectLanguageResult(string id, TextAnalyticsError error)
        : base(id, error)
    {
    }

    public DetectedLanguage PrimaryLanguage => Value(primaryLanguage);
}

/// <summary>The languages of a batch, in the order of its documents.</summary>
public class DetectLanguageResultCollection : ReadOnlyCollection<DetectLanguageResult>
{
    internal DetectLanguageResultCollection(IList<DetectLanguageResult> list, TextDocumentBatchStatistics statistics, string modelVersion)
        : base(list) => (Statistics, ModelVersion) = (statistics, modelVersion);

    public string ModelVersion { get; }

    /// <summary>Null unless asked for.</summary>
    public TextDocumentBatchStatistics Statistics { get; }
}
