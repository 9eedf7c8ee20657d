using System.Collections.ObjectModel;

namespace Azure.AI.TextAnalytics;

/// <summary>A piece of personal data.</summary>
public readonly struct PiiEntity
{
    internal PiiEntity(string text, PiiEntityCategory category, string subCategory, double confidenceScore, int offset, int length)
    {
        Text = text;
        Category = category;
        SubCategory = subCategory;
        ConfidenceScore = confidenceScore;
        Offset = offset;
        Length = length;
    }

    public PiiEntityCategory Category { get; }

    /// <summary>0 to 1.</summary>
    public double ConfidenceScore { get; }

    /// <summary>In UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>In UTF-16 units.</summary>
    public int Offset { get; }

    public string SubCategory { get; }

    public string Text { get; }
}

/// <summary>The personal data of a document.</summary>
public class PiiEntityCollection : ReadOnlyCollection<PiiEntity>
{
    internal PiiEntityCollection(IList<PiiEntity> entities, string redactedText, IReadOnlyCollection<TextAnalyticsWarning> warnings)
        : base(entities) => (RedactedText, Warnings) = (redactedText, warnings);

    /// <summary>The document with asterisks in their place.</summary>
    public string RedactedText { get; }

    public IReadOnlyCollection<TextAnalyticsWarning> Warnings { get; }
}

/// <summary>The personal data of one document of a batch.</summary>
public class RecognizePiiEntitiesResult : TextAnalyticsResult
{
    private readonly PiiEntityCollection entities;

    internal RecognizePiiEntitiesResult(string id, TextDocumentStatistics statistics, PiiEntityCollection entities)
        : base(id, statistics) => this.entities = entities;

    internal RecognizePiiEntitiesResult(string id, TextAnalyticsError error)
        : base(id, error)
    {
    }

    public PiiEntityCollection Entities => Value(entities);
}

/// <summary>The personal data of a batch, in the order of its documents.</summary>
public class RecognizePiiEntitiesResultCollection : ReadOnlyCollection<RecognizePiiEntitiesResult>
{
    internal RecognizePiiEntitiesResultCollection(IList<RecognizePiiEntitiesResult> list, TextDocumentBatchStatistics statistics, string modelVersion)
        : base(list) => (Statistics, ModelVersion) = (statistics, modelVersion);

    public string ModelVersion { get; }

    /// <summary>Null unless asked for.</summary>
    public TextDocumentBatchStatistics Statistics { get; }
}
