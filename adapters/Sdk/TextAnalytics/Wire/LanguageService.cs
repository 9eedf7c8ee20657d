using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.TextAnalytics.Wire;

/// <summary>The calls of the Language service: <c>:analyze-text</c> and its jobs.</summary>
internal sealed class LanguageService(HttpPipeline pipeline, Uri endpoint, string version)
{
    private readonly string root = endpoint.AbsoluteUri.TrimEnd('/') + "/language/";

    public HttpMessage Analyse(bool statistics, Action<Utf8JsonWriter> body) =>
        Message(RequestMethod.Post, Address(":analyze-text", statistics ? "&showStats=true" : ""), body);

    public HttpMessage Submit(Action<Utf8JsonWriter> body) => Message(RequestMethod.Post, Address("analyze-text/jobs"), body);

    public HttpMessage Job(string job, bool statistics) =>
        Message(RequestMethod.Get, Address($"analyze-text/jobs/{Uri.EscapeDataString(job)}", statistics ? "&showStats=true" : ""));

    public HttpMessage Page(string nextLink) => Message(RequestMethod.Get, new Uri(endpoint, nextLink));

    public HttpMessage Cancel(string job) => Message(RequestMethod.Post, Address($"analyze-text/jobs/{Uri.EscapeDataString(job)}:cancel"));

    /// <exception cref="RequestFailedException">The service answered with an error, or not at all.</exception>
    public Response Send(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            pipeline.Send(message, cancellationToken);
            return Checked(message.Response);
        }
    }

    /// <inheritdoc cref="Send" />
    public async ValueTask<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return Checked(message.Response);
        }
    }

    private static Response Checked(Response response) => response.IsError ? throw new RequestFailedException(response) : response;

    private Uri Address(string path, string query = "") => new($"{root}{path}?api-version={version}{query}");

    private HttpMessage Message(RequestMethod method, Uri address, Action<Utf8JsonWriter> body = null)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(Bytes(body));
        }

        return message;
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            body(writer);
        }

        return stream.ToArray();
    }
}
