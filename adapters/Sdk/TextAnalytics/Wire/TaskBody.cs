using System.Text.Json;

namespace Azure.AI.TextAnalytics.Wire;

/// <summary>What is sent: documents and what is to be done with them.</summary>
internal static class TaskBody
{
    // Offsets in the answer count what .NET strings count.
    private const string Utf16 = "Utf16CodeUnit";

    public static Action<Utf8JsonWriter> DetectLanguage(IReadOnlyList<DetectLanguageInput> documents, TextAnalyticsRequestOptions options) => json =>
        Task(json, "LanguageDetection", () => Documents(json, documents, "countryHint", document => document.CountryHint), () => Common(json, options));

    public static Action<Utf8JsonWriter> ExtractKeyPhrases(IReadOnlyList<TextDocumentInput> documents, TextAnalyticsRequestOptions options) => json =>
        Task(json, "KeyPhraseExtraction", () => Documents(json, documents, "language", document => document.Language), () => Common(json, options));

    public static Action<Utf8JsonWriter> RecognizePii(IReadOnlyList<TextDocumentInput> documents, RecognizePiiEntitiesOptions options) => json =>
        Task(json, "PiiEntityRecognition", () => Documents(json, documents, "language", document => document.Language), () =>
        {
            Common(json, options);
            json.WriteString("stringIndexType", Utf16);
            if (options?.DomainFilter == PiiEntityDomain.ProtectedHealthInformation)
            {
                json.WriteString("domain", "phi");
            }

            if (options?.CategoriesFilter is { Count: > 0 } categories)
            {
                json.WriteStartArray("piiCategories");
                foreach (var category in categories)
                {
                    json.WriteStringValue(category.ToString());
                }

                json.WriteEndArray();
            }
        });

    /// <summary>A job with one task.</summary>
    public static Action<Utf8JsonWriter> MultiLabel(
        IReadOnlyList<TextDocumentInput> documents, string projectName, string deploymentName, MultiLabelClassifyOptions options) => json =>
    {
        json.WriteStartObject();
        if (options?.DisplayName is { } name)
        {
            json.WriteString("displayName", name);
        }

        Documents(json, documents, "language", document => document.Language);
        json.WriteStartArray("tasks");
        json.WriteStartObject();
        json.WriteString("kind", "CustomMultiLabelClassification");
        json.WriteStartObject("parameters");
        json.WriteString("projectName", projectName);
        json.WriteString("deploymentName", deploymentName);
        if (options?.DisableServiceLogs is { } silent)
        {
            json.WriteBoolean("loggingOptOut", silent);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    };

    private static void Task(Utf8JsonWriter json, string kind, Action documents, Action parameters)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        documents();
        json.WriteStartObject("parameters");
        parameters();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Common(Utf8JsonWriter json, TextAnalyticsRequestOptions options)
    {
        if (options?.ModelVersion is { } model)
        {
            json.WriteString("modelVersion", model);
        }

        if (options?.DisableServiceLogs is { } silent)
        {
            json.WriteBoolean("loggingOptOut", silent);
        }
    }

    private static void Documents<T>(Utf8JsonWriter json, IReadOnlyList<T> documents, string hint, Func<T, string> hintOf)
        where T : TextAnalyticsInput
    {
        json.WriteStartObject("analysisInput");
        json.WriteStartArray("documents");
        foreach (var document in documents)
        {
            json.WriteStartObject();
            json.WriteString("id", document.Id);
            json.WriteString("text", document.Text);
            json.WriteString(hint, hintOf(document));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
