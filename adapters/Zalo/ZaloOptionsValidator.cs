using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo;

/// <summary>Refuses a half configured channel, one sentence at a time: the key, what is wrong, what to do.</summary>
public sealed class ZaloOptionsValidator : IValidateOptions<ZaloOptions>
{
    public ValidateOptionsResult Validate(string? name, ZaloOptions options) =>
        Problems(options).FirstOrDefault() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Problems(ZaloOptions options)
    {
        if (options.IsOff)
        {
            if (LeftOver(options) is { } key)
            {
                yield return $"Zalo:AppId is empty although {key} is set; set Zalo:AppId to the app's id from developers.zalo.me, "
                    + $"or clear {key} to switch the channel off.";
            }

            yield break;
        }

        if (!IsId(options.AppId))
        {
            yield return "Zalo:AppId must be the numeric id of the app; copy it from developers.zalo.me.";
        }

        if (string.IsNullOrWhiteSpace(options.AppSecret))
        {
            yield return "Zalo:AppSecret is empty; set it to the App Secret Key (Khóa bí mật của ứng dụng) of the app, "
                + "without it no token can be refreshed.";
        }

        if (!Enum.IsDefined(options.SignatureVariant))
        {
            yield return $"Zalo:SignatureVariant is not known; use one of {string.Join(", ", Enum.GetNames<ZaloSignatureVariant>())}.";
        }

        if (options.SignatureVariant == ZaloSignatureVariant.OaIdFirst && string.IsNullOrWhiteSpace(options.OaSecretKey))
        {
            yield return "Zalo:OaSecretKey is empty although Zalo:SignatureVariant is OaIdFirst; set it to the OA Secret Key "
                + "from the app's Webhook page.";
        }

        foreach (var problem in Hosts(options).Concat(Accounts(options)).Concat(Limits(options)))
        {
            yield return problem;
        }
    }

    private static string? LeftOver(ZaloOptions options) => options switch
    {
        { AppSecret.Length: > 0 } => "Zalo:AppSecret",
        { OaSecretKey.Length: > 0 } => "Zalo:OaSecretKey",
        { Accounts.Count: > 0 } => "Zalo:Accounts",
        { CallbackUrl.Length: > 0 } => "Zalo:CallbackUrl",
        _ => null,
    };

    private static IEnumerable<string> Hosts(ZaloOptions options)
    {
        (string Key, string Value)[] hosts =
            [("OpenApiUrl", options.OpenApiUrl), ("OAuthUrl", options.OAuthUrl), ("ZnsUrl", options.ZnsUrl)];
        foreach (var (key, _) in hosts.Where(host => !IsHttp(host.Value, out var _)))
        {
            yield return $"Zalo:{key} must be an absolute http or https address; remove the key to use Zalo's own.";
        }

        if (options.CallbackUrl.Length > 0 && (!IsHttp(options.CallbackUrl, out var callback) || callback!.Query.Length > 0))
        {
            yield return "Zalo:CallbackUrl must be an absolute address without query string, exactly as saved in Zalo's console, "
                + "for example https://example.vn/zalo/oauth/callback.";
        }
    }

    private static IEnumerable<string> Accounts(ZaloOptions options)
    {
        for (var index = 0; index < options.Accounts.Count; index++)
        {
            if (!IsId(options.Accounts[index].OaId))
            {
                yield return $"Zalo:Accounts:{index}:OaId must be the numeric id of the Official Account; copy it from oa.zalo.me.";
            }
            else if (options.Accounts.Take(index).Any(earlier => earlier.OaId == options.Accounts[index].OaId))
            {
                yield return $"Zalo:Accounts:{index}:OaId repeats an earlier account; keep one entry for each Official Account.";
            }
        }
    }

    private static IEnumerable<string> Limits(ZaloOptions options)
    {
        if (options.MaxWebhookBytes is < 4096 or > 64 * 1024 * 1024)
        {
            yield return "Zalo:MaxWebhookBytes must lie between 4096 and 67108864; remove the key for the default of 1 MB.";
        }

        if (options.QuietPeriod < TimeSpan.Zero || options.QuietPeriod > TimeSpan.FromDays(7))
        {
            yield return "Zalo:QuietPeriod must lie between 00:00:00 and 7.00:00:00; remove the key for the default of 30 minutes.";
        }

        if (string.IsNullOrWhiteSpace(options.HandBackWord))
        {
            yield return "Zalo:HandBackWord is empty; set the word by which officials hand a conversation back, or remove the key for #bot.";
        }

        foreach (var code in options.VerifierCodes)
        {
            if (code.Length is 0 or > 200 || !code.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            {
                yield return "Zalo:VerifierCodes holds something else than letters, digits, '-' and '_'; copy only the code between "
                    + "'zalo_verifier' and '.html'.";
            }
        }
    }

    private static bool IsId(string value) => value.Length is > 0 and <= 32 && value.All(char.IsAsciiDigit);

    private static bool IsHttp(string value, out Uri? address) =>
        Uri.TryCreate(value, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
