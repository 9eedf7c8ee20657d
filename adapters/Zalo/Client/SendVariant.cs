using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>One way to send a message. Each refusal that a plainer way can mend takes one thing away, so that there is an end.</summary>
/// <param name="ByMessageId">Recipient by the citizen's message (a free reply on v2) instead of by user id.</param>
/// <param name="WithQuote">Quotes the citizen's message.</param>
/// <param name="WithButtons">Shows buttons beside the choices in the text.</param>
/// <param name="Switched">The other generation of the endpoint was refused already.</param>
internal readonly record struct SendVariant(ZaloSendFlavor Flavor, bool ByMessageId, bool WithQuote, bool WithButtons, bool Switched = false)
{
    /// <summary>Replies to a message younger than this are free on v2.</summary>
    private static readonly TimeSpan ReplyWindow = TimeSpan.FromHours(48);

    /// <summary>How a message is tried first.</summary>
    public static SendVariant First(ZaloMessage message, ZaloSendFlavor flavor, DateTimeOffset now) => new(
        message.Content is ZaloContent.Reaction ? ZaloSendFlavor.V2Message : flavor,
        ByMessageId: message.ReplyToMessageId is not null
            && message.Content is not ZaloContent.Reaction
            && message.LastInteractionAt is { } at
            && now - at < ReplyWindow,
        WithQuote: message.Content is ZaloContent.Text { QuoteMessageId: not null },
        WithButtons: message.Content is ZaloContent.Text { Buttons.Count: > 0 });

    /// <summary>The type of state agencies (OA Cơ quan nhà nước) starts with v2, everybody else with v3.</summary>
    public static ZaloSendFlavor Guess(int? oaType) => oaType == 4 ? ZaloSendFlavor.V2Message : ZaloSendFlavor.V3Cs;

    /// <summary>Whether this way addresses the citizen by message id.</summary>
    public bool RepliesByMessageId => ByMessageId && Flavor == ZaloSendFlavor.V2Message;

    /// <summary>
    /// The next way after a refusal, or null when there is none. Only -235 and -240 lead to the other endpoint: after other errors Zalo
    /// sometimes has delivered, and the citizen would get the message twice.
    /// </summary>
    /// <param name="canSwitch">False for what exists on one endpoint only (reactions).</param>
    public SendVariant? After(ZaloError error, bool canSwitch) => (error.Code, Flavor) switch
    {
        (ZaloErrors.WrongOaType, ZaloSendFlavor.V3Cs) when canSwitch && !Switched => this with { Flavor = ZaloSendFlavor.V2Message, Switched = true },
        (ZaloErrors.V2Closed, ZaloSendFlavor.V2Message) when canSwitch && !Switched => this with { Flavor = ZaloSendFlavor.V3Cs, Switched = true },
        (ZaloErrors.InvalidParameter, _) => WithoutInvalid(error.Message),
        (ZaloErrors.UnsupportedMessage, _) when WithButtons => this with { WithButtons = false },
        _ => null,
    };

    /// <summary>Takes away what the text of -201 names; if it names nothing of it, the likeliest: a stale quote, a stale message, the buttons.</summary>
    private SendVariant? WithoutInvalid(string text)
    {
        var named = (
            Quote: Names(text, "quote"),
            Message: Names(text, "message_id") || Names(text, "recipient"),
            Buttons: Names(text, "button") || Names(text, "attachment") || Names(text, "payload"));
        return this switch
        {
            { WithQuote: true } when named.Quote => this with { WithQuote = false },
            { WithButtons: true } when named.Buttons => this with { WithButtons = false },
            { RepliesByMessageId: true } when named.Message => this with { ByMessageId = false },
            { WithQuote: true } => this with { WithQuote = false },
            { RepliesByMessageId: true } => this with { ByMessageId = false },
            { WithButtons: true } => this with { WithButtons = false },
            _ => null,
        };
    }

    private static bool Names(string text, string parameter) => text.Contains(parameter, StringComparison.OrdinalIgnoreCase);
}
