using System.Net;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core.Pipeline;

namespace CivicBot.Sdk.Tests.TextAnalytics;

/// <summary>A service that gives the answers it was told, in order, and keeps what it was asked.</summary>
internal sealed class ScriptedService : HttpMessageHandler
{
    public const string Root = "https://example.cognitiveservices.azure.com";

    private readonly Queue<HttpResponseMessage> answers = new();

    public List<(HttpMethod Method, Uri Address, string Key, JsonElement? Body)> Asked { get; } = [];

    public JsonElement LastBody => Asked[^1].Body ?? throw new InvalidOperationException("The last request had no body.");

    public ScriptedService Answers(HttpStatusCode status, string json, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        answers.Enqueue(answer);
        return this;
    }

    public ScriptedService Answers(string json) => Answers(HttpStatusCode.OK, json);

    public TextAnalyticsClient Client(Action<TextAnalyticsClientOptions> change = null)
    {
        var options = new TextAnalyticsClientOptions { Transport = new HttpClientTransport(this) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        change?.Invoke(options);
        return new TextAnalyticsClient(new Uri(Root), new AzureKeyCredential("the-key"), options);
    }

    // The synchronous calls of the client come here.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var stream = request.Content?.ReadAsStream(cancellationToken);
        return Answer(request, stream is null ? null : JsonDocument.Parse(stream).RootElement);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Answer(
        request, request.Content is null ? null : JsonDocument.Parse(await request.Content.ReadAsStringAsync(cancellationToken)).RootElement);

    private HttpResponseMessage Answer(HttpRequestMessage request, JsonElement? body)
    {
        var key = request.Headers.TryGetValues("Ocp-Apim-Subscription-Key", out var keys) ? keys.Single() : null;
        Asked.Add((request.Method, request.RequestUri, key, body));
        return answers.TryDequeue(out var answer) ? answer : throw new InvalidOperationException("Nobody told what to answer.");
    }
}
