using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo;

/// <summary>A message that was sent directly (without an outbox) did not reach the citizen, or may not have.</summary>
public sealed class ZaloSendException : Exception
{
    public ZaloSendException(int code, ZaloErrorClass errorClass, string message)
        : base(message)
    {
        Code = code;
        ErrorClass = errorClass;
    }

    /// <summary>Zalo's error number; 0 where Zalo gave none (no answer, or our own clock closed the window).</summary>
    public int Code { get; }

    /// <summary><see cref="ZaloErrorClass.Uncertain"/>: it may have been delivered, sending it again may double it.</summary>
    public ZaloErrorClass ErrorClass { get; }

    internal static ZaloSendException From(ZaloSendResult result) => result switch
    {
        ZaloSendResult.Failed { Error: var error } => new(error.Code, error.Class, $"Zalo answered {error.Code} ({error.Class}): {error.Message}"),
        ZaloSendResult.OutcomeUnknown { Reason: var reason } =>
            new(0, ZaloErrorClass.Uncertain, $"No usable answer from Zalo, the message may have been delivered: {reason}"),
        ZaloSendResult.WindowClosed { SinceLastInteraction: var since } =>
            new(0, ZaloErrorClass.Window, $"The citizen's last interaction was {since.TotalDays:0.#} days ago; Zalo allows messages for seven."),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "Not a failure."),
    };
}
