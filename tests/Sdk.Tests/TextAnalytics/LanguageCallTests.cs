using System.Net;
using Azure;
using Azure.AI.TextAnalytics;

namespace CivicBot.Sdk.Tests.TextAnalytics;

/// <summary>Calls about documents: languages, key phrases, personal data.</summary>
[CancelAfter(30_000)]
public class LanguageCallTests
{
    private const string OneGoodOneBad = """
        {"kind":"KeyPhraseExtractionResults","results":{"modelVersion":"2023-02-01",
          "documents":[{"id":"b","keyPhrases":["đường hỏng"],"warnings":[{"code":"DocumentTruncated","message":"cut"}]}],
          "errors":[{"id":"a","error":{"code":"InvalidArgument","message":"Invalid document.","innererror":{"code":"InvalidDocument","message":"The document is empty."}}}]}}
        """;

    private const string BadAlone = """
        {"kind":"KeyPhraseExtractionResults","results":{"modelVersion":"2023-02-01","documents":[],
          "errors":[{"id":"0","error":{"code":"InvalidArgument","message":"Invalid document.","innererror":{"code":"InvalidDocument","message":"The document is empty."}}}]}}
        """;

    private static readonly TextDocumentInput[] Two = [new("a", "một"), new("b", "hai")];
    private ScriptedService service;

    [SetUp]
    public void SetUp() => service = new ScriptedService();

    [TearDown]
    public void TearDown() => service.Dispose();

    [Test]
    public async Task A_call_says_what_the_service_expects(CancellationToken cancellationToken)
    {
        service.Answers("""{"kind":"PiiEntityRecognitionResults","results":{"modelVersion":"x","documents":[{"id":"0","redactedText":"gọi *","warnings":[],"entities":[{"text":"0","category":"PhoneNumber","offset":4,"length":1,"confidenceScore":0.8}]}],"errors":[]}}""");

        var found = await service.Client().RecognizePiiEntitiesAsync(
            "gọi 0",
            "vi",
            new RecognizePiiEntitiesOptions { DisableServiceLogs = true, DomainFilter = PiiEntityDomain.ProtectedHealthInformation, CategoriesFilter = { PiiEntityCategory.PhoneNumber } },
            cancellationToken);

        var (method, address, key, _) = service.Asked.Single();
        Assert.That(method, Is.EqualTo(HttpMethod.Post));
        Assert.That(address.ToString(), Is.EqualTo($"{ScriptedService.Root}/language/:analyze-text?api-version=2023-04-01"));
        Assert.That(key, Is.EqualTo("the-key"));
        Assert.That(
            service.LastBody.ToString(),
            Is.EqualTo("""{"kind":"PiiEntityRecognition","analysisInput":{"documents":[{"id":"0","text":"g\u1ECDi 0","language":"vi"}]},"parameters":{"loggingOptOut":true,"stringIndexType":"Utf16CodeUnit","domain":"phi","piiCategories":["PhoneNumber"]}}"""));
        var entity = found.Value.Single();
        Assert.That((entity.Text, entity.Category, entity.Offset, entity.Length), Is.EqualTo(("0", PiiEntityCategory.PhoneNumber, 4, 1)));
        Assert.That(found.Value.RedactedText, Is.EqualTo("gọi *"));
    }

    [Test]
    public async Task A_document_that_fails_alone_throws_and_in_a_batch_does_not(CancellationToken cancellationToken)
    {
        service.Answers(BadAlone).Answers(OneGoodOneBad);

        Assert.That(
            async () => await service.Client().ExtractKeyPhrasesAsync("", cancellationToken: cancellationToken),
            Throws.TypeOf<RequestFailedException>().With.Property("ErrorCode").EqualTo(TextAnalyticsErrorCode.InvalidDocument));
        var batch = await service.Client().ExtractKeyPhrasesBatchAsync(Two, cancellationToken: cancellationToken);

        Assert.That(batch.Value.Select(result => result.HasError), Is.EqualTo(new[] { true, false }));
        Assert.That(batch.Value[0].Error.ErrorCode.ToString(), Is.EqualTo(TextAnalyticsErrorCode.InvalidDocument));
        Assert.That(batch.Value[1].KeyPhrases, Is.EqualTo(new[] { "đường hỏng" }));
        Assert.That(batch.Value[1].KeyPhrases.Warnings.Single().WarningCode.ToString(), Is.EqualTo(TextAnalyticsWarningCode.DocumentTruncated));
    }

    [Test]
    public void The_result_of_a_failed_document_cannot_be_read()
    {
        service.Answers(OneGoodOneBad);
        var batch = service.Client().ExtractKeyPhrasesBatch(Two);
        Assert.That(() => batch.Value[0].KeyPhrases, Throws.InvalidOperationException);
    }

    [Test]
    public void Results_come_in_the_order_of_the_documents()
    {
        service.Answers("""
            {"kind":"KeyPhraseExtractionResults","results":{"modelVersion":"x","errors":[],
              "documents":[{"id":"b","keyPhrases":["2"],"warnings":[]},{"id":"a","keyPhrases":["1"],"warnings":[]}]}}
            """);
        Assert.That(service.Client().ExtractKeyPhrasesBatch(Two).Value.Select(result => result.KeyPhrases[0]), Is.EqualTo(new[] { "1", "2" }));
    }

    [TestCase(null, "en")]
    [TestCase("vi", "vi")]
    public void A_document_without_a_language_is_in_the_default_one(string given, string sent)
    {
        service.Answers(OneGoodOneBad);
        service.Client().ExtractKeyPhrasesBatch([new TextDocumentInput("a", "một") { Language = given }, new TextDocumentInput("b", "hai")]);
        Assert.That(service.LastBody.GetProperty("analysisInput").GetProperty("documents")[0].GetProperty("language").GetString(), Is.EqualTo(sent));
    }

    [TestCase(null, "us")]
    [TestCase("VN", "VN")]
    [TestCase(DetectLanguageInput.None, "")]
    public void A_document_without_a_country_has_the_default_one(string given, string sent)
    {
        service.Answers("""
            {"kind":"LanguageDetectionResults","results":{"modelVersion":"x","errors":[],"statistics":{"documentsCount":1,"validDocumentsCount":1,"erroneousDocumentsCount":0,"transactionsCount":1},
              "documents":[{"id":"a","detectedLanguage":{"name":"Vietnamese","iso6391Name":"vi","confidenceScore":0.98},"warnings":[],"statistics":{"charactersCount":3,"transactionsCount":1}}]}}
            """);
        var found = service.Client().DetectLanguageBatch([new DetectLanguageInput("a", "một") { CountryHint = given }], new TextAnalyticsRequestOptions { IncludeStatistics = true });

        Assert.That(service.Asked.Single().Address.Query, Does.EndWith("&showStats=true"));
        Assert.That(service.LastBody.GetProperty("analysisInput").GetProperty("documents")[0].GetProperty("countryHint").GetString(), Is.EqualTo(sent));
        Assert.That((found.Value[0].PrimaryLanguage.Iso6391Name, found.Value[0].Statistics.CharacterCount, found.Value.Statistics.TransactionCount), Is.EqualTo(("vi", 3, 1L)));
    }

    [Test]
    public async Task A_busy_service_is_asked_again_after_the_pause_that_it_names(CancellationToken cancellationToken)
    {
        service.Answers(HttpStatusCode.TooManyRequests, Error("TooManyRequests"), ("Retry-After", "1")).Answers(OneGoodOneBad);
        var started = TimeProvider.System.GetTimestamp();

        await service.Client().ExtractKeyPhrasesBatchAsync(Two, cancellationToken: cancellationToken);

        Assert.That(service.Asked, Has.Count.EqualTo(2));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
    }

    [Test]
    public void After_the_retries_the_error_comes_out_with_its_code()
    {
        for (var time = 0; time < 4; time++)
        {
            service.Answers(HttpStatusCode.InternalServerError, Error("InternalServerError"));
        }

        Assert.That(
            () => service.Client().ExtractKeyPhrasesBatch(Two),
            Throws.TypeOf<RequestFailedException>().With.Property("Status").EqualTo(500).And.Property("ErrorCode").EqualTo("InternalServerError"));
        Assert.That(service.Asked, Has.Count.EqualTo(4));
    }

    [TestCase(HttpStatusCode.BadRequest, "InvalidRequest")]
    [TestCase(HttpStatusCode.Unauthorized, "401")]
    public void A_wrong_request_is_not_repeated(HttpStatusCode status, string code)
    {
        service.Answers(status, Error(code));
        Assert.That(() => service.Client().DetectLanguage("một"), Throws.TypeOf<RequestFailedException>().With.Property("ErrorCode").EqualTo(code));
        Assert.That(service.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void Documents_must_be_there_and_have_ids_of_their_own()
    {
        Assert.That(() => service.Client().ExtractKeyPhrasesBatch(Array.Empty<string>()), Throws.ArgumentException);
        Assert.That(() => service.Client().ExtractKeyPhrasesBatch((IEnumerable<string>)null), Throws.ArgumentNullException);
        Assert.That(() => new TextDocumentInput("a", null), Throws.ArgumentNullException);
        Assert.That(service.Asked, Is.Empty);
    }

    private static string Error(string code) => $$$"""{"error":{"code":"{{{code}}}","message":"No."}}""";
}
