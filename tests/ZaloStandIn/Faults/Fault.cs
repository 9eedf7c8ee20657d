using System.Text.Json.Serialization;

namespace CivicBot.ZaloStandIn.Faults;

/// <summary>How a faulty call is answered.</summary>
public enum FaultAnswer
{
    /// <summary>As without the fault, only later (<see cref="Fault.Delay"/>).</summary>
    Proper,

    /// <summary>HTTP 200 with <see cref="Fault.Code"/> in <c>error</c>.</summary>
    ErrorCode,

    /// <summary>HTTP 500 with a short text.</summary>
    ServerError,

    /// <summary>HTTP 502 with a gateway's HTML page.</summary>
    Html,

    /// <summary>HTTP 200 with an HTML page where JSON belongs.</summary>
    HtmlAsSuccess,

    /// <summary>The connection stays open and nothing ever comes.</summary>
    Silence,

    /// <summary>The connection is cut before the first byte.</summary>
    Cut,

    /// <summary>The connection is cut in the middle of the body.</summary>
    CutHalfway,

    /// <summary>The right answer, byte by byte, <see cref="Fault.Delay"/> between them.</summary>
    Drip,
}

/// <summary>A trouble that the stand-in makes.</summary>
/// <param name="Answer">What the caller gets.</param>
public sealed record Fault(FaultAnswer Answer)
{
    /// <summary>Whether the call takes effect (message delivered, tokens rotated) although it is answered badly.</summary>
    public bool TakesEffect { get; init; }

    /// <summary>Which calls: <c>token</c>, <c>send</c>, <c>upload</c>, <c>user</c>, <c>conversation</c>, <c>oa</c>, <c>quota</c>, <c>tag</c>, <c>zns</c>; null: all.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Only calls of this OA; null: all OAs.</summary>
    public string? OaId { get; init; }

    /// <summary>Only sends to this citizen; null: all.</summary>
    public string? UserId { get; init; }

    /// <summary>How many calls are hit; null: all until cleared.</summary>
    public int? Times { get; init; }

    /// <summary>Calls that pass before the first is hit.</summary>
    public int Skip { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>The call takes effect, and its answer waits until this is done; null: it does not wait. Only for tests in the same process.</summary>
    [JsonIgnore]
    public Task? HeldUntil { get; init; }

    public int Code { get; init; }

    public static Fault Slow(TimeSpan delay) => new(FaultAnswer.Proper) { TakesEffect = true, Delay = delay };

    /// <summary>The right answer, as late as the test wants it: no race against a clock.</summary>
    public static Fault Held(Task until) => new(FaultAnswer.Proper) { TakesEffect = true, HeldUntil = until };

    public static Fault Error(int code) => new(FaultAnswer.ErrorCode) { Code = code };

    /// <summary>-216 although the token is good as far as the caller can know.</summary>
    public static Fault TokenRefused { get; } = Error(-216);

    public static Fault RateLimited { get; } = Error(-32);

    /// <summary>Reported as failed (-200), and the citizen has it all the same.</summary>
    public static Fault DeliveredButError { get; } = new(FaultAnswer.ErrorCode) { Code = -200, TakesEffect = true, Endpoint = "send" };

    public static Fault DeliveredButCut { get; } = new(FaultAnswer.Cut) { TakesEffect = true, Endpoint = "send" };

    public static Fault DeliveredButSilent { get; } = new(FaultAnswer.Silence) { TakesEffect = true, Endpoint = "send" };

    /// <summary>The refresh never answers; the old refresh token is still good.</summary>
    public static Fault RefreshLostBeforeRotation { get; } = new(FaultAnswer.Silence) { Endpoint = "token" };

    /// <summary>The refresh never answers; the old refresh token is spent and nobody knows the new one.</summary>
    public static Fault RefreshLostAfterRotation { get; } = new(FaultAnswer.Silence) { TakesEffect = true, Endpoint = "token" };
}
