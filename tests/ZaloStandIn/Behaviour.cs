namespace CivicBot.ZaloStandIn;

/// <summary>
/// Everything that sources disagree on or that differs between OAs, switchable while running. The defaults are the documented reading.
/// </summary>
public sealed class Behaviour
{
    /// <summary>When the echo (<c>oa_send_*</c>) of a delivered message is posted, relative to the answer of the send call.</summary>
    public EchoTiming Echoes { get; set; } = EchoTiming.AfterAnswer;

    /// <summary>Receipts that citizens' phones return for delivered messages.</summary>
    public Receipts Receipts { get; set; } = Receipts.None;

    /// <summary>Who stands in <c>sender</c> of a receipt; sources contradict each other.</summary>
    public ReceiptDirection ReceiptDirection { get; set; } = ReceiptDirection.FromCitizen;

    /// <summary>Whether a message with buttons is echoed as <c>oa_send_template</c> with a zinstant attachment instead of <c>oa_send_text</c>.</summary>
    public bool ButtonsEchoedAsTemplate { get; set; } = true;

    /// <summary>False: a message with buttons is refused with -233.</summary>
    public bool ButtonsAllowed { get; set; } = true;

    /// <summary>The app has <c>appsecret_proof</c> switched on: calls without the right proof get -242 (OA) or -1241 (ZNS).</summary>
    public bool RequireAppSecretProof { get; set; }

    /// <summary>Whether the consent redirect carries <c>state</c>.</summary>
    public bool ReturnState { get; set; } = true;

    /// <summary><c>expires_in</c> as a number instead of the documented string.</summary>
    public bool NumericExpiresIn { get; set; }

    /// <summary>OAuth errors carry a numeric <c>error</c> beside the names.</summary>
    public bool NumericOAuthErrors { get; set; }

    /// <summary><c>getoa</c> answers <c>oaid</c> instead of <c>oa_id</c>.</summary>
    public bool OldOaIdSpelling { get; set; }

    /// <summary><c>error</c> of the OA API as a numeric string.</summary>
    public bool ErrorAsString { get; set; }

    /// <summary>Free replies within 48 hours of an interaction; later ones are charged, not refused.</summary>
    public int FreeReplies { get; set; } = 8;

    /// <summary>Requests a minute of the app before -32.</summary>
    public int AppRequestsPerMinute { get; set; } = 4_000;

    /// <summary>Requests a minute of one OA before -32 (by package, not published).</summary>
    public int AccountRequestsPerMinute { get; set; } = 4_000;

    public int UploadsPerMonth { get; set; } = 5_000;

    /// <summary>How long a webhook may take until it counts as failed.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Factor on the redelivery pauses of 30 s, 5 min, 15 min, 30 min and 1 h.</summary>
    public double RedeliveryFactor { get; set; } = 1;

    /// <summary>After the last redelivery the app loses its webhook.</summary>
    public bool DisableWebhookAfterLadder { get; set; } = true;
}

public enum EchoTiming
{
    Off,

    /// <summary>The echo was posted and answered before the send call returns.</summary>
    BeforeAnswer,
    AfterAnswer,

    /// <summary>Echo and answer leave at the same time.</summary>
    Racing,
}

[Flags]
public enum Receipts
{
    None = 0,
    Received = 1,
    Seen = 2,
    Both = Received | Seen,
}

public enum ReceiptDirection
{
    FromCitizen,
    FromAccount,
}
