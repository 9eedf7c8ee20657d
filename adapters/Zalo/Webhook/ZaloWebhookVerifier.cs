using System.Text;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>Decides whether a body was signed for our app. One configured rule; nothing else is ever accepted.</summary>
internal sealed class ZaloWebhookVerifier
{
    private readonly string appId;
    private readonly byte[] appIdBytes;
    private readonly byte[] oaSecret;
    private readonly byte[] appSecret;
    private readonly ZaloSignatureVariant variant;

    public ZaloWebhookVerifier(IOptions<ZaloOptions> options)
    {
        appId = options.Value.AppId;
        appIdBytes = Encoding.UTF8.GetBytes(appId);
        oaSecret = Encoding.UTF8.GetBytes(options.Value.OaSecretKey);
        appSecret = Encoding.UTF8.GetBytes(options.Value.AppSecret);
        variant = options.Value.SignatureVariant;
    }

    /// <summary>The App Secret Key signs: by choice, or because there is no OA Secret Key.</summary>
    public bool UsesAppSecret => oaSecret.Length == 0 || variant is ZaloSignatureVariant.AppSecret or ZaloSignatureVariant.OaIdFirstAppSecret;

    /// <summary>A body without app id passes: the hash over our own id binds it to our app.</summary>
    public bool IsOurApp(in ZaloEnvelope envelope) => envelope.AppId is null || envelope.AppId == appId;

    public bool Accepts(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> body, in ZaloEnvelope envelope, string oaId) =>
        Matches(mac, body, envelope, oaId, variant);

    /// <summary>Which other variant would have matched a refused body: for the log and the setup assistant only.</summary>
    public ZaloSignatureVariant? WouldMatch(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> body, in ZaloEnvelope envelope)
    {
        foreach (var candidate in Enum.GetValues<ZaloSignatureVariant>())
        {
            foreach (var oaId in (ReadOnlySpan<string?>)[envelope.OaId, envelope.RecipientId, envelope.SenderId])
            {
                if (candidate != variant && oaId is not null && Matches(mac, body, envelope, oaId, candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private bool Matches(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> body, in ZaloEnvelope envelope, string oaId, ZaloSignatureVariant rule)
    {
        var key = rule switch
        {
            ZaloSignatureVariant.Documented or ZaloSignatureVariant.OaIdFirst => oaSecret.Length > 0 ? oaSecret : appSecret,
            ZaloSignatureVariant.AppSecret or ZaloSignatureVariant.OaIdFirstAppSecret => appSecret,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown signature variant."),
        };

        // A hash with an empty key is no secret: anybody could compute it.
        if (key.Length == 0 || envelope.Timestamp.IsEmpty)
        {
            return false;
        }

        var firstTerm = rule is ZaloSignatureVariant.Documented or ZaloSignatureVariant.AppSecret ? appIdBytes : Encoding.UTF8.GetBytes(oaId);
        return ZaloSignature.Matches(mac, firstTerm, body, envelope.Timestamp.Span, key);
    }
}
