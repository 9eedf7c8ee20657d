using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>One HTTP attempt with a given token: headers, time-out, reading of the answer.</summary>
internal sealed class ZaloHttp
{
    public const string HttpClientName = "zalo-api";

    private readonly IHttpClientFactory clients;
    private readonly ZaloOptions options;
    private readonly ZaloApiOptions api;
    private readonly ZaloMetrics metrics;
    private readonly ZaloUnknownErrors unknown;
    private readonly TimeProvider clock;

    public ZaloHttp(
        IHttpClientFactory clients,
        IOptions<ZaloOptions> options,
        IOptions<ZaloApiOptions> api,
        ZaloMetrics metrics,
        ZaloUnknownErrors unknown,
        TimeProvider clock)
    {
        this.clients = clients;
        this.options = options.Value;
        this.api = api.Value;
        this.metrics = metrics;
        this.unknown = unknown;
        this.clock = clock;
    }

    /// <summary>HMAC-SHA256 of the access token under the app secret, lower-case hex: header <c>appsecret_proof</c>.</summary>
    public static string Proof(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));

    /// <returns>The answer, and how many calls of this minute Zalo says are left (null: it did not say).</returns>
    public async Task<(ZaloAnswer Answer, int? Remaining)> TryAsync(ZaloCall call, string accessToken, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (answer, remaining) = await SendAsync(call, accessToken, cancellationToken);
        metrics.Call(call.Endpoint, answer, clock.GetElapsedTime(started));
        if (answer is ZaloAnswer.Failed { Error.Code: not 429 } failed && !ZaloErrors.IsKnown(call.Family, failed.Error.Code))
        {
            unknown.Count(call.Endpoint, failed.Error.Code);
        }

        return (answer, remaining);
    }

    private async Task<(ZaloAnswer Answer, int? Remaining)> SendAsync(ZaloCall call, string accessToken, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout(call.Kind), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var request = new HttpRequestMessage(
            call.Content is null ? HttpMethod.Get : HttpMethod.Post, Host(call.Family).TrimEnd('/') + call.PathAndQuery);
        request.Content = call.Content?.Invoke();
        request.Headers.TryAddWithoutValidation("access_token", accessToken);
        if (options.SendAppSecretProof)
        {
            request.Headers.TryAddWithoutValidation("appsecret_proof", Proof(options.AppSecret, accessToken));
        }

        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            var answer = ZaloAnswer.Read(call.Family, (int)response.StatusCode, body, response.Headers.RetryAfter?.Delta, clock.GetUtcNow());
            return (answer, Remaining(response));
        }
        catch (HttpRequestException exception)
        {
            return (new ZaloAnswer.Nothing(exception.HttpRequestError.ToString(), ZaloTransport.NeverLeft(exception)), null);
        }
        catch (IOException)
        {
            return (new ZaloAnswer.Nothing("connection broken", NeverLeft: false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new ZaloAnswer.Nothing("time-out", NeverLeft: false), null);
        }
    }

    private string Host(ZaloErrorFamily family) => family switch
    {
        ZaloErrorFamily.Oa => options.OpenApiUrl,
        ZaloErrorFamily.Zns => options.ZnsUrl,
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    private TimeSpan Timeout(ZaloCallKind kind) => kind switch
    {
        ZaloCallKind.Read => api.ReadTimeout,
        ZaloCallKind.Send => api.SendTimeout,
        ZaloCallKind.Upload => api.UploadTimeout,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static int? Remaining(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-RateLimit-Remain", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var remaining)
            ? remaining
            : null;
}
