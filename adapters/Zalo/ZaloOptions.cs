namespace CivicBot.Adapters.Zalo;

/// <summary>
/// The Zalo app and its Official Accounts (section <c>Zalo</c>). An empty <see cref="AppId"/> switches the channel off; a half filled
/// section stops the start (see <see cref="ZaloOptionsValidator"/>).
/// </summary>
public sealed class ZaloOptions
{
    public const string SectionName = "Zalo";

    /// <summary>Id of the app at developers.zalo.me (digits).</summary>
    public string AppId { get; set; } = "";

    /// <summary>App Secret Key (Khóa bí mật của ứng dụng): token requests and <c>appsecret_proof</c>.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>OA Secret Key, shown on the app's Webhook page once the webhook address was saved: signs the webhook. Not the App Secret Key.</summary>
    public string OaSecretKey { get; set; } = "";

    /// <summary>What Zalo hashes into the webhook signature. Changed on purpose only, after the log named the variant that matches.</summary>
    public ZaloSignatureVariant SignatureVariant { get; set; } = ZaloSignatureVariant.Documented;

    public string OpenApiUrl { get; set; } = "https://openapi.zalo.me";

    public string OAuthUrl { get; set; } = "https://oauth.zaloapp.com";

    /// <summary>Host of template messages (ZNS/ZBS) by phone number.</summary>
    public string ZnsUrl { get; set; } = "https://business.openapi.zalo.me";

    /// <summary>Sends <c>appsecret_proof</c> with every call; needed when the app has that protection switched on, harmless otherwise.</summary>
    public bool SendAppSecretProof { get; set; } = true;

    /// <summary>Seeds of the token store; what the store holds wins afterwards.</summary>
    public IList<ZaloAccountOptions> Accounts { get; set; } = [];

    /// <summary>The saved callback address of the consent flow, without query; ends in <c>/zalo/oauth/callback</c>. Empty: tokens are pasted.</summary>
    public string CallbackUrl { get; set; } = "";

    /// <summary>Fixed PKCE verifier, where the consent link was made in Zalo's console; empty: a fresh one for each consent.</summary>
    public string CodeVerifier { get; set; } = "";

    /// <summary>Codes of the domain verification files <c>/zalo_verifier{code}.html</c> that this host serves.</summary>
    public IList<string> VerifierCodes { get; set; } = [];

    /// <summary>Largest webhook body that is read, in bytes; Zalo's own are a few kB.</summary>
    public int MaxWebhookBytes { get; set; } = 1024 * 1024;

    /// <summary>How long the bot keeps out of a conversation after a human official wrote there; zero: it never does.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Written by the official in the OA's chat tool (alone or within a message), hands the conversation back to the bot at once.</summary>
    public string HandBackWord { get; set; } = "#bot";

    /// <summary>Reaction put on the citizen's message for a typing activity; empty: none. The OA API has no other sign of work.</summary>
    public string WorkingReaction { get; set; } = "/-strong";

    /// <summary>The channel is off: nothing is received, sent or refreshed.</summary>
    public bool IsOff => AppId.Length == 0;
}

/// <summary>Seed of one Official Account.</summary>
public sealed class ZaloAccountOptions
{
    public string OaId { get; set; } = "";

    public string RefreshToken { get; set; } = "";

    public string AccessToken { get; set; } = "";

    /// <summary>4: state agency (OA Cơ quan nhà nước); 2: business; null: asked from Zalo.</summary>
    public int? OaType { get; set; }
}

/// <summary>
/// The readings of Zalo's signature rule that are in circulation. The documented one is
/// <c>SHA256(app_id + raw body + timestamp + OA secret key)</c>, with the App Secret Key where no OA Secret Key is configured.
/// </summary>
public enum ZaloSignatureVariant
{
    /// <summary><c>app_id</c> first, OA Secret Key last (App Secret Key when there is no other).</summary>
    Documented,

    /// <summary><c>app_id</c> first, App Secret Key last although an OA Secret Key is configured.</summary>
    AppSecret,

    /// <summary>The OA's id first, OA Secret Key last.</summary>
    OaIdFirst,

    /// <summary>The OA's id first, App Secret Key last.</summary>
    OaIdFirstAppSecret,
}
