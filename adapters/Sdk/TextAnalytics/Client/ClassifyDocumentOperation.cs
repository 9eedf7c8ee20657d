using System.ComponentModel;
using System.Text.Json;
using Azure.AI.TextAnalytics.Wire;

namespace Azure.AI.TextAnalytics;

/// <summary>A job that labels documents. It has values once it succeeded; one that failed, was cancelled or ended in part throws.</summary>
public class ClassifyDocumentOperation : PageableOperation<ClassifyDocumentResultCollection>
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);

    private readonly LanguageService service;
    private readonly OperationToken token;
    private readonly string id;
    private Response last;
    private Page<ClassifyDocumentResultCollection> firstPage;
    private RequestFailedException failure;
    private DateTimeOffset createdOn;
    private DateTimeOffset lastModified;
    private DateTimeOffset? expiresOn;
    private TextAnalyticsOperationStatus status = TextAnalyticsOperationStatus.NotStarted;
    private string displayName;

    /// <summary>Takes up a job that was started earlier.</summary>
    /// <param name="operationId"><see cref="Id"/> of the operation that started it.</param>
    /// <param name="client">Asks for it.</param>
    /// <exception cref="ArgumentException">Not the id of an operation.</exception>
    public ClassifyDocumentOperation(string operationId, TextAnalyticsClient client)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationId);
        ArgumentNullException.ThrowIfNull(client);
        id = operationId;
        token = OperationToken.Read(operationId);
        service = client.Service;
    }

    internal ClassifyDocumentOperation(LanguageService service, Response accepted, IReadOnlyDictionary<string, int> order, bool statistics)
    {
        this.service = service;
        last = accepted;
        token = new OperationToken(OperationToken.JobOf(accepted), order, statistics);
        id = token.Write();
    }

    /// <summary>For fakes.</summary>
    protected ClassifyDocumentOperation()
    {
    }

    public virtual DateTimeOffset CreatedOn => createdOn;

    public virtual string DisplayName => displayName;

    public virtual DateTimeOffset? ExpiresOn => expiresOn;

    public override bool HasCompleted => firstPage is not null || failure is not null;

    public override bool HasValue => firstPage is not null;

    public override string Id => id;

    public virtual DateTimeOffset LastModified => lastModified;

    public virtual TextAnalyticsOperationStatus Status => status;

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override AsyncPageable<ClassifyDocumentResultCollection> Value => GetValuesAsync();

    public virtual void Cancel(CancellationToken cancellationToken = default) => service.Send(service.Cancel(token.Job), cancellationToken);

    public virtual async Task CancelAsync(CancellationToken cancellationToken = default) =>
        await service.SendAsync(service.Cancel(token.Job), cancellationToken).ConfigureAwait(false);

    public override Response GetRawResponse() => last;

    /// <exception cref="InvalidOperationException">The job has not ended.</exception>
    /// <exception cref="RequestFailedException">It ended without values.</exception>
    public override Pageable<ClassifyDocumentResultCollection> GetValues(CancellationToken cancellationToken = default) =>
        new LabelPages(service, Ended(), token.Order, cancellationToken);

    /// <inheritdoc cref="GetValues" />
    public override AsyncPageable<ClassifyDocumentResultCollection> GetValuesAsync(CancellationToken cancellationToken = default) =>
        new AsyncLabelPages(service, Ended(), token.Order, cancellationToken);

    /// <exception cref="RequestFailedException">The service cannot be asked, or the job ended without values.</exception>
    public override Response UpdateStatus(CancellationToken cancellationToken = default) =>
        HasCompleted ? Known() : Take(service.Send(service.Job(token.Job, token.Statistics), cancellationToken));

    /// <inheritdoc cref="UpdateStatus" />
    public override async ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default) =>
        HasCompleted ? Known() : Take(await service.SendAsync(service.Job(token.Job, token.Statistics), cancellationToken).ConfigureAwait(false));

    public override ValueTask<Response<AsyncPageable<ClassifyDocumentResultCollection>>> WaitForCompletionAsync(CancellationToken cancellationToken = default) =>
        WaitForCompletionAsync(UsualPause, cancellationToken);

    /// <summary>Asks until the job has ended; the service may ask for longer pauses.</summary>
    /// <inheritdoc cref="UpdateStatus" />
    public override async ValueTask<Response<AsyncPageable<ClassifyDocumentResultCollection>>> WaitForCompletionAsync(
        TimeSpan pollingInterval, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var response = await UpdateStatusAsync(cancellationToken).ConfigureAwait(false);
            if (HasCompleted)
            {
                return Response.FromValue(GetValuesAsync(cancellationToken), response);
            }

            await Task.Delay(Pause(response, pollingInterval), cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Pause(Response response, TimeSpan asked) =>
        response.Headers.TryGetValue("Retry-After", out var text)
        && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        && TimeSpan.FromSeconds(seconds) is var wanted
        && wanted > asked
            ? wanted
            : asked;

    private Response Known() => failure is null ? last : throw failure;

    private Page<ClassifyDocumentResultCollection> Ended() =>
        firstPage ?? throw (failure is null ? new InvalidOperationException("The job has not ended yet; wait for it first.") : failure);

    private Response Take(Response response)
    {
        last = response;
        using var body = JsonDocument.Parse(response.Content);
        var job = body.RootElement;
        createdOn = Time(job, "createdDateTime") ?? createdOn;
        lastModified = Time(job, "lastUpdatedDateTime") ?? lastModified;
        expiresOn = Time(job, "expirationDateTime");
        displayName = ResultReader.Text(job, "displayName");
        status = new TextAnalyticsOperationStatus(ResultReader.Text(job, "status") ?? "");
        if (status == TextAnalyticsOperationStatus.Succeeded)
        {
            firstPage = LabelPage.Of(job, token.Order, response);
        }
        else if (status != TextAnalyticsOperationStatus.NotStarted && status != TextAnalyticsOperationStatus.Running && status != TextAnalyticsOperationStatus.Cancelling)
        {
            throw failure = Failed(job, response);
        }

        return response;
    }

    private RequestFailedException Failed(JsonElement job, Response response)
    {
        var first = job.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array ? errors.EnumerateArray().FirstOrDefault() : default;
        return first.ValueKind == JsonValueKind.Object
            ? new RequestFailedException(response.Status, ResultReader.Text(first, "message") ?? $"The job ended as {status}.", ResultReader.Text(first, "code"), innerException: null)
            : new RequestFailedException(response.Status, $"The job ended as {status}.");
    }

    private static DateTimeOffset? Time(JsonElement job, string name) =>
        job.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;
}
