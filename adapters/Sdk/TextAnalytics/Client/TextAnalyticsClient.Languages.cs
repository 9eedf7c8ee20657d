using Azure.AI.TextAnalytics.Wire;
using Azure.Core;

namespace Azure.AI.TextAnalytics;

/// <content>Which language a document is written in.</content>
public partial class TextAnalyticsClient
{
    /// <exception cref="RequestFailedException">The call or the document failed.</exception>
    public virtual Response<DetectedLanguage> DetectLanguage(
        string document, string countryHint = null, CancellationToken cancellationToken = default) => Single(
        AsList<DetectLanguageResult, DetectLanguageResultCollection>(DetectLanguageBatch([document], countryHint, null, cancellationToken)), one => one.PrimaryLanguage);

    /// <inheritdoc cref="DetectLanguage" />
    public virtual async Task<Response<DetectedLanguage>> DetectLanguageAsync(
        string document, string countryHint = null, CancellationToken cancellationToken = default) => Single(
        AsList<DetectLanguageResult, DetectLanguageResultCollection>(await DetectLanguageBatchAsync([document], countryHint, null, cancellationToken).ConfigureAwait(false)),
        one => one.PrimaryLanguage);

    /// <exception cref="RequestFailedException">The call failed; what failed of a document is in its result.</exception>
    public virtual Response<DetectLanguageResultCollection> DetectLanguageBatch(
        IEnumerable<DetectLanguageInput> documents, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToDetectLanguage(Hinted(documents), options, cancellationToken);

    /// <inheritdoc cref="DetectLanguageBatch(IEnumerable{DetectLanguageInput}, TextAnalyticsRequestOptions, CancellationToken)" />
    public virtual Response<DetectLanguageResultCollection> DetectLanguageBatch(
        IEnumerable<string> documents, string countryHint = null, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToDetectLanguage(Hinted(documents, countryHint), options, cancellationToken);

    /// <inheritdoc cref="DetectLanguageBatch(IEnumerable{DetectLanguageInput}, TextAnalyticsRequestOptions, CancellationToken)" />
    public virtual Task<Response<DetectLanguageResultCollection>> DetectLanguageBatchAsync(
        IEnumerable<DetectLanguageInput> documents, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToDetectLanguageAsync(Hinted(documents), options, cancellationToken);

    /// <inheritdoc cref="DetectLanguageBatch(IEnumerable{DetectLanguageInput}, TextAnalyticsRequestOptions, CancellationToken)" />
    public virtual Task<Response<DetectLanguageResultCollection>> DetectLanguageBatchAsync(
        IEnumerable<string> documents, string countryHint = null, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToDetectLanguageAsync(Hinted(documents, countryHint), options, cancellationToken);

    private Response<DetectLanguageResultCollection> AskToDetectLanguage(List<DetectLanguageInput> documents, TextAnalyticsRequestOptions options, CancellationToken cancellationToken)
    {
        var order = Order(documents);
        return Batch(DetectLanguageMessage(documents, options), results => ResultReader.Languages(results, order), cancellationToken);
    }

    private Task<Response<DetectLanguageResultCollection>> AskToDetectLanguageAsync(List<DetectLanguageInput> documents, TextAnalyticsRequestOptions options, CancellationToken cancellationToken)
    {
        var order = Order(documents);
        return BatchAsync(DetectLanguageMessage(documents, options), results => ResultReader.Languages(results, order), cancellationToken);
    }

    private HttpMessage DetectLanguageMessage(List<DetectLanguageInput> documents, TextAnalyticsRequestOptions options) =>
        Service.Analyse(options?.IncludeStatistics == true, TaskBody.DetectLanguage(documents, options));

    private List<DetectLanguageInput> Hinted(IEnumerable<DetectLanguageInput> documents) =>
        [.. Given(documents).Select(document => new DetectLanguageInput(document.Id, document.Text) { CountryHint = document.CountryHint ?? options.DefaultCountryHint })];

    private List<DetectLanguageInput> Hinted(IEnumerable<string> documents, string countryHint) =>
        [.. Given(documents).Select((text, index) => new DetectLanguageInput(Number(index), text) { CountryHint = countryHint ?? options.DefaultCountryHint })];
}
