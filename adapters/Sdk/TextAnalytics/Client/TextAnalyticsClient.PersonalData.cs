using Azure.AI.TextAnalytics.Wire;
using Azure.Core;

namespace Azure.AI.TextAnalytics;

/// <content>Personal data in a document.</content>
public partial class TextAnalyticsClient
{
    /// <exception cref="RequestFailedException">The call or the document failed.</exception>
    public virtual Response<PiiEntityCollection> RecognizePiiEntities(
        string document, string language = null, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) => Single(
        AsList<RecognizePiiEntitiesResult, RecognizePiiEntitiesResultCollection>(RecognizePiiEntitiesBatch([document], language, options, cancellationToken)), one => one.Entities);

    /// <inheritdoc cref="RecognizePiiEntities" />
    public virtual async Task<Response<PiiEntityCollection>> RecognizePiiEntitiesAsync(
        string document, string language = null, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) => Single(
        AsList<RecognizePiiEntitiesResult, RecognizePiiEntitiesResultCollection>(await RecognizePiiEntitiesBatchAsync([document], language, options, cancellationToken).ConfigureAwait(false)),
        one => one.Entities);

    /// <exception cref="RequestFailedException">The call failed; what failed of a document is in its result.</exception>
    public virtual Response<RecognizePiiEntitiesResultCollection> RecognizePiiEntitiesBatch(
        IEnumerable<TextDocumentInput> documents, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) =>
        AskToRecognizePiiEntities(Documents(documents), options, cancellationToken);

    /// <inheritdoc cref="RecognizePiiEntitiesBatch(IEnumerable{TextDocumentInput}, RecognizePiiEntitiesOptions, CancellationToken)" />
    public virtual Response<RecognizePiiEntitiesResultCollection> RecognizePiiEntitiesBatch(
        IEnumerable<string> documents, string language = null, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) =>
        AskToRecognizePiiEntities(Documents(documents, language), options, cancellationToken);

    /// <inheritdoc cref="RecognizePiiEntitiesBatch(IEnumerable{TextDocumentInput}, RecognizePiiEntitiesOptions, CancellationToken)" />
    public virtual Task<Response<RecognizePiiEntitiesResultCollection>> RecognizePiiEntitiesBatchAsync(
        IEnumerable<TextDocumentInput> documents, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) =>
        AskToRecognizePiiEntitiesAsync(Documents(documents), options, cancellationToken);

    /// <inheritdoc cref="RecognizePiiEntitiesBatch(IEnumerable{TextDocumentInput}, RecognizePiiEntitiesOptions, CancellationToken)" />
    public virtual Task<Response<RecognizePiiEntitiesResultCollection>> RecognizePiiEntitiesBatchAsync(
        IEnumerable<string> documents, string language = null, RecognizePiiEntitiesOptions options = null, CancellationToken cancellationToken = default) =>
        AskToRecognizePiiEntitiesAsync(Documents(documents, language), options, cancellationToken);

    private Response<RecognizePiiEntitiesResultCollection> AskToRecognizePiiEntities(List<TextDocumentInput> documents, RecognizePiiEntitiesOptions options, CancellationToken cancellationToken)
    {
        var order = Order(documents);
        return Batch(RecognizePiiEntitiesMessage(documents, options), results => ResultReader.PersonalData(results, order), cancellationToken);
    }

    private Task<Response<RecognizePiiEntitiesResultCollection>> AskToRecognizePiiEntitiesAsync(List<TextDocumentInput> documents, RecognizePiiEntitiesOptions options, CancellationToken cancellationToken)
    {
        var order = Order(documents);
        return BatchAsync(RecognizePiiEntitiesMessage(documents, options), results => ResultReader.PersonalData(results, order), cancellationToken);
    }

    private HttpMessage RecognizePiiEntitiesMessage(List<TextDocumentInput> documents, RecognizePiiEntitiesOptions options) =>
        Service.Analyse(options?.IncludeStatistics == true, TaskBody.RecognizePii(documents, options));
}
