using Azure.AI.TextAnalytics.Wire;
using Azure.Core;

namespace Azure.AI.TextAnalytics;

/// <content>The main points of a document.</content>
public partial class TextAnalyticsClient
{
    /// <exception cref="RequestFailedException">The call or the document failed.</exception>
    public virtual Response<KeyPhraseCollection> ExtractKeyPhrases(
        string document, string language = null, CancellationToken cancellationToken = default) => Single(
        AsList<ExtractKeyPhrasesResult, ExtractKeyPhrasesResultCollection>(ExtractKeyPhrasesBatch([document], language, null, cancellationToken)), one => one.KeyPhrases);

    /// <inheritdoc cref="ExtractKeyPhrases" />
    public virtual async Task<Response<KeyPhraseCollection>> ExtractKeyPhrasesAsync(
        string document, string language = null, CancellationToken cancellationToken = default) => Single(
        AsList<ExtractKeyPhrasesResult, ExtractKeyPhrasesResultCollection>(await ExtractKeyPhrasesBatchAsync([document], language, null, cancellationToken).ConfigureAwait(false)),
        one => one.KeyPhrases);

    /// <exception cref="RequestFailedException">The call failed; what failed of a document is in its result.</exception>
    public virtual Response<ExtractKeyPhrasesResultCollection> ExtractKeyPhrasesBatch(
        IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToExtractKeyPhrases(Documents(documents), options, cancellationToken);

    /// <inheritdoc cref="ExtractKeyPhrasesBatch(IEnumerable{TextDocumentInput}, TextAnalyticsRequestOptions, CancellationToken)" />
    public virtual Response<ExtractKeyPhrasesResultCollection> ExtractKeyPhrasesBatch(
        IEnumerable<string> documents, string language = null, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToExtractKeyPhrases(Documents(documents, language), options, cancellationToken);

    /// <inheritdoc cref="ExtractKeyPhrasesBatch(IEnumerable{TextDocumentInput}, TextAnalyticsRequestOptions, CancellationToken)" />
    public virtual Task<Response<ExtractKeyPhrasesResultCollection>> ExtractKeyPhrasesBatchAsync(
        IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToExtractKeyPhrasesAsync(Documents(documents), options, cancellationToken);

    /// <inheritdoc cref="ExtractKeyPhrasesBatch(IEnumerable{TextDocumentInput}, TextAnalyticsRequestOptions, CancellationToken)" />
    public virtual Task<Response<ExtractKeyPhrasesResultCollection>> ExtractKeyPhrasesBatchAsync(
        IEnumerable<string> documents, string language = null, TextAnalyticsRequestOptions options = null, CancellationToken cancellationToken = default) =>
        AskToExtractKeyPhrasesAsync(Documents(documents, language), options, cancellationToken);

    private Response<ExtractKeyPhrasesResultCollection> AskToExtractKeyPhrases(List<TextDocumentInput> documents, TextAnalyticsRequestOptions options, CancellationToken cancellationToken)
    {
        var order = Order(documents);
        return Batch(ExtractKeyPhrasesMessage(documents, options), results => ResultReader.KeyPhrases(results, order), cancellationToken);
    }

    private Task<Response<ExtractKeyPhrasesResultCollection>> AskToExtractKeyPhrasesAsync(List<TextDocumentInput> documents, TextAnalyticsRequestOptions options, CancellationToken cancellationToken)
    {
        var order = Order(documents);
        return BatchAsync(ExtractKeyPhrasesMessage(documents, options), results => ResultReader.KeyPhrases(results, order), cancellationToken);
    }

    private HttpMessage ExtractKeyPhrasesMessage(List<TextDocumentInput> documents, TextAnalyticsRequestOptions options) =>
        Service.Analyse(options?.IncludeStatistics == true, TaskBody.ExtractKeyPhrases(documents, options));
}
