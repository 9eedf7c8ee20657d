using System.Text.Json;
using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>
/// Asks Azure AI Language about Vietnamese texts. Nothing is sent unmasked, nothing is kept by the service for its own use, nobody waits longer than the limit, and what
/// goes wrong is an outcome, not an exception. Safe for many threads.
/// </summary>
public sealed partial class AzureLanguageClient
{
    private const string Vietnamese = "vi";
    private const string Vietnam = "VN";

    private readonly AzureLanguageOptions options;
    private readonly TextAnalyticsClient? client;
    private readonly MaskPersonalData mask;
    private readonly ICloudSpending spending;
    private readonly CloudMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<AzureLanguageClient> logger;

    internal AzureLanguageClient(
        IOptions<AzureLanguageOptions> options,
        IHttpClientFactory clients,
        MaskPersonalData mask,
        ICloudSpending spending,
        CloudMetrics metrics,
        TimeProvider time,
        ILogger<AzureLanguageClient> logger)
    {
        this.options = options.Value;
        this.mask = mask;
        this.spending = spending;
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
        Rest = new CloudRest(this.options.TroublesBeforeRest, this.options.RestAfterTrouble, time);
        client = this.options.IsOff ? null : Create(this.options, clients, time);
    }

    public bool IsOff => client is null;

    /// <summary>Whether it is asked at the moment, and if not, why.</summary>
    public CloudRest Rest { get; }

    /// <summary>Classes of the configured project, by a job for up to 25 texts.</summary>
    /// <param name="limit">For everything together.</param>
    public Task<CloudAnswer<CloudLabels>> LabelsAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellationToken) =>
        AskAsync(CloudFeature.Labels, texts, limit, LabelsOfAsync, cancellationToken);

    /// <summary>Languages; of use to tell foreign ones, not to find Vietnamese without diacritics.</summary>
    /// <inheritdoc cref="LabelsAsync" />
    public Task<CloudAnswer<CloudLanguage>> LanguagesAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellationToken) =>
        AskAsync(CloudFeature.Language, texts, limit, LanguagesOfAsync, cancellationToken);

    /// <summary>Key phrases, by the service's own judgement.</summary>
    /// <inheritdoc cref="LabelsAsync" />
    public Task<CloudAnswer<CloudPhrases>> KeyPhrasesAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellationToken) =>
        AskAsync(CloudFeature.KeyPhrases, texts, limit, PhrasesOfAsync, cancellationToken);

    /// <summary>What the service still takes for personal data after our own masking.</summary>
    /// <inheritdoc cref="LabelsAsync" />
    public Task<CloudAnswer<CloudPersonalData>> PersonalDataAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellationToken) =>
        AskAsync(CloudFeature.PersonalData, texts, limit, PersonalDataOfAsync, cancellationToken);

    /// <summary>What of a text would leave this machine.</summary>
    public OutgoingText Prepare(string text) => OutgoingText.Of(text, mask);

    private static TextAnalyticsClient Create(AzureLanguageOptions options, IHttpClientFactory clients, TimeProvider time)
    {
        var how = new TextAnalyticsClientOptions
        {
            DefaultLanguage = Vietnamese,
            DefaultCountryHint = Vietnam,
            Transport = new CloudTransport(clients),
            RetryPolicy = new RetryWithinDeadline(options.Retries, DelayStrategy.CreateExponentialDelayStrategy(options.RetryPause, options.TurnLimit), time),
        };

        // Neither the library's own log nor Microsoft's statistics of its use.
        how.Diagnostics.IsLoggingEnabled = false;
        how.Diagnostics.IsTelemetryEnabled = false;
        how.Diagnostics.IsDistributedTracingEnabled = false;
        return new TextAnalyticsClient(new Uri(options.Endpoint), new AzureKeyCredential(options.Key), how);
    }

    private async Task<IReadOnlyList<DocumentAnswer<CloudLabels>>> LabelsOfAsync(TextAnalyticsClient service, IReadOnlyList<OutgoingText> texts, CancellationToken limit)
    {
        var job = await service.MultiLabelClassifyAsync(
            WaitUntil.Started,
            Documents(texts),
            options.ProjectName,
            options.DeploymentName,
            new MultiLabelClassifyOptions { DisableServiceLogs = true },
            limit);
        await job.WaitForCompletionAsync(options.PollPause, limit);
        var results = new List<ClassifyDocumentResult>();
        await foreach (var page in job.GetValuesAsync(limit))
        {
            results.AddRange(page);
        }

        return Joined(texts, results, one => new CloudLabels([.. one.ClassificationCategories.Select(c => new CloudLabel(c.Category, c.ConfidenceScore)).OrderByDescending(c => c.Score)]));
    }

    private static async Task<IReadOnlyList<DocumentAnswer<CloudLanguage>>> LanguagesOfAsync(TextAnalyticsClient service, IReadOnlyList<OutgoingText> texts, CancellationToken limit)
    {
        var found = await service.DetectLanguageBatchAsync(
            texts.Select((text, index) => new DetectLanguageInput(Id(index), text.Text) { CountryHint = Vietnam }), Silent(new TextAnalyticsRequestOptions()), limit);
        return Joined(texts, found.Value, one => new CloudLanguage(one.PrimaryLanguage.Iso6391Name, one.PrimaryLanguage.Name, one.PrimaryLanguage.ConfidenceScore));
    }

    private static async Task<IReadOnlyList<DocumentAnswer<CloudPhrases>>> PhrasesOfAsync(TextAnalyticsClient service, IReadOnlyList<OutgoingText> texts, CancellationToken limit)
    {
        var found = await service.ExtractKeyPhrasesBatchAsync(Documents(texts), Silent(new TextAnalyticsRequestOptions()), limit);
        return Joined(texts, found.Value, one => new CloudPhrases([.. one.KeyPhrases]));
    }

    private static async Task<IReadOnlyList<DocumentAnswer<CloudPersonalData>>> PersonalDataOfAsync(TextAnalyticsClient service, IReadOnlyList<OutgoingText> texts, CancellationToken limit)
    {
        var found = await service.RecognizePiiEntitiesBatchAsync(Documents(texts), Silent(new RecognizePiiEntitiesOptions()), limit);
        return Joined(
            texts,
            found.Value,
            one => new CloudPersonalData(one.Entities.RedactedText, [.. one.Entities.Select(entity => entity.Category.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    /// <summary>Ids are places in the request: none of ours leaves this machine.</summary>
    private static IEnumerable<TextDocumentInput> Documents(IReadOnlyList<OutgoingText> texts) =>
        texts.Select((text, index) => new TextDocumentInput(Id(index), text.Text) { Language = Vietnamese });

    private static string Id(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static T Silent<T>(T options)
        where T : TextAnalyticsRequestOptions
    {
        options.DisableServiceLogs = true;
        return options;
    }

    /// <summary>The service promises neither order nor completeness.</summary>
    private static IReadOnlyList<DocumentAnswer<T>> Joined<T, TResult>(IReadOnlyList<OutgoingText> texts, IEnumerable<TResult> results, Func<TResult, T> value)
        where T : class
        where TResult : TextAnalyticsResult
    {
        var byId = results.GroupBy(one => one.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return
        [
            .. texts.Select((_, index) => byId.TryGetValue(Id(index), out var one)
                ? one.HasError ? new DocumentAnswer<T>(null, one.Error.ErrorCode.ToString()) : new DocumentAnswer<T>(value(one), null)
                : new DocumentAnswer<T>(null, "Missing")),
        ];
    }
}
