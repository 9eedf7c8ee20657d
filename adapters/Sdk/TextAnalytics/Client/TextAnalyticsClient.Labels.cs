using Azure.AI.TextAnalytics.Wire;

namespace Azure.AI.TextAnalytics;

/// <content>Labels by a project of one's own: jobs, never one call.</content>
public partial class TextAnalyticsClient
{
    /// <summary>Starts a job that gives each document the labels of a project.</summary>
    /// <exception cref="RequestFailedException">The job was refused, or waited for and failed.</exception>
    public virtual ClassifyDocumentOperation MultiLabelClassify(
        WaitUntil waitUntil,
        IEnumerable<TextDocumentInput> documents,
        string projectName,
        string deploymentName,
        MultiLabelClassifyOptions options = null,
        CancellationToken cancellationToken = default) =>
        Start(waitUntil, Documents(documents), projectName, deploymentName, options, cancellationToken);

    /// <inheritdoc cref="MultiLabelClassify(WaitUntil, IEnumerable{TextDocumentInput}, string, string, MultiLabelClassifyOptions, CancellationToken)" />
    public virtual ClassifyDocumentOperation MultiLabelClassify(
        WaitUntil waitUntil,
        IEnumerable<string> documents,
        string projectName,
        string deploymentName,
        string language = null,
        MultiLabelClassifyOptions options = null,
        CancellationToken cancellationToken = default) =>
        Start(waitUntil, Documents(documents, language), projectName, deploymentName, options, cancellationToken);

    /// <inheritdoc cref="MultiLabelClassify(WaitUntil, IEnumerable{TextDocumentInput}, string, string, MultiLabelClassifyOptions, CancellationToken)" />
    public virtual Task<ClassifyDocumentOperation> MultiLabelClassifyAsync(
        WaitUntil waitUntil,
        IEnumerable<TextDocumentInput> documents,
        string projectName,
        string deploymentName,
        MultiLabelClassifyOptions options = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(waitUntil, Documents(documents), projectName, deploymentName, options, cancellationToken);

    /// <inheritdoc cref="MultiLabelClassify(WaitUntil, IEnumerable{TextDocumentInput}, string, string, MultiLabelClassifyOptions, CancellationToken)" />
    public virtual Task<ClassifyDocumentOperation> MultiLabelClassifyAsync(
        WaitUntil waitUntil,
        IEnumerable<string> documents,
        string projectName,
        string deploymentName,
        string language = null,
        MultiLabelClassifyOptions options = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(waitUntil, Documents(documents, language), projectName, deploymentName, options, cancellationToken);

    private ClassifyDocumentOperation Start(
        WaitUntil waitUntil,
        List<TextDocumentInput> documents,
        string projectName,
        string deploymentName,
        MultiLabelClassifyOptions options,
        CancellationToken cancellationToken)
    {
        var order = Order(documents);
        var response = Service.Send(Service.Submit(TaskBody.MultiLabel(documents, projectName, deploymentName, options)), cancellationToken);
        var operation = new ClassifyDocumentOperation(Service, response, order, options?.IncludeStatistics == true);
        if (waitUntil == WaitUntil.Completed)
        {
            operation.WaitForCompletion(cancellationToken);
        }

        return operation;
    }

    private async Task<ClassifyDocumentOperation> StartAsync(
        WaitUntil waitUntil,
        List<TextDocumentInput> documents,
        string projectName,
        string deploymentName,
        MultiLabelClassifyOptions options,
        CancellationToken cancellationToken)
    {
        var order = Order(documents);
        var response = await Service
            .SendAsync(Service.Submit(TaskBody.MultiLabel(documents, projectName, deploymentName, options)), cancellationToken)
            .ConfigureAwait(false);
        var operation = new ClassifyDocumentOperation(Service, response, order, options?.IncludeStatistics == true);
        if (waitUntil == WaitUntil.Completed)
        {
            await operation.WaitForCompletionAsync(cancellationToken).ConfigureAwait(false);
        }

        return operation;
    }
}
