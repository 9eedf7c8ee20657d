namespace CivicBot.ZaloStandIn;

/// <summary>What the stand-in plays when it starts. The defaults are the values of our signature and proof test vectors.</summary>
public sealed record StandInOptions
{
    public string AppId { get; init; } = "1234567890123456789";

    /// <summary>The app's secret key: header <c>secret_key</c> of token requests, key of <c>appsecret_proof</c>.</summary>
    public string AppSecret { get; init; } = "AppSecretForTests";

    /// <summary>The key that webhooks are signed with.</summary>
    public string OaSecretKey { get; init; } = "OaSecretKeyForTests";

    public IReadOnlyList<AccountOptions> Accounts { get; init; } = [new AccountOptions()];

    /// <summary>Where events go; null: nowhere until <see cref="Webhooks.WebhookSender.Url"/> is set.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:0";

    /// <summary>The clock of tokens, windows, uploads and time stamps. Timers run on it as well.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Saved callback addresses of the app; the consent page refuses every other one with -14003.</summary>
    public IReadOnlyList<string> CallbackUrls { get; init; } = [];

    public Behaviour Behaviour { get; init; } = new();
}

/// <summary>One Official Account.</summary>
public sealed record AccountOptions
{
    public const int Government = 4;
    public const int Business = 2;

    public string OaId { get; init; } = "3886132808788086450";

    public string Name { get; init; } = "UBND phường Mẫu";

    /// <summary>4: state agency (v2 message endpoint only); 2: business (v3 only).</summary>
    public int OaType { get; init; } = Government;

    /// <summary>A refresh token that is valid from the start; null: only consent gives one.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>An access token that is valid from the start, for 25 hours.</summary>
    public string? AccessToken { get; init; }
}
