namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>What became of a call to the webhook.</summary>
public enum ZaloWebhookOutcome
{
    /// <summary>Correctly signed and stored.</summary>
    Accepted,

    /// <summary>Correctly signed and stored before.</summary>
    Duplicate,

    /// <summary>Without signature: a probe of Zalo's console, or a stranger.</summary>
    NoSignature,

    /// <summary>The signature does not match, or is none.</summary>
    BadSignature,

    /// <summary>Signed or not, it names another app.</summary>
    WrongApp,

    /// <summary>Not one JSON object, or one without timestamp.</summary>
    Malformed,

    /// <summary>Larger than <see cref="ZaloOptions.MaxWebhookBytes"/>.</summary>
    TooLarge,

    /// <summary>The caller broke off.</summary>
    Aborted,

    /// <summary>Correctly signed, but the inbox could not store it: the only outcome that Zalo is told, so that it sends the event again.</summary>
    NotStored,
}
