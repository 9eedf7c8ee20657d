using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Sends by <see cref="IHttpClientFactory"/>, a client for each request: connections are renewed, and tests and proxies take part.</summary>
internal sealed class CloudTransport(IHttpClientFactory clients) : HttpPipelineTransport
{
    /// <summary>Name of the client at the factory.</summary>
    public const string ClientName = "azure-language";

    public override Request CreateRequest() => Transport().CreateRequest();

    public override void Process(HttpMessage message) => Transport().Process(message);

    public override ValueTask ProcessAsync(HttpMessage message) => Transport().ProcessAsync(message);

    private HttpClientTransport Transport() => new(clients.CreateClient(ClientName));
}

/// <summary>Repeats what the service could not take, but never waits for a repetition that would come after the deadline of the call.</summary>
internal sealed class RetryWithinDeadline(int retries, DelayStrategy pauses, TimeProvider time) : RetryPolicy(retries, pauses)
{
    private const string Deadline = "CivicBot.Deadline";

    /// <summary>All requests made within it end before the deadline.</summary>
    public static IDisposable Until(DateTimeOffset deadline) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?>(StringComparer.Ordinal) { [Deadline] = deadline });

    /// <summary>The pause that the service asked for.</summary>
    public static TimeSpan? AskedPause(Response? response) =>
        response is not null
        && response.Headers.TryGetValue("Retry-After", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => base.ShouldRetry(message, exception) && IsInTime(message);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        await base.ShouldRetryAsync(message, exception) && IsInTime(message);

    private bool IsInTime(HttpMessage message) =>
        !message.TryGetProperty(Deadline, out var deadline)
        || deadline is not DateTimeOffset moment
        || time.GetUtcNow() + ((message.HasResponse ? AskedPause(message.Response) : null) ?? TimeSpan.Zero) < moment;
}
