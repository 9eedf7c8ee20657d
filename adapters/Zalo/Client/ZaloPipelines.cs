using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// How a call is repeated and when an endpoint of an OA is left alone. A circuit belongs to one OA and one endpoint: a missing permission for
/// user details must not stop the answers.
/// </summary>
internal sealed class ZaloPipelines : IDisposable
{
    private const int MaxRepetitions = 2;
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(10);

    private readonly ResiliencePipelineRegistry<string> registry = new();
    private readonly TimeSpan retryDelay;
    private readonly TimeProvider clock;

    public ZaloPipelines(IOptions<ZaloApiOptions> options, TimeProvider clock)
    {
        retryDelay = options.Value.RetryDelay;
        this.clock = clock;
    }

    public ResiliencePipeline<ZaloAnswer> For(string oaId, ZaloCall call) =>
        registry.GetOrAddPipeline<ZaloAnswer>($"{oaId}/{call.Endpoint}", builder => Build(builder, call.Kind));

    public void Dispose() => registry.Dispose();

    /// <summary>
    /// A read is repeated after anything that passes soon; what a citizen would see only when no connection came about. A rate limit is waited
    /// out by the caller's queue, not here.
    /// </summary>
    private static bool IsRepeatable(ZaloAnswer? answer, ZaloCallKind kind) => answer switch
    {
        ZaloAnswer.Nothing { NeverLeft: true } => true,
        ZaloAnswer.Nothing => kind == ZaloCallKind.Read,
        _ => false,
    };

    /// <summary>Zalo's own refusals only: a missing token costs no call, and must work the moment that somebody consents.</summary>
    private static bool NeedsAPerson(ZaloAnswer? answer) =>
        answer is ZaloAnswer.Failed { Error: { Class: ZaloErrorClass.Config, Code: < ZaloLocalErrors.NoGrant } };

    private void Build(ResiliencePipelineBuilder<ZaloAnswer> builder, ZaloCallKind kind)
    {
        builder.TimeProvider = clock;
        builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ZaloAnswer>
            {
                ShouldHandle = arguments => ValueTask.FromResult(NeedsAPerson(arguments.Outcome.Result)),
                FailureRatio = 0.6,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDurationGenerator = arguments => ValueTask.FromResult(BreakFor(arguments.HalfOpenAttempts)),
            })
            .AddRetry(new RetryStrategyOptions<ZaloAnswer>
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsRepeatable(arguments.Outcome.Result, kind)),
                MaxRetryAttempts = MaxRepetitions,
                Delay = retryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
    }

    private static TimeSpan BreakFor(int halfOpenAttempts) =>
        TimeSpan.FromTicks(Math.Min(FirstBreak.Ticks << Math.Min(halfOpenAttempts, 6), LongestBreak.Ticks));
}
