using CivicBot.Adapters.Zalo.Tokens;
using Polly.CircuitBreaker;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>A call on behalf of an OA: token, limits, repetition, circuit; a refused token is renewed once and the call made once more.</summary>
internal sealed class ZaloApi
{
    private readonly ZaloHttp http;
    private readonly ZaloTokenService tokens;
    private readonly ZaloRateLimits limits;
    private readonly ZaloPipelines pipelines;
    private readonly ZaloHealth health;
    private readonly TimeProvider clock;

    public ZaloApi(ZaloHttp http, ZaloTokenService tokens, ZaloRateLimits limits, ZaloPipelines pipelines, ZaloHealth health, TimeProvider clock)
    {
        this.http = http;
        this.tokens = tokens;
        this.limits = limits;
        this.pipelines = pipelines;
        this.health = health;
        this.clock = clock;
    }

    public async Task<ZaloAnswer> CallAsync(string oaId, ZaloCall call, CancellationToken cancellationToken)
    {
        var answer = await GuardedAsync(oaId, call, cancellationToken);
        Report(oaId, call, answer);
        return answer;
    }

    private async Task<ZaloAnswer> GuardedAsync(string oaId, ZaloCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await pipelines.For(oaId, call).ExecuteAsync(
                static async (state, token) => await state.Self.AuthorisedAsync(state.OaId, state.Call, token),
                (Self: this, OaId: oaId, Call: call),
                cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            return new ZaloAnswer.Failed(new ZaloError(
                ZaloLocalErrors.CircuitOpen, ZaloErrorClass.Config, "not called: see the channel's health", exception.RetryAfter));
        }
    }

    private async Task<ZaloAnswer> AuthorisedAsync(string oaId, ZaloCall call, CancellationToken cancellationToken)
    {
        var access = await tokens.GetAsync(oaId, cancellationToken);
        if (access is not ZaloAccess.Granted first)
        {
            return Denied(access);
        }

        var answer = await LimitedAsync(oaId, call, first.AccessToken, cancellationToken);
        if (answer is not ZaloAnswer.Failed { Error.Class: ZaloErrorClass.Refresh })
        {
            return answer;
        }

        var renewed = await tokens.RenewAsync(oaId, first.AccessToken, cancellationToken);
        return renewed is ZaloAccess.Granted second
            ? await LimitedAsync(oaId, call, second.AccessToken, cancellationToken)
            : Denied(renewed);
    }

    private async Task<ZaloAnswer> LimitedAsync(string oaId, ZaloCall call, string accessToken, CancellationToken cancellationToken)
    {
        if (await limits.AcquireAsync(oaId, cancellationToken) is { } wait)
        {
            return new ZaloAnswer.Failed(new ZaloError(ZaloLocalErrors.RateLimited, ZaloErrorClass.Backoff, "not called: rate limit", wait));
        }

        var (answer, remaining) = await http.TryAsync(call, accessToken, cancellationToken);
        await limits.HeedAsync(oaId, remaining);
        if (answer is ZaloAnswer.Failed { Error: { Code: ZaloErrors.RateLimit or 429, RetryAfter: { } pause } error })
        {
            await limits.PauseAsync(IsOfApp(error.Message) ? "" : oaId, pause);
        }

        return answer;
    }

    /// <summary>One code for two limits: only the text says which. In doubt it is the OA's, so that the others go on until they hear it themselves.</summary>
    private static bool IsOfApp(string text) =>
        text.Contains("app", StringComparison.OrdinalIgnoreCase)
        && !text.Contains("official account", StringComparison.OrdinalIgnoreCase)
        && !text.Contains("OA", StringComparison.Ordinal);

    private static ZaloAnswer.Failed Denied(ZaloAccess access) => new(access switch
    {
        ZaloAccess.ConsentNeeded needed => new ZaloError(ZaloLocalErrors.NoGrant, ZaloErrorClass.Config, needed.Reason),
        ZaloAccess.Unavailable unavailable => new ZaloError(ZaloLocalErrors.TokenUnavailable, ZaloErrorClass.Backoff, unavailable.Reason, unavailable.RetryAfter),
        _ => throw new InvalidOperationException($"A token was denied with {access.GetType().Name}."),
    });

    private void Report(string oaId, ZaloCall call, ZaloAnswer answer)
    {
        var topic = $"config:{call.Endpoint}";
        switch (answer)
        {
            case ZaloAnswer.Ok:
                health.Clear(oaId, topic);
                break;
            case ZaloAnswer.Failed { Error: { Class: ZaloErrorClass.Config, Code: < ZaloLocalErrors.NoGrant } error }:
                health.Report(
                    oaId,
                    topic,
                    call is { Kind: ZaloCallKind.Send, Family: ZaloErrorFamily.Oa } ? ZaloHealthLevel.Down : ZaloHealthLevel.Degraded,
                    $"Zalo refuses {call.Endpoint} with {error.Code} ({error.Message}); change the app or the OA in Zalo's console.",
                    clock.GetUtcNow());
                break;
        }
    }
}
