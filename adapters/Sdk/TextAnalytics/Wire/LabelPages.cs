using System.Text.Json;

namespace Azure.AI.TextAnalytics.Wire;

/// <summary>A page of labels, with the address of the next.</summary>
internal static class LabelPage
{
    public static Page<ClassifyDocumentResultCollection> Of(JsonElement job, IReadOnlyDictionary<string, int> order, Response response) =>
        Page<ClassifyDocumentResultCollection>.FromValues([ResultReader.Labels(job, order)], ResultReader.Text(job, "nextLink"), response);

    public static Page<ClassifyDocumentResultCollection> Of(Response response, IReadOnlyDictionary<string, int> order)
    {
        using var body = JsonDocument.Parse(response.Content);
        return Of(body.RootElement, order, response);
    }
}

/// <summary>The labels of a job, page after page.</summary>
internal sealed class LabelPages(
    LanguageService service, Page<ClassifyDocumentResultCollection> first, IReadOnlyDictionary<string, int> order, CancellationToken cancellationToken)
    : Pageable<ClassifyDocumentResultCollection>(cancellationToken)
{
    public override IEnumerable<Page<ClassifyDocumentResultCollection>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        var page = continuationToken is null ? first : Next(continuationToken);
        yield return page;
        while (page.ContinuationToken is { } more)
        {
            yield return page = Next(more);
        }
    }

    private Page<ClassifyDocumentResultCollection> Next(string link) => LabelPage.Of(service.Send(service.Page(link), CancellationToken), order);
}

/// <inheritdoc cref="LabelPages" />
internal sealed class AsyncLabelPages(
    LanguageService service, Page<ClassifyDocumentResultCollection> first, IReadOnlyDictionary<string, int> order, CancellationToken cancellationToken)
    : AsyncPageable<ClassifyDocumentResultCollection>(cancellationToken)
{
    public override async IAsyncEnumerable<Page<ClassifyDocumentResultCollection>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        var page = continuationToken is null ? first : await NextAsync(continuationToken).ConfigureAwait(false);
        yield return page;
        while (page.ContinuationToken is { } more)
        {
            yield return page = await NextAsync(more).ConfigureAwait(false);
        }
    }

    private async Task<Page<ClassifyDocumentResultCollection>> NextAsync(string link) =>
        LabelPage.Of(await service.SendAsync(service.Page(link), CancellationToken).ConfigureAwait(false), order);
}
