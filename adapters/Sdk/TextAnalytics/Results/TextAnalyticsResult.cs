namespace Azure.AI.TextAnalytics;

/// <summary>What came of one document: a result or an error.</summary>
public class TextAnalyticsResult
{
    internal TextAnalyticsResult(string id, TextDocumentStatistics statistics) => (Id, Statistics) = (id, statistics);

    internal TextAnalyticsResult(string id, TextAnalyticsError error) => (Id, Error, HasError) = (id, error, true);

    public TextAnalyticsError Error { get; }

    public bool HasError { get; }

    /// <summary>The id that came with the document.</summary>
    public string Id { get; }

    public TextDocumentStatistics Statistics { get; }

    /// <exception cref="InvalidOperationException">The document has an error and no result.</exception>
    private protected T Value<T>(T value) => HasError
        ? throw new InvalidOperationException($"Document {Id} has no result, because it failed with {Error.ErrorCode}; look at {nameof(HasError)} first.")
        : value;
}
