using System.Text.Json;
using CivicBot.AzureStandIn.Faults;
using CivicBot.AzureStandIn.Wire;

namespace CivicBot.AzureStandIn.Analysis;

/// <summary><c>POST :analyze-text</c>: one task for several documents, answered at once.</summary>
internal static class Analyse
{
    private const int MostElements = 5_120;
    private const string ModelVersion = "2023-04-15-stand-in";

    // Vietnamese where the service speaks it, and what tests need of others.
    private static readonly string[] Languages = ["vi", "en", "fr", "zh-hans", "ko"];

    private static readonly Dictionary<string, (int Most, string Results)> Kinds = new(StringComparer.Ordinal)
    {
        ["LanguageDetection"] = (1000, "LanguageDetectionResults"),
        ["KeyPhraseExtraction"] = (10, "KeyPhraseExtractionResults"),
        ["PiiEntityRecognition"] = (5, "PiiEntityRecognitionResults"),
    };

    /// <param name="bill">Told the text records of documents that were analysed.</param>
    public static IResult Answer(JsonElement body, bool statistics, Fault? fault, Action<int> bill)
    {
        var kind = body.TryGetProperty("kind", out var named) ? named.GetString() ?? "" : "";
        if (!Kinds.TryGetValue(kind, out var known))
        {
            return ErrorBody.Result(400, "InvalidRequest", "The task kind is not known.", "InvalidParameterValue");
        }

        var documents = Document.Of(body);
        if (documents.Count == 0)
        {
            return ErrorBody.Result(400, "InvalidRequest", "There are no documents.", "MissingInputDocuments");
        }

        if (documents.Count > known.Most)
        {
            return ErrorBody.Result(400, "InvalidRequest", $"There are more than {known.Most} documents.", "InvalidDocumentBatch");
        }

        var judged = documents.Select((document, index) => (Document: document, Error: Problem(kind, document, index, fault))).ToList();
        var good = judged.Where(one => one.Error is null).Select(one => one.Document).ToList();
        var sent = fault is Fault.SomeDocuments { Missing: true } ? good.Where((_, index) => index % 2 == 0) : good;
        bill(good.Sum(document => document.Records));
        return Results.Json(new
        {
            kind = known.Results,
            results = new
            {
                // The service promises no order.
                documents = sent.Reverse().Select(document => Result(kind, document, statistics, fault)),
                errors = judged.Where(one => one.Error is not null).Select(one => new { id = one.Document.Id, error = ErrorBody.Error("InvalidArgument", "The document is invalid.", one.Error) }),
                modelVersion = ModelVersion,
                statistics = statistics
                    ? new { documentsCount = documents.Count, validDocumentsCount = good.Count, erroneousDocumentsCount = documents.Count - good.Count, transactionsCount = good.Sum(d => d.Records) }
                    : null,
            },
        });
    }

    private static string? Problem(string kind, Document document, int index, Fault? fault) => document switch
    {
        { Text: var text } when string.IsNullOrWhiteSpace(text) => "InvalidDocument",
        { Elements: > MostElements } => "InvalidDocument",
        { CountryHint: { Length: not 0 and not 2 } } when kind == "LanguageDetection" => "InvalidCountryHint",
        _ when kind != "LanguageDetection" && (fault is Fault.WrongLanguage || !Languages.Contains(document.Language ?? "en", StringComparer.OrdinalIgnoreCase)) => "UnsupportedLanguageCode",
        _ when fault is Fault.SomeDocuments { Missing: false } && index % 2 == 1 => "InvalidDocument",
        _ => null,
    };

    private static Dictionary<string, object> Result(string kind, Document document, bool statistics, Fault? fault)
    {
        var result = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = document.Id, ["warnings"] = Array.Empty<object>() };
        if (statistics)
        {
            result["statistics"] = new { charactersCount = document.Elements, transactionsCount = document.Records };
        }

        switch (kind)
        {
            case "LanguageDetection":
                result["detectedLanguage"] = Detected(document.Text, fault);
                break;
            case "KeyPhraseExtraction":
                result["keyPhrases"] = document.Text.Split([' ', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4).Distinct(StringComparer.Ordinal).ToArray();
                break;
            default:
                PersonalData.Add(result, document.Text);
                break;
        }

        return result;
    }

    private static object Detected(string text, Fault? fault) => fault is Fault.WrongLanguage { Iso: var iso }
        ? new { name = iso, iso6391Name = iso, confidenceScore = 0.7 }
        : text.Any(letter => "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal))
            ? new { name = "Vietnamese", iso6391Name = "vi", confidenceScore = 0.99 }
            : new { name = "English", iso6391Name = "en", confidenceScore = 0.6 };
}
