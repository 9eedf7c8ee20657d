namespace Azure.AI.TextAnalytics;

/// <summary>A document with the id under which its result comes back.</summary>
public class TextAnalyticsInput
{
    internal TextAnalyticsInput(string id, string text)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Text = text ?? throw new ArgumentNullException(nameof(text));
    }

    public string Id { get; }

    public string Text { get; }
}

/// <summary>A document whose language is known.</summary>
public class TextDocumentInput(string id, string text) : TextAnalyticsInput(id, text)
{
    /// <summary>ISO 639-1; null: the client's default.</summary>
    public string Language { get; set; }
}

/// <summary>A document whose language is to be found.</summary>
public class DetectLanguageInput(string id, string text) : TextAnalyticsInput(id, text)
{
    /// <summary>As <see cref="CountryHint"/>: no hint at all.</summary>
    public const string None = "";

    /// <summary>ISO 3166-1 alpha-2; null: the client's default.</summary>
    public string CountryHint { get; set; }
}
