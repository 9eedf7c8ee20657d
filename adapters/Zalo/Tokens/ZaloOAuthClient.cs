using System.Net.Http.Headers;
using System.Net.Mime;
using CivicBot.Adapters.Zalo.Client;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>Token requests to Zalo's OAuth v4: one attempt each, because a code or refresh token works once.</summary>
internal sealed class ZaloOAuthClient
{
    public const string HttpClientName = "zalo-oauth";

    private readonly IHttpClientFactory clients;
    private readonly ZaloOptions options;
    private readonly TimeSpan timeout;
    private readonly TimeProvider clock;

    public ZaloOAuthClient(IHttpClientFactory clients, IOptions<ZaloOptions> options, IOptions<ZaloApiOptions> api, TimeProvider clock)
    {
        this.clients = clients;
        this.options = options.Value;
        timeout = api.Value.TokenTimeout;
        this.clock = clock;
    }

    /// <summary>Zalo's consent page. There is no <c>scope</c> and no challenge method; S256 is implied.</summary>
    public Uri ConsentPage(string state, string codeChallenge) => new(
        $"{options.OAuthUrl.TrimEnd('/')}/v4/oa/permission?app_id={Uri.EscapeDataString(options.AppId)}"
        + $"&redirect_uri={Uri.EscapeDataString(options.CallbackUrl)}&code_challenge={Uri.EscapeDataString(codeChallenge)}&state={Uri.EscapeDataString(state)}");

    /// <summary>Spends the refresh token.</summary>
    public Task<ZaloOAuthAnswer> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        RequestAsync([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], cancellationToken);

    /// <summary>Spends the code of a consent.</summary>
    public Task<ZaloOAuthAnswer> ExchangeAsync(string code, string codeVerifier, CancellationToken cancellationToken) =>
        RequestAsync([new("grant_type", "authorization_code"), new("code", code), new("code_verifier", codeVerifier)], cancellationToken);

    /// <summary>What a refused refresh token is remembered by: corrected app credentials make it worth another try.</summary>
    public string RefusalFingerprint(string refreshToken) => ZaloFingerprint.Of($"{options.AppId}\n{options.AppSecret}\n{refreshToken}");

    private async Task<ZaloOAuthAnswer> RequestAsync(KeyValuePair<string, string>[] grant, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.OAuthUrl.TrimEnd('/')}/v4/oa/access_token");
        request.Content = new FormUrlEncodedContent([new("app_id", options.AppId), .. grant]);
        request.Headers.Add("secret_key", options.AppSecret);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return ZaloOAuthAnswer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException exception)
        {
            return ZaloTransport.NeverLeft(exception)
                ? new ZaloOAuthAnswer.Postponed(exception.HttpRequestError.ToString())
                : new ZaloOAuthAnswer.Unanswered(exception.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ZaloOAuthAnswer.Unanswered("time-out");
        }
    }
}
