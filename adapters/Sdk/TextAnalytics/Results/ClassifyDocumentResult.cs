using System.Collections.ObjectModel;

namespace Azure.AI.TextAnalytics;

/// <summary>A label of a document.</summary>
public readonly struct ClassificationCategory
{
    internal ClassificationCategory(string category, double confidenceScore) => (Category, ConfidenceScore) = (category, confidenceScore);

    public string Category { get; }

    /// <summary>0 to 1.</summary>
    public double ConfidenceScore { get; }
}

/// <summary>The labels of a document; may be none.</summary>
public class ClassificationCategoryCollection : ReadOnlyCollection<ClassificationCategory>
{
    internal ClassificationCategoryCollection(IList<ClassificationCategory> categories, IReadOnlyCollection<TextAnalyticsWarning> warnings)
        : base(categories) => Warnings = warnings;

    public IReadOnlyCollection<TextAnalyticsWarning> Warnings { get; }
}

/// <summary>The labels of one document of a job.</summary>
public class ClassifyDocumentResult : TextAnalyticsResult
{
    private readonly ClassificationCategoryCollection categories;

    internal ClassifyDocumentResult(string id, TextDocumentStatistics statistics, ClassificationCategoryCollection categories)
        : base(id, statistics) => this.categories = categories;

    internal ClassifyDocumentResult(string id, TextAnalyticsError error)
        : base(id, error)
    {
    }

    public ClassificationCategoryCollection ClassificationCategories => Value(categories);

    public IReadOnlyCollection<TextAnalyticsWarning> Warnings => categories is null ? [] : categories.Warnings;
}

/// <summary>The labels of the documents of a job.</summary>
public class ClassifyDocumentResultCollection : ReadOnlyCollection<ClassifyDocumentResult>
{
    internal ClassifyDocumentResultCollection(
        IList<ClassifyDocumentResult> list, TextDocumentBatchStatistics statistics, string projectName, string deploymentName)
        : base(list) => (Statistics, ProjectName, DeploymentName) = (statistics, projectName, deploymentName);

    public string DeploymentName { get; }

    public string ProjectName { get; }

    /// <summary>Null unless asked for.</summary>
    public TextDocumentBatchStatistics Statistics { get; }
}
