using System.ComponentModel;
using System.Text.Json;
using Azure.AI.TextAnalytics.Wire;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.TextAnalytics;

/// <summary>The client of Azure AI Language, as far as it is mirrored here: languages, key phrases, personal data, labels of a project of one's own.</summary>
public partial class TextAnalyticsClient
{
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";
    private readonly TextAnalyticsClientOptions options;

    public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential)
        : this(endpoint, credential, new TextAnalyticsClientOptions())
    {
    }

    public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential, TextAnalyticsClientOptions options)
        : this(endpoint, options, new KeyPolicy(credential ?? throw new ArgumentNullException(nameof(credential))))
    {
    }

    public TextAnalyticsClient(Uri endpoint, TokenCredential credential)
        : this(endpoint, credential, new TextAnalyticsClientOptions())
    {
    }

    public TextAnalyticsClient(Uri endpoint, TokenCredential credential, TextAnalyticsClientOptions options)
        : this(
            endpoint,
            options,
            new BearerTokenAuthenticationPolicy(
                credential ?? throw new ArgumentNullException(nameof(credential)), $"{options?.Audience ?? TextAnalyticsAudience.AzurePublicCloud}/.default"))
    {
    }

    /// <summary>For fakes.</summary>
    protected TextAnalyticsClient()
    {
    }

    private TextAnalyticsClient(Uri endpoint, TextAnalyticsClientOptions options, HttpPipelinePolicy identity)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        Service = new LanguageService(HttpPipelineBuilder.Build(options, identity), endpoint, options.Version);
    }

    internal LanguageService Service { get; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => base.Equals(obj);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => base.GetHashCode();

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override string ToString() => base.ToString();

    internal static Dictionary<string, int> Order<T>(IReadOnlyList<T> documents)
        where T : TextAnalyticsInput
    {
        var order = new Dictionary<string, int>();
        for (var index = 0; index < documents.Count; index++)
        {
            if (!order.TryAdd(documents[index].Id, index))
            {
                throw new ArgumentException($"Two documents have the id {documents[index].Id}; give each its own.", nameof(documents));
            }
        }

        return order;
    }

    private static List<T> Given<T>(IEnumerable<T> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.ToList() is { Count: > 0 } all ? all : throw new ArgumentException("There is no document; give at least one.", nameof(documents));
    }

    private List<TextDocumentInput> Documents(IEnumerable<TextDocumentInput> documents) =>
        [.. Given(documents).Select(document => new TextDocumentInput(document.Id, document.Text) { Language = document.Language ?? options.DefaultLanguage })];

    private List<TextDocumentInput> Documents(IEnumerable<string> documents, string language) =>
        [.. Given(documents).Select((text, index) => new TextDocumentInput(Number(index), text) { Language = language ?? options.DefaultLanguage })];

    private static string Number(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The one result of a single document.</summary>
    private static Response<T> Single<TResult, T>(Response<IReadOnlyList<TResult>> batch, Func<TResult, T> value)
        where TResult : TextAnalyticsResult
    {
        var response = batch.GetRawResponse();
        if (batch.Value.Count != 1)
        {
            throw new RequestFailedException(response.Status, "The service gave no result for the document.");
        }

        return batch.Value[0] is { HasError: true, Error: var error }
            ? throw new RequestFailedException(response.Status, error.Message, error.ErrorCode.ToString(), innerException: null)
            : Response.FromValue(value(batch.Value[0]), response);
    }

    private static Response<IReadOnlyList<TResult>> AsList<TResult, TBatch>(Response<TBatch> batch)
        where TBatch : IReadOnlyList<TResult> => Response.FromValue<IReadOnlyList<TResult>>(batch.Value, batch.GetRawResponse());

    private Response<TBatch> Batch<TBatch>(HttpMessage message, Func<JsonElement, TBatch> read, CancellationToken cancellationToken) =>
        Read(Service.Send(message, cancellationToken), read);

    private async Task<Response<TBatch>> BatchAsync<TBatch>(HttpMessage message, Func<JsonElement, TBatch> read, CancellationToken cancellationToken) =>
        Read(await Service.SendAsync(message, cancellationToken).ConfigureAwait(false), read);

    private static Response<TBatch> Read<TBatch>(Response response, Func<JsonElement, TBatch> read)
    {
        using var body = JsonDocument.Parse(response.Content);
        return Response.FromValue(read(body.RootElement.GetProperty("results")), response);
    }

    private sealed class KeyPolicy(AzureKeyCredential credential) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(KeyHeader, credential.Key);
    }
}
