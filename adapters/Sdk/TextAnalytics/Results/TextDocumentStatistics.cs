namespace Azure.AI.TextAnalytics;

/// <summary>What was counted for a document.</summary>
public readonly struct TextDocumentStatistics
{
    internal TextDocumentStatistics(int characterCount, int transactionCount) => (CharacterCount, TransactionCount) = (characterCount, transactionCount);

    /// <summary>Text elements.</summary>
    public int CharacterCount { get; }

    /// <summary>Text records, as they are billed.</summary>
    public int TransactionCount { get; }
}

/// <summary>What was counted for a batch of documents.</summary>
public class TextDocumentBatchStatistics
{
    internal TextDocumentBatchStatistics(int documentCount, int validDocumentCount, int invalidDocumentCount, long transactionCount)
    {
        DocumentCount = documentCount;
        ValidDocumentCount = validDocumentCount;
        InvalidDocumentCount = invalidDocumentCount;
        TransactionCount = transactionCount;
    }

    public int DocumentCount { get; }

    public int InvalidDocumentCount { get; }

    /// <summary>Text records, as they are billed.</summary>
    public long TransactionCount { get; }

    public int ValidDocumentCount { get; }
}
