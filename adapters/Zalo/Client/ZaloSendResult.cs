namespace CivicBot.Adapters.Zalo.Client;

/// <summary>What came of a call that sends.</summary>
public abstract record ZaloSendResult
{
    private ZaloSendResult()
    {
    }

    public sealed record Sent(string MessageId) : ZaloSendResult;

    /// <summary>Zalo answered with an error: not delivered, unless the class is <see cref="ZaloErrorClass.Uncertain"/>.</summary>
    public sealed record Failed(ZaloError Error) : ZaloSendResult;

    /// <summary>No usable answer (time-out, broken connection, 5xx, a body that is not JSON): it may have been delivered.</summary>
    public sealed record OutcomeUnknown(string Reason) : ZaloSendResult;

    /// <summary>Not tried: the citizen's interaction window is closed by our own clock.</summary>
    public sealed record WindowClosed(TimeSpan SinceLastInteraction) : ZaloSendResult;
}

/// <summary>An answer other than success.</summary>
/// <param name="Code">Zalo's number.</param>
/// <param name="Class">What to do about it.</param>
/// <param name="Message">Zalo's text; for operators, never for citizens; holds no personal data of ours.</param>
/// <param name="RetryAfter">Earliest sensible repetition, where known.</param>
public sealed record ZaloError(int Code, ZaloErrorClass Class, string Message, TimeSpan? RetryAfter = null);

/// <summary>Classes of Zalo errors by what they ask of the caller.</summary>
public enum ZaloErrorClass
{
    /// <summary>Access token invalid or expired: refresh once, repeat once.</summary>
    Refresh,

    /// <summary>Passing: repeat with growing pauses.</summary>
    Backoff,

    /// <summary>The citizen cannot be written to now.</summary>
    Window,

    /// <summary>Wrong input: repeating cannot help.</summary>
    Drop,

    /// <summary>The channel's configuration or contract: stop the channel for this OA and tell a person.</summary>
    Config,

    /// <summary>A quota is used up: later.</summary>
    Quota,

    /// <summary>The other generation of the send endpoint is the right one for this OA.</summary>
    Switch,

    /// <summary>Reported as failed but possibly delivered: look before repeating.</summary>
    Uncertain,
}
