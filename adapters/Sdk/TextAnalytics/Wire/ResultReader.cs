using System.Text.Json;

namespace Azure.AI.TextAnalytics.Wire;

/// <summary>What came back. Results are put into the order of the documents: the service promises none.</summary>
internal static class ResultReader
{
    public static DetectLanguageResultCollection Languages(JsonElement results, IReadOnlyDictionary<string, int> order) => new(
        InOrder(results, order, (id, counts, one) => new DetectLanguageResult(id, counts, Language(one)), (id, error) => new DetectLanguageResult(id, error)),
        BatchStatistics(results),
        Text(results, "modelVersion"));

    public static ExtractKeyPhrasesResultCollection KeyPhrases(JsonElement results, IReadOnlyDictionary<string, int> order) => new(
        InOrder(
            results,
            order,
            (id, counts, one) => new ExtractKeyPhrasesResult(id, counts, new KeyPhraseCollection([.. one.GetProperty("keyPhrases").EnumerateArray().Select(p => p.GetString())], Warnings(one))),
            (id, error) => new ExtractKeyPhrasesResult(id, error)),
        BatchStatistics(results),
        Text(results, "modelVersion"));

    public static RecognizePiiEntitiesResultCollection PersonalData(JsonElement results, IReadOnlyDictionary<string, int> order) => new(
        InOrder(
            results,
            order,
            (id, counts, one) => new RecognizePiiEntitiesResult(
                id, counts, new PiiEntityCollection([.. one.GetProperty("entities").EnumerateArray().Select(Entity)], Text(one, "redactedText"), Warnings(one))),
            (id, error) => new RecognizePiiEntitiesResult(id, error)),
        BatchStatistics(results),
        Text(results, "modelVersion"));

    /// <summary>The results of a job's tasks; its documents were labelled by one.</summary>
    public static ClassifyDocumentResultCollection Labels(JsonElement job, IReadOnlyDictionary<string, int> order)
    {
        var results = job.TryGetProperty("tasks", out var tasks) && tasks.TryGetProperty("items", out var items)
            ? items.EnumerateArray().Where(item => item.TryGetProperty("results", out var own) && own.ValueKind == JsonValueKind.Object).Select(item => item.GetProperty("results")).ToList()
            : [];
        return new ClassifyDocumentResultCollection(
            [.. results.SelectMany(one => InOrder(one, order, Labelled, (id, error) => new ClassifyDocumentResult(id, error)))],
            results.Count == 0 ? null : BatchStatistics(results[0]),
            results.Count == 0 ? null : Text(results[0], "projectName"),
            results.Count == 0 ? null : Text(results[0], "deploymentName"));
    }

    public static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ClassifyDocumentResult Labelled(string id, TextDocumentStatistics counts, JsonElement one) => new(
        id,
        counts,
        new ClassificationCategoryCollection(
            [.. one.GetProperty("class").EnumerateArray().Select(c => new ClassificationCategory(c.GetProperty("category").GetString(), c.GetProperty("confidenceScore").GetDouble()))],
            Warnings(one)));

    private static DetectedLanguage Language(JsonElement one)
    {
        var found = one.GetProperty("detectedLanguage");
        return new DetectedLanguage(Text(found, "name"), Text(found, "iso6391Name"), found.GetProperty("confidenceScore").GetDouble(), Warnings(one));
    }

    private static PiiEntity Entity(JsonElement one) => new(
        Text(one, "text"),
        new PiiEntityCategory(Text(one, "category")),
        Text(one, "subcategory"),
        one.GetProperty("confidenceScore").GetDouble(),
        one.GetProperty("offset").GetInt32(),
        one.GetProperty("length").GetInt32());

    private static List<T> InOrder<T>(
        JsonElement results,
        IReadOnlyDictionary<string, int> order,
        Func<string, TextDocumentStatistics, JsonElement, T> result,
        Func<string, TextAnalyticsError, T> failure)
        where T : TextAnalyticsResult
    {
        var all = new List<T>();
        foreach (var one in Items(results, "documents"))
        {
            all.Add(result(Text(one, "id"), Statistics(one), one));
        }

        foreach (var one in Items(results, "errors"))
        {
            all.Add(failure(Text(one, "id"), Error(one.GetProperty("error"))));
        }

        // Ids that nobody asked for come last.
        return [.. all.OrderBy(one => order.TryGetValue(one.Id, out var place) ? place : int.MaxValue)];
    }

    /// <summary>The innermost code says most: outside it is "InvalidArgument" or "InvalidRequest" for everything.</summary>
    private static TextAnalyticsError Error(JsonElement error)
    {
        var inner = error;
        while (inner.TryGetProperty("innererror", out var deeper) && deeper.ValueKind == JsonValueKind.Object)
        {
            inner = deeper;
        }

        return new TextAnalyticsError(Text(inner, "code") ?? "", Text(inner, "message") ?? Text(error, "message"), Text(inner, "target") ?? Text(error, "target"));
    }

    private static List<TextAnalyticsWarning> Warnings(JsonElement one) =>
        [.. Items(one, "warnings").Select(warning => new TextAnalyticsWarning(Text(warning, "code") ?? "", Text(warning, "message")))];

    private static TextDocumentStatistics Statistics(JsonElement one) => one.TryGetProperty("statistics", out var counts) && counts.ValueKind == JsonValueKind.Object
        ? new TextDocumentStatistics(counts.GetProperty("charactersCount").GetInt32(), counts.GetProperty("transactionsCount").GetInt32())
        : default;

    private static TextDocumentBatchStatistics BatchStatistics(JsonElement results) => results.TryGetProperty("statistics", out var counts) && counts.ValueKind == JsonValueKind.Object
        ? new TextDocumentBatchStatistics(
            counts.GetProperty("documentsCount").GetInt32(),
            counts.GetProperty("validDocumentsCount").GetInt32(),
            counts.GetProperty("erroneousDocumentsCount").GetInt32(),
            counts.GetProperty("transactionsCount").GetInt64())
        : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
